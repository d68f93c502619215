import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logIn } from '../../test/call.ts'
import { exporting, sha256 } from '../../test/exporting.ts'
import { startHttpGate } from '../../test/http-gate.ts'
import { loading } from '../../test/loading.ts'
import { eachDialect } from '../../test/open-search.ts'
import { removeIndices } from '../../test/row-engine/open-search.ts'
import { searchWork } from '../../test/search-work.ts'
import { sharedOpenSearch } from '../../test/shared-open-search.ts'
import { startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

const ndjson = { type: 'application/x-ndjson' }
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** An application, and what one user does there. */
async function someApp(environment: Record<string, string> = {}) {
  const many = { EXPORTS_RUNNING: '9', EXPORTS_RUNNING_PER_USER: '9' }
  const app = await startApp({ environment: { ...many, ...environment } })
  const { accessToken } = await logIn(app.url, app.admin.username, app.admin.password)
  return {
    app,
    use: loading(app, accessToken),
    mine: exporting(app.url, accessToken),
    send: (slug: string, body: object) =>
      fetch(`${app.url}/v1/datasets/${slug}/export`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  }
}
type SomeApp = Awaited<ReturnType<typeof someApp>>
type Gate = Awaited<ReturnType<typeof startHttpGate>>
const isSearch = ({ path }: { path: string }) => path.endsWith('/_search')

const kinds: Field[] = [
  { name: 'stop', type: 'keyword' },
  { name: 'words', type: 'text' },
  { name: 'lines', type: 'keyword', multiple: true },
  { name: 'n', type: 'int' },
  { name: 'big', type: 'int64' },
  { name: 'x', type: 'double' },
  { name: 'fare', type: 'decimal', precision: 30, scale: 4 },
  { name: 'open', type: 'boolean' },
  { name: 'at', type: 'timestamp', resolution: 'us' },
  { name: 'day', type: 'date' },
  { name: 'place', type: 'geo_point' },
  { name: 'raw', type: 'json' },
]
/** 1,200 rows of every type, with nulls, equal values and the ends of what a type holds. */
const ofEveryKind = Array.from({ length: 1_200 }, (_, i) => ({
  stop: i % 7 === 0 ? null : `정류장 ${i % 40}`,
  words: i % 5 === 0 ? '' : `서울 "버스", =${i}`,
  lines: i % 3 === 0 ? null : [`${i % 9}`, 'b\n'],
  n: i % 11 === 0 ? null : i % 50,
  big: i === 1 ? '-9223372036854775808' : String(9_007_199_254_740_993n + BigInt(i)),
  x: i % 2 === 0 ? i / 3 : -1e-300 * i,
  fare: `${i % 4 === 0 ? '-' : ''}12345678901234567890${i % 10}.${i % 10}25`,
  open: i % 3 === 0 ? null : i % 2 === 0,
  at: i === 2 ? '1900-01-01T00:00:00.000001Z' : `2026-11-25T01:02:03.${String(i).padStart(6, '0')}Z`,
  day: `20${String(10 + (i % 80)).padStart(2, '0')}-02-28`,
  place: i % 6 === 0 ? null : { lat: (i % 180) - 90 + 0.5, lon: 126.9780123 },
  raw: i % 8 === 0 ? null : { exact: i, list: [1, null, '가'] },
}))
const questions: [string, object][] = [
  ['all rows as they were loaded', {}],
  [
    'rows of a filter, sorted with nulls and equal values',
    {
      search: {
        filter: {
          op: 'or',
          filters: [
            { op: 'gte', field: 'n', value: 10 },
            { op: 'exists', field: 'raw' },
          ],
        },
        sort: [{ field: 'stop', order: 'desc' }, { field: 'n' }],
        fields: ['$row', '$version', ...kinds.map(({ name }) => name)],
      },
    },
  ],
  [
    'groups',
    {
      aggregate: {
        groupBy: [{ type: 'terms', field: 'stop' }],
        metrics: {
          rows: { type: 'count' },
          all: { type: 'sum', field: 'big' },
          most: { type: 'max', field: 'at' },
        },
      },
    },
  ],
]

/** Rows that take more than what waits between a server and its reader. */
const wideRows = 3_000
const keyed: Field[] = [
  { name: 'k', type: 'keyword', required: true },
  { name: 'raw', type: 'json' },
]
const wide = (from: number, to: number, of: string) =>
  Array.from({ length: to - from }, (_, i) => ({
    k: `k${String(from + i).padStart(4, '0')}`,
    raw: { of, text: `${from + i} `.repeat(900) },
  }))
const before = wide(0, wideRows, 'first')
const idOf = (response: Response) => response.headers.get('export-id') as string
async function restOf(reader: { read(): Promise<{ done: boolean }> }): Promise<void> {
  while (!(await reader.read()).done);
}

let plain: SomeApp
let reference: { slug: string }
beforeAll(async () => {
  plain = await someApp()
  reference = await plain.use.dataset(kinds)
  const { ingest } = await plain.use.load(reference.slug, lines(ofEveryKind), ndjson)
  expect(ingest).toMatchObject({ accepted: ofEveryKind.length })
})
afterAll(() => plain.app[Symbol.asyncDispose]())

describe.each(eachDialect)('exports of rows in %s', (server) => {
  const prefix = `t${randomBytes(4).toString('hex')}`
  let [here, url, gate]: [SomeApp?, string?, Gate?] = []
  let slug = ''
  beforeAll(async () => {
    url = await sharedOpenSearch(server)
    gate = await startHttpGate(url)
    here = await someApp({
      OPENSEARCH_URL: gate.url,
      OPENSEARCH_REPLICAS: '0',
      OPENSEARCH_INDEX_PREFIX: prefix,
    })
    slug = (await here.use.dataset(keyed, { primaryKey: ['k'] })).slug
    expect((await here.use.load(slug, lines(before), ndjson)).ingest).toMatchObject({ accepted: wideRows })
  })
  /** Begins what reads pages of rows, and waits until the second is on its way, where it stays. */
  async function inTheMiddle<T>(begin: () => Promise<T>): Promise<T> {
    let searches = 0
    gate!.does((one) => (isSearch(one) && ++searches > 1 ? 'hold' : 'pass'))
    const begun = await begin()
    await until(() => searches > 1)
    gate!.does(() => 'pass')
    return begun
  }
  afterAll(async () => {
    await here?.app[Symbol.asyncDispose]()
    await gate?.[Symbol.asyncDispose]()
    await removeIndices(url!, prefix)
  })

  it('are the same bytes as of rows in DuckDB', async () => {
    const { use, mine } = here!
    const dataset = await use.dataset(kinds)
    const { ingest } = await use.load(dataset.slug, lines(ofEveryKind), ndjson)
    expect(ingest).toMatchObject({ accepted: ofEveryKind.length })
    const all = questions.flatMap(([what, question]) =>
      ['csv', 'ndjson', 'parquet'].map((format) => ({
        name: `${what} as ${format}`,
        asked: { ...question, format },
      })),
    )
    const made = await Promise.all(
      all.map(async ({ name, asked }) => ({
        name,
        ours: await mine.file({ dataset: dataset.slug, ...asked }),
        theirs: await plain.mine.file({ dataset: reference.slug, ...asked }),
      })),
    )
    for (const { name, ours, theirs } of made) {
      expect(ours.made.rows, name).toBeGreaterThan(40)
      expect(ours.bytes.equals(theirs.bytes), name).toBe(true)
      expect(ours.made, name).toMatchObject({ sha256: theirs.made.sha256, rows: theirs.made.rows })
    }
    expect(await searchWork(url!).openContexts()).toBe(0)
  })

  it('end within two seconds of being cancelled, and leave nothing there', async () => {
    const { app, mine, send } = here!
    const work = searchWork(url!)
    const streamed = await send(slug, { format: 'csv' })
    const reader = streamed.body!.getReader()
    await reader.read()
    const file = await inTheMiddle(() => mine.create({ dataset: slug, search: { sort: [{ field: 'k' }] } }))
    for (const id of [file.id, idOf(streamed)]) {
      const begun = performance.now()
      const cancelled = await mine.ask('DELETE', `/v1/exports/${id}`)
      expect([cancelled.status, cancelled.body.state]).toEqual([200, 'cancelled'])
      await until(async () => !(await work.isBusyFor(id)))
      expect(performance.now() - begun).toBeLessThan(2_000)
    }
    const asked = gate!.seen.length
    await expect(restOf(reader)).rejects.toThrow('terminated')
    expect(gate!.seen.slice(asked).filter(isSearch)).toEqual([])
    expect(await work.openContexts()).toBe(0)
    const files = await readdir(join(app.dataDir, 'exports'), { recursive: true })
    expect(files.filter((name) => name.includes(file.id))).toEqual([])
  })

  it('are of one moment, whatever is written, replaced and deleted meanwhile', async () => {
    const { use, mine, send } = here!
    const streamed = await send(slug, { format: 'ndjson' })
    const reader = streamed.body!.getReader()
    const parts = [(await reader.read()).value!]

    const write = async (mode: string, rows: readonly object[]) => {
      const { status, text } = await use.load(slug, lines(rows), { ...ndjson, query: `mode=${mode}` })
      expect(status, text).toBe(201)
    }
    await write('upsert', wide(wideRows / 2, wideRows + 100, 'second'))
    const filter = { op: 'lt', field: 'k', value: 'k1000' }
    const deleted = await use.ask('POST', `/v1/datasets/${slug}/deletions`, { filter, dryRun: false })
    expect([deleted.status, deleted.body.rows]).toEqual([201, 1_000])
    await write('replace', wide(0, 10, 'third'))
    // Most of it has not been read by then.
    expect(await mine.get(idOf(streamed))).toMatchObject({ state: 'running' })
    for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value)

    const body = Buffer.from(lines(before))
    const end = { $end: { rows: wideRows, sha256: sha256(body) } }
    expect(Buffer.concat(parts).equals(Buffer.concat([body, Buffer.from(lines([end]))]))).toBe(true)
    expect(await mine.get(idOf(streamed))).toMatchObject({ state: 'succeeded', rows: wideRows, version: 2 })
    expect((await mine.file({ dataset: slug, format: 'ndjson' })).text).toBe(lines(wide(0, 10, 'third')))
    expect(await searchWork(url!).openContexts()).toBe(0)
  })
})
