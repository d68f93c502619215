import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Field } from '@tg-cloud/contract/fields'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exporting, sha256 } from '../../../test/exporting.ts'
import { loading } from '../../../test/loading.ts'
import { type Person, person } from '../../../test/people.ts'
import { type StartedApp, startApp } from '../../../test/start-app.ts'

const type = 'application/vnd.apache.parquet'
const fields: Field[] = [
  { name: 'word', type: 'keyword' },
  { name: 'said', type: 'text' },
  { name: 'count', type: 'int' },
  { name: 'total', type: 'int64' },
  { name: 'ratio', type: 'double' },
  { name: 'price', type: 'decimal', precision: 9, scale: 2 },
  { name: 'sum', type: 'decimal', precision: 18, scale: 6 },
  { name: 'wide', type: 'decimal', precision: 38, scale: 10 },
  { name: 'open', type: 'boolean' },
  { name: 'day', type: 'date' },
  { name: 'at', type: 'timestamp' },
  { name: 'exactly', type: 'timestamp', resolution: 'us' },
  { name: 'place', type: 'geo_point' },
  { name: 'more', type: 'json' },
  { name: 'tags', type: 'keyword', multiple: true },
  { name: 'days', type: 'date', multiple: true },
  { name: 'sums', type: 'decimal', precision: 38, scale: 1, multiple: true },
  { name: 'places', type: 'geo_point', multiple: true },
]
const [nines, decomposed, composed] = ['9'.repeat(28), '한글'.normalize('NFD'), '한글'.normalize('NFC')]
const rows = [
  {
    word: decomposed,
    said: `=1+1 "${composed}"\r\n😀`,
    count: Number.MAX_SAFE_INTEGER,
    total: '9223372036854775807',
    ratio: -1.5e300,
    price: '-9999999.99',
    sum: '999999999999.999999',
    wide: `${nines}.9999999999`,
    open: true,
    day: '1900-01-01',
    at: '1900-01-01T00:00:00.001Z',
    exactly: '2100-12-31T23:59:59.999999Z',
    place: { lat: 37.5665, lon: 126.978 },
    more: { 이름: [1, null, '\u{1F600}'] },
    tags: ['나', '가', ''],
    days: ['2100-12-31', '1900-01-01'],
    sums: [`-${'9'.repeat(37)}.9`, '0.1'],
    places: [
      { lat: -90, lon: 180 },
      { lat: 0, lon: -0.5 },
    ],
  },
  {
    word: '',
    total: '-9223372036854775808',
    price: '0.01',
    wide: `-${nines}.9999999999`,
    open: false,
    tags: [],
  },
  {},
]

let app: StartedApp
let owner: Person
let mine: ReturnType<typeof exporting>
let use: ReturnType<typeof loading>
let slug: string
let file: Buffer
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER')
  mine = exporting(app.url, owner.accessToken)
  use = loading(app, owner.accessToken)
  ;({ slug } = await use.dataset(fields))
  const { ingest } = await use.load(slug, rows.map((row) => `${JSON.stringify(row)}\n`).join(''), {
    type: 'application/x-ndjson',
  })
  expect(ingest).toMatchObject({ accepted: rows.length, quarantined: 0 })
  const { made, bytes } = await mine.file({ dataset: slug, format: 'parquet', fileName: '버스' })
  expect(made).toMatchObject({
    rows: 3,
    totalRows: 3,
    mediaType: type,
    fileName: '버스.parquet',
    percent: 100,
  })
  expect(made.sha256).toBe(sha256(bytes))
  file = bytes
})
afterAll(() => app[Symbol.asyncDispose]())

it('DuckDB reads every type and value as they were', async () => {
  const described = await duckdb(file, 'SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM file)')
  expect(Object.fromEntries(described.map(Object.values))).toEqual({
    word: 'VARCHAR',
    said: 'VARCHAR',
    count: 'BIGINT',
    total: 'BIGINT',
    ratio: 'DOUBLE',
    price: 'DECIMAL(9,2)',
    sum: 'DECIMAL(18,6)',
    wide: 'DECIMAL(38,10)',
    open: 'BOOLEAN',
    day: 'DATE',
    at: 'TIMESTAMP WITH TIME ZONE',
    exactly: 'TIMESTAMP WITH TIME ZONE',
    place: 'STRUCT(lat DOUBLE, lon DOUBLE)',
    more: 'JSON',
    tags: 'VARCHAR[]',
    days: 'DATE[]',
    sums: 'DECIMAL(38,1)[]',
    places: 'STRUCT(lat DOUBLE, lon DOUBLE)[]',
  })
  const exact = ['price', 'sum', 'wide', 'sums'].map((name) => `${name}::VARCHAR AS ${name}`)
  const found = await duckdb(
    file,
    `SELECT * REPLACE (${exact.join()}, day::VARCHAR AS day, "at"::VARCHAR AS "at", exactly::VARCHAR AS exactly,
      days::VARCHAR AS days, total::VARCHAR AS total, count::DOUBLE AS count, more::VARCHAR AS more) FROM file`,
  )
  const none = Object.fromEntries(fields.map(({ name }) => [name, null]))
  expect(found).toEqual([
    {
      ...rows[0],
      at: '1900-01-01 00:00:00.001+00',
      exactly: '2100-12-31 23:59:59.999999+00',
      more: '{"이름":[1,null,"😀"]}',
      days: '[2100-12-31, 1900-01-01]',
      sums: `[-${'9'.repeat(37)}.9, 0.1]`,
    },
    { ...none, ...rows[1], tags: null },
    none,
  ])
})

it('hyparquet reads the same rows', async () => {
  const found = await parquetReadObjects({ file: arrayOf(file), utf8: true })
  expect(found).toHaveLength(3)
  expect(found[0]).toMatchObject({
    word: decomposed,
    said: rows[0]?.said,
    count: BigInt(Number.MAX_SAFE_INTEGER),
    total: 9223372036854775807n,
    ratio: -1.5e300,
    price: -9999999.99,
    open: true,
    day: new Date('1900-01-01'),
    at: new Date('1900-01-01T00:00:00.001Z'),
    exactly: new Date('2100-12-31T23:59:59.999Z'),
    place: rows[0]?.place,
    tags: ['나', '가', ''],
    days: [new Date('2100-12-31'), new Date('1900-01-01')],
    places: rows[0]?.places,
  })
  expect(found[1]).toMatchObject({ word: '', total: -9223372036854775808n, open: false })
  expect(Object.values(found[2] ?? {}).every((value) => value === null || value === undefined)).toBe(true)
})

it('is loaded again as it was', async () => {
  const again = await use.dataset(fields)
  const { ingest } = await use.load(again.slug, file, { type })
  expect(ingest).toMatchObject({ accepted: 3, quarantined: 0 })
  expect(await use.rows(again)).toEqual(await use.rows(await use.get(slug)))
})

it('sums that need more than 64 bits are whole, lists may hold nothing, and the client proves the file', async () => {
  const aggregate = {
    groupBy: [{ type: 'terms' as const, field: 'open' }],
    metrics: {
      total: { type: 'sum' as const, field: 'total' },
      spread: { type: 'percentiles' as const, field: 'ratio', percents: [50, 99] },
      first: { type: 'min' as const, field: 'total' },
    },
  }
  const plus = rows
    .slice(0, 1)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('')
  await use.load(slug, plus, { type: 'application/x-ndjson' })
  const client = app.anonymous()
  await client.auth.login({ body: { username: owner.username, password: owner.password } })
  const download = await client.exports.download({
    path: { slug },
    body: { format: 'parquet', aggregate },
  })
  expect(download.mediaType).toBe(type)
  const bytes = Buffer.from(await (await download.blob()).arrayBuffer())
  const found = await duckdb(
    bytes,
    `SELECT open, total::VARCHAR AS total, typeof(total) AS type, typeof(first) AS kind, spread FROM file ORDER BY open`,
  )
  const of = { type: 'DECIMAL(38,0)', kind: 'BIGINT' }
  expect(found).toEqual([
    { ...of, open: false, total: '-9223372036854775808', spread: [null, null] },
    { ...of, open: true, total: '18446744073709551614', spread: [-1.5e300, -1.5e300] },
    { ...of, open: null, total: '0', spread: [null, null] },
  ])
})

it('of no rows it is a file with the columns', async () => {
  const search = { filter: { op: 'eq', field: 'word', value: 'none such' }, fields: ['day', '$row'] }
  const { made, bytes } = await mine.file({ dataset: slug, format: 'parquet', search })
  expect(made.rows).toBe(0)
  expect(await duckdb(bytes, 'SELECT count(*)::INT AS n FROM file')).toEqual([{ n: 0 }])
})

it('takes no options, since it has a use for none', async () => {
  for (const options of [{ compression: 'gzip' }, { timeZone: 'Asia/Seoul' }, { header: 'label' }]) {
    const refused = await mine.ask('POST', '/v1/exports', { dataset: slug, format: 'parquet', options })
    const path = `body.options.${Object.keys(options)[0]}`
    expect([refused.status, refused.body.issues[0].path]).toEqual([400, path])
  }
})

const arrayOf = (bytes: Buffer) =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer

/** What DuckDB answers of a view `file` on a Parquet file. */
async function duckdb(bytes: Buffer, sql: string): Promise<Record<string, unknown>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'parquet-'))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    const path = join(folder, 'made.parquet')
    await writeFile(path, bytes)
    await connection.run(`SET TimeZone = 'UTC'; CREATE VIEW file AS SELECT * FROM read_parquet('${path}')`)
    const rows = await connection.runAndReadAll(sql)
    return rows.getRowObjectsJS().map((row) => JSON.parse(JSON.stringify(row)))
  } finally {
    connection.closeSync()
    instance.closeSync()
    await rm(folder, { recursive: true })
  }
}
