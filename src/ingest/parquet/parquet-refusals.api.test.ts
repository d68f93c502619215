import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { zstdCompressSync } from 'node:zlib'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Ingest } from '@tg-cloud/contract/ingests'
import { parquetType as type } from '@tg-cloud/contract/load-query'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { loading } from '../../../test/loading.ts'
import { parquetOf } from '../../../test/parquet.ts'
import { type Person, person } from '../../../test/people.ts'
import { type StartedApp, startApp } from '../../../test/start-app.ts'
import { until } from '../../../test/until.ts'

let app: StartedApp
let owner: Person
let use: ReturnType<typeof loading>
let dataset: Dataset
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER', '김민지')
  use = loading(app, owner.accessToken)
  dataset = await use.dataset([
    { name: 'n', type: 'int' },
    { name: 'word', type: 'text' },
  ])
})
afterAll(() => app[Symbol.asyncDispose]())
const spooled = () => readdir(join(app.dataDir, 'spool'))
afterEach(async () => expect(await spooled()).toEqual([]))

async function refused(bytes: Uint8Array, query = '') {
  const { status, body } = await use.load(dataset.slug, bytes, { type, query })
  expect(await use.rows(dataset)).toEqual([])
  return `${status} ${body.code}: ${body.detail}`
}
/** The footer with one number in the place of another, both written with as many bytes. */
function lying(bytes: Buffer, from: number[], to: number[]): Buffer {
  const start = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8)
  const at = bytes.indexOf(Buffer.from(from), start)
  expect(at).toBeGreaterThan(0)
  const changed = Buffer.from(bytes)
  changed.set(to, at)
  return changed
}
/** A number as Thrift's compact form writes it. */
function varint(value: number): number[] {
  const bytes: number[] = []
  for (let left = value * 2; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left]
    bytes.push((left % 128) + 128)
  }
}

describe('a file that is not what it should be', () => {
  it('is refused, whatever it is', async () => {
    const good = await parquetOf('SELECT range AS n FROM range(5000)')
    expect(await refused(Buffer.alloc(0))).toContain('422 body_malformed')
    expect(await refused(Buffer.from('day,stop\n2026-11-25,시청\n'))).toContain('422 body_malformed')
    expect(await refused(Buffer.from('PAR1…PAR1'))).toContain('422 body_malformed')
    for (const end of [1, 8, 100, good.length - 4])
      expect(await refused(good.subarray(0, good.length - end))).toContain('422 body_malformed')
    const holed = Buffer.from(good).fill(0x55, 10, 400)
    expect(await refused(holed)).toContain('422 body_malformed')
  })

  it('is refused when its footer lies about its rows', async () => {
    const bytes = await parquetOf('SELECT range AS n FROM range(5000)', 'COMPRESSION uncompressed')
    const more = await refused(lying(bytes, varint(5_000), varint(6_000)))
    expect(more).toBe('422 body_malformed: The footer of this Parquet file contradicts itself')
    let all: Buffer = bytes
    while (all.indexOf(Buffer.from(varint(5_000)), all.length - 8 - all.readUInt32LE(all.length - 8)) > 0)
      all = lying(all, varint(5_000), varint(6_000))
    expect(await refused(all)).toContain('422 body_malformed')
  })

  it('is refused when it is encrypted', async () => {
    const key = `ENCRYPTION_CONFIG {footer_key: 'key128'}`
    const made = await parquetOf(
      'SELECT 1 AS n',
      key,
      `SET force_mbedtls_unsafe = 'true'; PRAGMA add_parquet_key('key128', '0123456789112345')`,
    )
    expect(await refused(made)).toContain(
      '422 body_malformed: This is no Parquet file: its footer is encrypted',
    )
  })

  it('is refused when it is small and expands hugely', async () => {
    const long = await parquetOf(`SELECT repeat('가', 100000) AS word FROM range(300)`)
    expect(long.length).toBeLessThan(200_000)
    expect(await refused(long)).toBe('413 body_too_large: The file expands to more than 200 times its size')
    const many = await parquetOf('SELECT 1 AS n FROM range(68000000)')
    expect(await refused(many)).toBe('413 body_too_large: The file expands to more than 200 times its size')
    const zeros = zstdCompressSync(Buffer.alloc(100_000_000))
    const { status } = await use.load(dataset.slug, zeros, { type, headers: { 'content-encoding': 'zstd' } })
    expect(status).toBe(413)
  })

  it('is refused when its columns are not those of the data set', async () => {
    const wide = Array.from({ length: 2_000 }, (_, i) => `${i} AS c${i}`).join()
    expect(await refused(await parquetOf(`SELECT ${wide}`))).toBe(
      '422 body_malformed: The file has 2000 columns: a data set has at most 500 fields',
    )
    expect(await refused(await parquetOf('SELECT 1 AS n, 2 AS m'))).toBe(
      '422 header_mismatch: In the header "m" names no field of the data set',
    )
    expect(await refused(await parquetOf('SELECT 1 AS n, 2 AS " N"'))).toContain(
      'names a field that another column has',
    )
    expect(await refused(await parquetOf('SELECT 1 AS file_row_number'))).toContain('422 body_malformed')
  })
})

describe('what a load of Parquet allows', () => {
  it('is as many refused rows as it names, or none', async () => {
    const bytes = await parquetOf(
      `SELECT CASE WHEN range < 3 THEN 0.5 ELSE range END::DOUBLE AS n FROM range(1000)`,
    )
    expect(await refused(bytes, 'maxErrors=2')).toContain('422 too_many_errors: 3 rows were refused')
    expect(await refused(bytes, 'onError=abort')).toContain('422 too_many_errors')
    const other = await use.dataset([{ name: 'n', type: 'int' }])
    const { ingest } = await use.load(other.slug, bytes, { type, query: 'maxErrors=3' })
    expect(ingest).toMatchObject({ received: 1_000, accepted: 997, quarantined: 3 })
  })

  it('is upserts and replacements, whose numbers add up too', async () => {
    const keyed = await use.dataset(
      [
        { name: 'id', type: 'int', required: true },
        { name: 'word', type: 'keyword' },
      ],
      { primaryKey: ['id'] },
    )
    const send = async (select: string, mode: string) =>
      (await use.load(keyed.slug, await parquetOf(select), { type, query: `mode=${mode}` })).ingest
    expect(await send(`SELECT range AS id, 'a' AS word FROM range(10)`, 'append')).toMatchObject({
      accepted: 10,
    })
    expect(await send(`SELECT range % 10 + 5 AS id, 'b' AS word FROM range(20)`, 'upsert')).toMatchObject({
      received: 20,
      accepted: 5,
      updated: 5,
      duplicate: 10,
      quarantined: 0,
    })
    expect(await send(`SELECT 1 AS id, 'c' AS word`, 'replace')).toMatchObject({ accepted: 1 })
    expect((await use.rows(keyed)).map(([, ...cells]) => cells)).toEqual([[1, 'c']])
  })

  it('is to be sent again: the same receipt, and never other bytes', async () => {
    const other = await use.dataset([{ name: 'n', type: 'int' }])
    const headers = { 'idempotency-key': 'parquet' }
    const bytes = await parquetOf('SELECT range AS n FROM range(1000)')
    const first = await use.load(other.slug, bytes, { type, headers })
    const again = await use.load(other.slug, bytes, { type, headers })
    expect([again.status, again.text]).toEqual([201, first.text])
    const changed = await use.load(other.slug, await parquetOf('SELECT range AS n FROM range(999)'), {
      type,
      headers,
    })
    expect(changed.body.code).toBe('idempotency_key_reused')
    expect(await use.rows(other)).toHaveLength(1_000)
  })

  it('is an answer before it is done', async () => {
    const other = await use.dataset([{ name: 'n', type: 'int' }])
    const bytes = await parquetOf('SELECT range AS n FROM range(1000)')
    const { status, ingest } = await use.load(other.slug, bytes, {
      type,
      headers: { prefer: 'respond-async' },
    })
    expect([status, ingest.state]).toEqual([202, 'loading'])
    const receipt = async () => (await use.ask('GET', `/v1/ingests/${ingest.id}`)).body as Ingest
    await until(async () => (await receipt()).state === 'done')
    expect(await receipt()).toMatchObject({ received: 1_000, accepted: 1_000, bytes: bytes.length })
  })

  it('is to be cancelled while its bytes come', async () => {
    const other = await use.dataset([{ name: 'n', type: 'int' }])
    const bytes = await parquetOf('SELECT range AS n FROM range(100000)', 'COMPRESSION uncompressed')
    const key = 'parquet-cancelled'
    // Byte by byte, so that there is always one to stop at.
    let at = 0
    const slow = new ReadableStream({
      pull: async (stream) => {
        await sleep(20)
        stream.enqueue(bytes.subarray(at, ++at))
      },
    })
    const sending = fetch(`${app.url}/v1/datasets/${other.slug}/rows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${owner.accessToken}`, 'content-type': type, 'idempotency-key': key },
      body: slow,
      duplex: 'half',
    } as RequestInit)
    await until(async () => (await spooled()).length === 1)
    const { body } = await use.ask('GET', `/v1/ingests?idempotencyKey=${key}`)
    expect(await use.ask('DELETE', `/v1/ingests/${body.items[0].id}`)).toMatchObject({
      body: { state: 'cancelled' },
    })
    expect((await sending).status).toBe(409)
    expect(await use.rows(other)).toEqual([])
  })

  it('is to go away in its midst, and to go on later', async () => {
    const other = await use.dataset([{ name: 'n', type: 'int' }])
    const bytes = await parquetOf('SELECT range AS n FROM range(100000)', 'COMPRESSION uncompressed')
    const key = 'parquet-cut'
    const leaving = new AbortController()
    const half = new ReadableStream({
      start: (stream) => stream.enqueue(bytes.subarray(0, bytes.length / 2)),
    })
    const sending = fetch(`${app.url}/v1/datasets/${other.slug}/rows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${owner.accessToken}`, 'content-type': type, 'idempotency-key': key },
      body: half,
      duplex: 'half',
      signal: leaving.signal,
    } as RequestInit).catch(() => undefined)
    await until(async () => (await spooled()).length === 1)
    leaving.abort()
    await sending
    const receipt = async () =>
      (await use.ask('GET', `/v1/ingests?idempotencyKey=${key}`)).body.items[0] as Ingest
    await until(async () => (await receipt()).state === 'interrupted')
    expect(await spooled()).toEqual([])
    const { ingest } = await use.load(other.slug, bytes, { type, headers: { 'idempotency-key': key } })
    expect(ingest).toMatchObject({ state: 'done', accepted: 100_000 })
  })
})
