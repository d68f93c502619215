import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import type { Field } from '@tg-cloud/contract/fields'
import { parquetType as type } from '@tg-cloud/contract/load-query'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loading } from '../../../test/loading.ts'
import { parquetOf } from '../../../test/parquet.ts'
import { type Person, person } from '../../../test/people.ts'
import { type StartedApp, startApp } from '../../../test/start-app.ts'

let app: StartedApp
let owner: Person
let use: ReturnType<typeof loading>
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER', '김민지')
  use = loading(app, owner.accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())

/** Loads what a SELECT answers into a new data set; its rows without their ids, and why rows were refused. */
async function loaded(fields: Field[], select: string, query = '') {
  const dataset = await use.dataset(fields)
  const answer = await use.load(dataset.slug, await parquetOf(select), { type, query })
  expect(answer.status, answer.text).toBe(201)
  const { received, accepted, updated, duplicate, quarantined, errors } = answer.ingest
  expect(accepted + updated + duplicate + quarantined).toBe(received)
  return {
    ingest: answer.ingest,
    rows: (await use.rows(dataset)).map(([, ...cells]) => cells),
    refused: errors.map(({ row, field, code }) => [row, field, code]),
    errors,
  }
}
const one = async (field: Field, values: string, query = '') => {
  const { rows, refused } = await loaded(
    [field],
    `SELECT * FROM (VALUES ${values}) AS t("${field.name}")`,
    query,
  )
  return { values: rows.map(([cell]) => cell), refused: refused.map(([row, , code]) => `${row} ${code}`) }
}
const most = 2n ** 63n - 1n
const micros = (time: string) => BigInt(Date.parse(time)) * 1_000n

describe('loading Parquet', () => {
  it('answers a receipt whose numbers add up, by the names or labels of fields', async () => {
    const dataset = await use.dataset([
      { name: 'day', type: 'date', label: { ko: '날짜' }, required: true },
      { name: 'stop', type: 'keyword', label: { ko: '정류장' } },
      { name: 'boarded', type: 'int' },
    ])
    const bytes = await parquetOf(
      `SELECT * FROM (VALUES ('시청', DATE '2026-11-25', 12), (NULL, NULL, 1), ('종로', DATE '1969-12-31', NULL))
        AS t("정류장", " 날짜 ", "BOARDED")`,
    )
    const { status, ingest, text } = await use.load(dataset.slug, bytes, { type })
    expect(status, text).toBe(201)
    expect(ingest).toMatchObject({
      state: 'done',
      mediaType: type,
      charset: null,
      received: 3,
      accepted: 2,
      quarantined: 1,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      durability: { ...app.rowEngine.durability, originalKept: 'forever' },
    })
    expect(ingest.errors).toEqual([
      {
        row: 2,
        line: null,
        byteOffset: null,
        field: 'day',
        code: 'required',
        params: {},
        message: 'has no value',
        text: '{"정류장":null," 날짜 ":null,"BOARDED":1}',
      },
    ])
    expect(await use.rows(dataset)).toEqual([
      ['1-1', 20_782, '시청', 12],
      ['1-3', -1, '종로', null],
    ])
    const { body } = await use.ask('GET', `/v1/ingests/${ingest.id}/quarantine`)
    expect(body.items).toEqual(ingest.errors)
    const original = await fetch(`${app.url}/v1/ingests/${ingest.id}/original`, {
      headers: { authorization: `Bearer ${owner.accessToken}` },
    })
    expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true)
    expect(await readdir(join(app.dataDir, 'spool'))).toEqual([])
  })

  it.each(['gzip', 'zstd'])('takes it compressed by %s too', async (encoding) => {
    const dataset = await use.dataset([{ name: 'n', type: 'int' }])
    const bytes = await parquetOf('SELECT range AS n FROM range(1000)')
    const body = encoding === 'gzip' ? gzipSync(bytes) : zstdCompressSync(bytes)
    const { ingest, text } = await use.load(dataset.slug, body, {
      type,
      headers: { 'content-encoding': encoding },
    })
    expect(ingest, text).toMatchObject({ accepted: 1_000, bytes: body.length })
  })
})

describe('values of Parquet', () => {
  const int: Field = { name: 'n', type: 'int' }
  it('that are whole numbers are exact or refused', async () => {
    expect(
      await one(int, '(9007199254740991::BIGINT), (-9007199254740991), (9007199254740992), (NULL)'),
    ).toEqual({
      values: [2 ** 53 - 1, 1 - 2 ** 53, null],
      refused: ['3 out_of_range'],
    })
    expect(await one(int, '(255::UTINYINT)')).toEqual({ values: [255], refused: [] })
    expect(await one(int, "(3::DOUBLE), (-0.0), (1.5), ('nan'), ('infinity'), (1e300)")).toMatchObject({
      values: [3, 0],
      refused: ['3 not_whole', '4 not_whole', '5 not_whole', '6 out_of_range'],
    })
    expect(await one(int, '(12.00::DECIMAL(5,2))')).toMatchObject({ refused: ['1 not_whole'] })
    expect(await one(int, "('12'), ('12.0')")).toEqual({ values: [12], refused: ['2 not_whole'] })
    const int64: Field = { name: 'n', type: 'int64' }
    expect(await one(int64, `(${most}), (-9223372036854775808), (9007199254740993)`)).toEqual({
      values: [most, -most - 1n, 9007199254740993n],
      refused: [],
    })
    expect(await one(int64, `(18446744073709551615::UBIGINT), (${most})`)).toEqual({
      values: [most],
      refused: ['1 out_of_range'],
    })
  })

  it('that are decimals keep every digit or are refused', async () => {
    const field: Field = { name: 'n', type: 'decimal', precision: 6, scale: 2 }
    expect(await one(field, '(1.25::DECIMAL(10,3)), (1.255), (9999.99), (10000), (-0.01)')).toEqual({
      values: [125n, 999_999n, -1n],
      refused: ['2 too_precise', '4 too_precise'],
    })
    expect(await one(field, '(9999::INTEGER), (10000)')).toEqual({
      values: [999_900n],
      refused: ['2 too_precise'],
    })
    expect(await one(field, '(0.1::DOUBLE), (0.125)')).toEqual({ values: [10n], refused: ['2 too_precise'] })
    expect(await one(field, '(0.1::FLOAT)')).toMatchObject({ refused: ['1 too_precise'] })
    const wide: Field = { name: 'n', type: 'decimal', precision: 38, scale: 4 }
    expect(await one(wide, '(1234567890123456789012345678901234.5678::DECIMAL(38,4))')).toEqual({
      values: [12345678901234567890123456789012345678n],
      refused: [],
    })
  })

  it('that are doubles are finite', async () => {
    expect(
      await one({ name: 'n', type: 'double' }, "(0.1::DOUBLE), ('nan'), ('-infinity'), ('-0'), (5e-324)"),
    ).toEqual({
      values: [0.1, -0, 5e-324],
      refused: ['2 out_of_range', '3 out_of_range'],
    })
    expect(await one({ name: 'n', type: 'double' }, '(9007199254740993), (7)')).toEqual({
      values: [7],
      refused: ['1 not_exact'],
    })
  })

  it('that are days are of the years 1 to 9999', async () => {
    expect(
      await one(
        { name: 'd', type: 'date' },
        "('0001-01-01'::DATE), ('9999-12-31'), ('10000-01-01'), ('infinity')",
      ),
    ).toEqual({ values: [-719_162, 2_932_896], refused: ['3 not_date', '4 not_date'] })
    expect(await one({ name: 'd', type: 'boolean' }, '(true), (false)')).toMatchObject({
      values: [true, false],
    })
  })

  const seen: Field = { name: 'seen', type: 'timestamp' }
  const fine: Field = { ...seen, resolution: 'us' }
  const zone = 'sourceTimeZone=Asia%2FSeoul'
  it('that are times with a zone are instants, as fine as the field is', async () => {
    const times =
      "('2024-01-05 13:00:00.123+09'::TIMESTAMPTZ), ('2024-01-05 13:00:00.123456+09'), ('infinity'), ('10000-01-01 00:00:00+00')"
    expect(await one(seen, times)).toEqual({
      values: [micros('2024-01-05T04:00:00.123Z')],
      refused: ['2 too_precise', '3 not_time', '4 not_time'],
    })
    expect((await one(fine, times)).values).toEqual([
      micros('2024-01-05T04:00:00.123Z'),
      micros('2024-01-05T04:00:00.123Z') + 456n,
    ])
  })

  it('that are times without a zone need one, and are exact in it', async () => {
    const times = "('2024-01-05 13:00:00'::TIMESTAMP), (NULL), ('1920-01-01 00:00:00.5')"
    expect(await one(seen, times)).toEqual({ values: [null], refused: ['1 zone_missing', '3 zone_missing'] })
    expect(await one(seen, times, zone)).toEqual({
      values: [micros('2024-01-05T04:00:00Z'), null, micros('1919-12-31T15:00:00.5Z')],
      refused: [],
    })
    const inZone = { ...seen, read: { sourceTimeZone: 'Asia/Seoul' } }
    const { ingest } = await loaded([inZone], `SELECT * FROM (VALUES ${times}) AS t(seen)`)
    expect(ingest.reading).toEqual([{ field: 'seen', rule: 'sourceTimeZone', values: 2 }])
  })

  it('that clocks skip or show twice are refused', async () => {
    const times =
      "('2024-03-10 02:30:00'::TIMESTAMP), ('2024-11-03 01:30:00'), ('2024-11-03 02:00:00'), ('2024-03-10 03:00:00'), ('2024-03-10 01:59:59.999')"
    expect(await one(seen, times, 'sourceTimeZone=America%2FNew_York')).toEqual({
      values: [
        micros('2024-11-03T07:00:00Z'),
        micros('2024-03-10T07:00:00Z'),
        micros('2024-03-10T06:59:59.999Z'),
      ],
      refused: ['1 time_skipped', '2 time_ambiguous'],
    })
  })

  it('that are times to the nanosecond are taken where they are no finer than the field, with a zone too', async () => {
    const times =
      "('2024-01-05 13:00:00.123456789'::TIMESTAMP_NS), ('2024-01-05 13:00:00.123456'), ('1960-01-05 13:00:00.123')"
    const [second, third] = [micros('2024-01-05T04:00:00.123Z') + 456n, micros('1960-01-05T04:30:00.123Z')]
    expect(await one(fine, times, zone)).toEqual({ values: [second, third], refused: ['1 too_precise'] })
    expect(await one(seen, times, zone)).toEqual({
      values: [third],
      refused: ['1 too_precise', '2 too_precise'],
    })

    const dataset = await use.dataset([fine])
    const bytes = await parquetOf(`SELECT * FROM (VALUES ${times}) AS t(seen)`)
    // TIMESTAMP(NANOS, isAdjustedToUTC = true), which DuckDB does not write.
    const at = bytes.lastIndexOf(Buffer.of(0x8c, 0x12, 0x1c, 0x3c, 0, 0, 0))
    expect(at).toBeGreaterThan(0)
    bytes[at + 1] = 0x11
    const { ingest } = await use.load(dataset.slug, bytes, { type })
    expect(ingest).toMatchObject({ accepted: 2, quarantined: 1 })
    expect(ingest.errors[0]?.text).toBe('{"seen":"2024-01-05T13:00:00.123456789Z"}')
    expect((await use.rows(dataset)).map(([, cell]) => cell)).toEqual([
      micros('2024-01-05T13:00:00.123Z') + 456n,
      micros('1960-01-05T13:00:00.123Z'),
    ])
  })
})
