import type { DatasetProfile, FieldProfile } from '@tg-cloud/contract/dataset-profile'
import { profileQuantiles } from '@tg-cloud/contract/dataset-profile'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

// Many rows: what is approximate of 200,000 of them.
let app: StartedApp
let owner: Person
let use: ReturnType<typeof loading>
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER', '김민지')
  use = loading(app, owner.accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())

type Value = string | number | boolean
type Rows = Record<string, unknown>[]
const load = (dataset: Dataset, rows: Rows) =>
  use.load(dataset.slug, rows.map((row) => `${JSON.stringify(row)}\n`).join(''), {
    type: 'application/x-ndjson',
  })
const profile = async ({ slug }: Dataset, query = ''): Promise<DatasetProfile> => {
  const { status, body, text } = await use.ask('GET', `/v1/datasets/${slug}/profile${query}`)
  expect(status, text).toBe(200)
  return body
}
const made = async (fields: Field[], rows: Rows) => {
  const dataset = await use.dataset(fields)
  expect((await load(dataset, rows)).ingest).toMatchObject({ state: 'done', quarantined: 0 })
  return dataset
}

/** Numbers as numbers, exactly; text by code point. */
function compare({ type }: Pick<Field, 'type'>, a: Value, b: Value): number {
  if (type === 'int64' || type === 'decimal') {
    const [left, right] = [a, b].map((value) => BigInt(String(value).replace('.', ''))) as [bigint, bigint]
    return left < right ? -1 : left > right ? 1 : 0
  }
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b as string))
  return Number(a) - Number(b)
}

/** Of a list the different ones. */
const elements = (cell: Value | Value[]): Value[] => (Array.isArray(cell) ? [...new Set(cell)] : [cell])

/** The same by looking at every row; the histogram is only checked against. */
function bruteForce(field: Field, rows: Rows): Omit<FieldProfile, 'histogram'> {
  const cells = rows.map((row) => row[field.name] as Value | Value[] | null | undefined)
  const there = cells.filter((cell) => cell !== null && cell !== undefined)
  const values = there.flatMap(elements).sort((a, b) => compare(field, a, b))
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const isNumber = ['int', 'int64', 'double', 'decimal'].includes(field.type)
  const isMeasured = isNumber || ['timestamp', 'date'].includes(field.type)
  return {
    name: field.name,
    type: field.type,
    count: there.length,
    nulls: rows.length - there.length,
    distinct: { count: counts.size, exact: true },
    min: values[0] ?? null,
    max: values.at(-1) ?? null,
    mean:
      isNumber && values.length > 0
        ? values.reduce<number>((sum, value) => sum + Number(value), 0) / values.length
        : null,
    quantiles: isMeasured
      ? profileQuantiles
          .map((q) => ({ q, value: values[Math.ceil(q * values.length) - 1] }))
          .filter(({ value }) => value !== undefined)
      : [],
    top: [...counts]
      .sort(([a, n], [b, m]) => m - n || compare(field, a, b))
      .slice(0, 10)
      .map(([value, rows]) => ({ value, rows })),
  }
}

function check(found: FieldProfile, field: Field, rows: Rows) {
  const { mean, ...expected } = bruteForce(field, rows)
  expect(found).toMatchObject(expected)
  if (mean === null) expect(found.mean).toBeNull()
  else expect(found.mean).toBeCloseTo(mean, Math.abs(mean) > 1e6 ? -6 : 6)
  const cells = rows.map((row) => row[field.name] as Value | Value[] | null | undefined)
  const values = cells.filter((cell) => cell !== null && cell !== undefined).flatMap(elements)
  if (found.quantiles.length === 0) return expect(found.histogram).toEqual([])
  expect(found.histogram.length).toBeLessThanOrEqual(20)
  let before: unknown
  for (const { from, to, rows } of found.histogram as { from: Value; to: Value; rows: number }[]) {
    const inside = values.filter(
      (value) =>
        compare(field, value, to) <= 0 &&
        (from === before ? compare(field, value, from) > 0 : compare(field, value, from) >= 0),
    )
    expect({ from, to, rows }).toEqual({ from, to, rows: inside.length })
    before = to
  }
  expect(found.histogram.reduce((sum, { rows }) => sum + rows, 0)).toBe(values.length)
}

// A fixed sequence that looks like chance.
const chance = (n: number) => ((n * 2_654_435_761) % 4_294_967_296) / 4_294_967_296
const words = ['시청', '종로', '서울역', 'z', 'Ａ', '😀', '', '강남']
const fields: Field[] = [
  { name: 'keyword', type: 'keyword' },
  { name: 'text', type: 'text' },
  { name: 'int', type: 'int' },
  { name: 'int64', type: 'int64' },
  { name: 'double', type: 'double' },
  { name: 'decimal', type: 'decimal', precision: 20, scale: 3 },
  { name: 'boolean', type: 'boolean' },
  { name: 'ms', type: 'timestamp' },
  { name: 'us', type: 'timestamp', resolution: 'us' },
  { name: 'date', type: 'date' },
  { name: 'ints', type: 'int', multiple: true },
  { name: 'keywords', type: 'keyword', multiple: true },
  { name: 'dates', type: 'date', multiple: true },
]
const row = (n: number) => {
  const [a, b, c] = [chance(n + 1), chance(n * 7 + 3), chance(n * 13 + 5)]
  const at = new Date(Math.floor(1_700_000_000_000 + a * 1e11)).toISOString()
  const value: Record<string, unknown> = {
    keyword: words[Math.floor(a * a * words.length)],
    text: `정류장 ${Math.floor(b * 300)}`,
    int: Math.floor(b * 50) - 25,
    int64: String(BigInt(Math.floor(c * 1_000)) * 9_007_199_254_740_993n - 2n ** 62n),
    double: a * 1_000 - 500,
    decimal: (Math.floor(c * 1e6) / 1_000).toFixed(3),
    boolean: c > 0.7,
    ms: at,
    us: at.replace('Z', '123Z'),
    date: at.slice(0, 10),
    ints: [Math.floor(a * 9), Math.floor(b * 9), Math.floor(a * 9)],
    keywords: [words[Math.floor(b * words.length)] || '빈'],
    dates: [at.slice(0, 10), '2024-02-29'],
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, cell], i) => [name, chance(n * 31 + i) < 0.1 ? null : cell]),
  )
}

describe('the profile', () => {
  it('is what looking at every row tells, for every type and for lists', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => row(n))
    const dataset = await made(fields, rows.slice(0, 1_000))
    await load(dataset, rows.slice(1_000))
    const found = await profile(dataset)
    expect(found).toMatchObject({ dataset: dataset.slug, version: 3, rows: 3_000 })
    expect(found.fields.map(({ name }) => name)).toEqual(fields.map(({ name }) => name))
    for (const [i, field] of fields.entries()) check(found.fields[i]!, field, rows)
  })

  it('tells of one field when it is asked for, by any spelling', async () => {
    const dataset = await made(fields, [row(1)])
    expect((await profile(dataset, '?field=DOUBLE')).fields.map(({ name }) => name)).toEqual(['double'])
    const wrong = await use.ask('GET', `/v1/datasets/${dataset.slug}/profile?field=none`)
    expect(wrong.body).toMatchObject({ code: 'invalid_request', issues: [{ path: 'query.field' }] })
  })

  it('of nothing is nothing: before the first load, after a load of no rows, and of nulls alone', async () => {
    const dataset = await use.dataset(fields)
    const empty = (nulls: number) =>
      fields.map((field) => ({ ...bruteForce(field, []), nulls, histogram: [] }))
    expect(await profile(dataset)).toMatchObject({ rows: 0, version: 1, fields: empty(0) })
    await load(dataset, [])
    expect(await profile(dataset)).toMatchObject({ rows: 0, version: 2, fields: empty(0) })
    await load(dataset, [{}, { int: null, ints: [] }])
    expect(await profile(dataset)).toMatchObject({ rows: 2, version: 3, fields: empty(2) })
  })

  it('holds at the limits of the types', async () => {
    const most = 2n ** 63n - 1n
    const limits: Field[] = [
      { name: 'int', type: 'int' },
      { name: 'int64', type: 'int64' },
      { name: 'double', type: 'double' },
      { name: 'decimal', type: 'decimal', precision: 38, scale: 0 },
      { name: 'us', type: 'timestamp', resolution: 'us' },
      { name: 'date', type: 'date' },
      { name: 'keyword', type: 'keyword' },
    ]
    const nines = '9'.repeat(38)
    const rows = [
      [
        Number.MIN_SAFE_INTEGER,
        String(-most - 1n),
        -Number.MAX_VALUE,
        `-${nines}`,
        '0001-01-01T00:00:00.000000Z',
        '0001-01-01',
        '가',
      ],
      [
        Number.MAX_SAFE_INTEGER,
        String(most),
        Number.MAX_VALUE,
        nines,
        '9999-12-31T23:59:59.999999Z',
        '9999-12-31',
        '힣',
      ],
      [
        Number.MAX_SAFE_INTEGER,
        String(most),
        Number.MAX_VALUE,
        nines,
        '9999-12-31T23:59:59.999999Z',
        '9999-12-31',
        '힣',
      ],
    ].map((cells) => Object.fromEntries(limits.map(({ name }, i) => [name, cells[i]])))
    const found = await profile(await made(limits, rows))
    for (const [i, field] of limits.entries()) {
      const { mean: _mean, ...expected } = bruteForce(field, rows)
      expect(found.fields[i]).toMatchObject(expected)
      const { histogram } = found.fields[i]!
      if (field.type === 'keyword') continue
      expect(histogram).toHaveLength(20)
      expect([histogram[0]?.rows, histogram[19]?.rows]).toEqual([1, 2])
    }
  })

  it('cuts long strings, and tells json and places by their counts alone', async () => {
    const long = '가'.repeat(10_000)
    const dataset = await made(
      [
        { name: 'text', type: 'text' },
        { name: 'json', type: 'json' },
        { name: 'place', type: 'geo_point' },
      ],
      [
        { text: `${long}1`, json: { a: 1 }, place: { lat: 37.5, lon: 127 } },
        { text: `${long}2`, json: [] },
      ],
    )
    const [text, json, place] = (await profile(dataset)).fields
    const cut = '가'.repeat(256)
    expect(text).toMatchObject({ distinct: { count: 2, exact: true }, min: cut, max: cut })
    expect(text?.top).toEqual([cut, cut].map((value) => ({ value, rows: 1 })))
    const alone = { distinct: null, min: null, max: null, mean: null, quantiles: [], top: [], histogram: [] }
    expect(json).toMatchObject({ count: 2, nulls: 0, ...alone })
    expect(place).toMatchObject({ count: 1, nulls: 1, ...alone })
  })

  it('sees no row of a load that has not finished, and none that is gone', async () => {
    const dataset = await made([{ name: 'n', type: 'int' }], [{ n: 1 }, { n: 1 }, { n: 2 }])
    const load = { dataset, number: 99, ingestId: dataset.id, mode: 'append' as const }
    await app.rowEngine.startLoad(load)
    await app.rowEngine.writeChunk(load, {
      number: 0,
      received: 1,
      sha256: Buffer.alloc(32),
      columns: [[1_000]],
      rowNumbers: [1],
      refused: [],
    })
    const filter = { op: 'eq', field: 'n', value: 2 }
    await use.ask('POST', `/v1/datasets/${dataset.slug}/deletions`, { filter, dryRun: false })
    const [n] = (await profile(dataset)).fields
    expect(n).toMatchObject({ count: 2, max: 1, top: [{ value: 1, rows: 2 }], distinct: { count: 1 } })
  })

  it('of 100 fields and of 200,000 rows comes in time, and says what is approximate', async () => {
    const wide = Array.from({ length: 100 }, (_, i): Field => ({
      name: `f${i}`,
      type: i % 2 ? 'int' : 'keyword',
    }))
    const few = Array.from({ length: 50 }, (_, n) =>
      Object.fromEntries(
        wide.map(({ name, type }, i) => [name, type === 'int' ? n * i : `값 ${n % (i + 1)}`]),
      ),
    )
    const wideProfile = await profile(await made(wide, few))
    for (const [i, field] of wide.entries()) check(wideProfile.fields[i]!, field, few)

    const count = 200_000
    const long: Field[] = [
      { name: 'id', type: 'int64' },
      { name: 'kind', type: 'keyword' },
      { name: 'often', type: 'keyword' },
    ]
    const often = (n: number) => (n % 10 < 3 ? '자주' : n % 10 === 3 ? '가끔' : `한 번 ${n}`)
    const many = Array.from({ length: count }, (_, n) => ({
      id: String(n),
      kind: `k${n % 50}`,
      often: often(n),
    }))
    const [id, kind, freq] = (await profile(await made(long, many))).fields
    expect(kind).toMatchObject({
      distinct: { count: 50, exact: true },
      top: expect.arrayContaining([{ value: 'k0', rows: 4_000 }]),
    })
    expect(id?.distinct?.exact).toBe(false)
    expect(Math.abs((id?.distinct?.count ?? 0) - count) / count).toBeLessThan(0.1)
    for (const { q, value } of id?.quantiles ?? [])
      expect(Math.abs(Number(value) / count - q)).toBeLessThan(0.01)
    expect(id?.histogram.map(({ rows }) => rows)).toEqual(Array(20).fill(count / 20))
    expect(freq?.top.slice(0, 2)).toEqual([
      { value: '자주', rows: 60_000 },
      { value: '가끔', rows: 20_000 },
    ])
    expect(freq?.top).toHaveLength(10)
  })
})
