import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import type { QueryResult, QueryRun } from '@tg-cloud/contract/query-runs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../../test/call.ts'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

const fields: Field[] = [
  { name: 'n', type: 'int64' },
  { name: 'stop', type: 'keyword', label: { ko: '정류장' } },
  { name: 'raw', type: 'json' },
]
const rowCount = 3_000
const big = 9_007_199_254_740_993n
const rowOf = (i: number) => ({ n: String(big + BigInt(i)), stop: i % 3 === 0 ? '시청' : '종로', raw: null })
const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => `${JSON.stringify(rowOf(i))}\n`).join('')

let app: StartedApp
let owner: Person
let reader: Person
let use: ReturnType<typeof loading>
let bus: Dataset
beforeAll(async () => {
  app = await startApp({ jobs: true })
  owner = await person(app, 'MANAGER')
  reader = await person(app, 'GENERAL')
  use = loading(app, owner.accessToken)
  bus = await use.dataset(fields, { visibility: 'internal' })
  const ndjson = { type: 'application/x-ndjson' }
  await use.load(bus.slug, lines(rowCount), ndjson)
  await use.load(
    bus.slug,
    '{"n":"1","stop":"강남","raw":{"exact":1.10,"more":12345678901234567890}}\n',
    ndjson,
  )
})
afterAll(() => app[Symbol.asyncDispose]())

const ask = (
  who: Person,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => call(app.url, method, `/v1${path}`, { token: who.accessToken, body, headers })
const search = { filter: { op: 'eq', field: 'stop', value: '시청' }, sort: [{ field: 'n' }], fields: ['n'] }
async function run(who: Person, body: object, path = '/query-runs'): Promise<QueryRun> {
  const answer = await ask(who, 'POST', path, {
    ...(path === '/query-runs' ? { dataset: bus.slug } : {}),
    waitMs: 20_000,
    ...body,
  })
  expect(answer.status, answer.text).toBe(201)
  expect(answer.headers.get('location')).toBe(`/v1/query-runs/${answer.body.id}`)
  return answer.body
}
async function rowsOf(who: Person, id: string, limit = 700): Promise<unknown[]> {
  const rows: unknown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await ask(
      who,
      'GET',
      `/query-runs/${id}/result?limit=${limit}${cursor && `&cursor=${cursor}`}`,
    )
    expect(page.status, page.text).toBe(200)
    const { rows: some, nextCursor } = page.body as QueryResult
    rows.push(...some)
    cursor = nextCursor
  }
  return rows
}
const filesThere = () =>
  readdir(join(app.dataDir, 'results')).then((names) => names.filter((name) => name !== 'unfinished'))

describe('a run of a question', () => {
  it('has all rows of a search, page by page, exactly', async () => {
    const made = await run(reader, { search })
    expect(made).toMatchObject({
      dataset: bus.slug,
      query: null,
      state: 'succeeded',
      search,
      aggregate: null,
      rows: rowCount / 3,
      totalRows: rowCount / 3,
      percent: 100,
      completeness: { kind: 'exact' },
      problem: null,
      version: (await use.get(bus.slug)).version,
    })
    expect(Date.parse(made.expiresAt as string) - Date.parse(made.finishedAt as string)).toBe(86_400_000)
    const expected = Array.from({ length: rowCount / 3 }, (_, i) => ({ n: String(big + BigInt(3 * i)) }))
    expect(await rowsOf(reader, made.id)).toEqual(expected)
    expect(await rowsOf(reader, made.id, 10_000)).toEqual(expected)
    const { body } = await ask(reader, 'GET', `/query-runs/${made.id}/result?rowFormat=array&limit=1`)
    expect(body).toMatchObject({
      run: made.id,
      columns: [{ name: 'n', type: 'int64', multiple: false }],
      rows: [[String(big)]],
      totalRows: rowCount / 3,
    })
  })

  it('has JSON with its numbers as they came, and fields of ours', async () => {
    const made = await run(reader, {
      search: { filter: { op: 'eq', field: 'stop', value: '강남' }, fields: ['$row', 'raw'] },
    })
    const answer = await ask(reader, 'GET', `/query-runs/${made.id}/result`)
    expect(answer.text).toContain('{"$row":"2-1","raw":{"exact":1.10,"more":12345678901234567890}}')
    expect(answer.body.columns).toMatchObject([
      { name: '$row', type: 'system' },
      { name: 'raw', type: 'json' },
    ])
  })

  it('has all groups of an aggregate', async () => {
    const aggregate = {
      groupBy: [{ type: 'terms', field: 'stop' }],
      metrics: { rows: { type: 'count' }, sum: { type: 'sum', field: 'n' } },
    }
    const made = await run(reader, { aggregate })
    const of = (from: number, step: (i: number) => boolean) =>
      Array.from({ length: rowCount }, (_, i) => i)
        .filter(step)
        .reduce((sum, i) => sum + big + BigInt(i), BigInt(from))
        .toString()
    expect(await rowsOf(reader, made.id)).toEqual([
      { stop: '강남', rows: 1, sum: '1' },
      { stop: '시청', rows: 1_000, sum: of(0, (i) => i % 3 === 0) },
      { stop: '종로', rows: 2_000, sum: of(0, (i) => i % 3 !== 0) },
    ])
  })

  it('asks a kept question with its values, and says which', async () => {
    const kept = await ask(reader, 'POST', '/queries', {
      dataset: bus.slug,
      name: '정류장',
      search,
      parameters: [{ name: 'stop', at: ['/search/filter/value'], values: ['시청', '종로', '강남'] }],
    })
    const path = `/queries/${kept.body.id}/runs`
    const made = await run(reader, { parameters: { stop: '강남' } }, path)
    expect(made).toMatchObject({ query: { id: kept.body.id, version: 1 }, rows: 1 })
    expect(made.search?.filter).toMatchObject({ value: '강남' })
    expect((await run(reader, {}, path)).rows).toBe(rowCount / 3)
    const refused = await ask(reader, 'POST', path, { parameters: { stop: '부산' } })
    expect(refused.body.issues).toMatchObject([{ path: 'body.parameters.stop', code: 'invalid_value' }])
    expect((await ask(owner, 'POST', path, {})).body.code).toBe('query_not_found')
    const listed = await ask(reader, 'GET', `/query-runs?query=${kept.body.id}`)
    expect(listed.body.items).toMatchObject([{ rows: rowCount / 3 }, { id: made.id }])
  })

  it('is worked out once when a hundred ask at once, in two processes', async () => {
    await using other = await startApp({ sharing: app, databaseUrl: app.databaseUrl })
    const before = await filesThere()
    const once = { ...search, sort: [{ field: 'n', order: 'desc' }] }
    const people = await Promise.all(Array.from({ length: 4 }, () => person(app, 'GENERAL')))
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        call([app.url, other.url][i % 2] as string, 'POST', '/v1/query-runs', {
          token: (people[i % 4] as Person).accessToken,
          body: {
            dataset: bus.slug,
            search: once,
            waitMs: 20_000,
            maxAgeMs: i % 2 === 0 ? 60_000 : undefined,
          },
        }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    const runs = answers.map(({ body }) => body as QueryRun)
    expect(new Set(runs.map(({ id }) => id)).size).toBe(100)
    expect(runs.filter(({ shared }) => !shared)).toHaveLength(1)
    expect(new Set(runs.map(({ finishedAt }) => finishedAt)).size).toBe(1)
    expect((await filesThere()).length).toBe(before.length + 1)
    // Each is of who asked alone.
    const [mine] = runs as [QueryRun]
    expect((await ask(people[1] as Person, 'GET', `/query-runs/${mine.id}`)).body.code).toBe(
      'query_run_not_found',
    )
    expect(await rowsOf(people[0] as Person, mine.id)).toHaveLength(rowCount / 3)
  })

  it('shares what is young enough, of these rows unless another age is named', async () => {
    const dataset = await use.dataset(fields, { visibility: 'internal' })
    const ndjson = { type: 'application/x-ndjson' }
    const body = { dataset: dataset.slug, search: {} }
    await use.load(dataset.slug, lines(2), ndjson)
    const first = await run(reader, body)
    expect([first.rows, first.shared]).toEqual([2, false])
    expect(await run(reader, body)).toMatchObject({ shared: true, startedAt: first.startedAt })
    expect(await run(reader, { ...body, maxAgeMs: 0 })).toMatchObject({ shared: false })
    await use.load(dataset.slug, lines(1), ndjson)
    expect(await run(reader, { ...body, maxAgeMs: 3_600_000 })).toMatchObject({ shared: true, rows: 2 })
    expect(await run(reader, body)).toMatchObject({ shared: false, rows: 3 })
  })

  it('says what is wrong, and what has no result yet or any more', async () => {
    const wrong = { search: { filter: { op: 'eq', field: 'nothing', value: 1 } } }
    const refused = await ask(reader, 'POST', '/query-runs', { dataset: bus.slug, ...wrong })
    expect(refused.body.issues).toMatchObject([{ path: 'body.search.filter.field', code: 'unknown_field' }])
    for (const body of [{}, { search, aggregate: {} }])
      expect((await ask(reader, 'POST', '/query-runs', { dataset: bus.slug, ...body })).status).toBe(400)
    const closed = await use.dataset(fields)
    const hidden = await ask(reader, 'POST', '/query-runs', { dataset: closed.slug, search })
    expect(hidden.body.code).toBe('dataset_not_found')
    const made = await run(reader, { search: { fields: ['stop'] } })
    const place = `/query-runs/${made.id}/result`
    expect((await ask(reader, 'GET', `${place}?cursor=x`)).body.code).toBe('cursor_invalid')
    await app.sql(`update jobs set finished_at = now() - interval '25 hours'
      where id = (select job_id from query_runs where id = '${made.id}')`)
    expect((await ask(reader, 'GET', `/query-runs/${made.id}`)).body.state).toBe('expired')
    expect((await ask(reader, 'GET', place)).body.code).toBe('query_result_not_found')
  })

  it('answers at once under an Idempotency-Key, and makes one run of it', async () => {
    const body = { dataset: bus.slug, search, waitMs: 20_000, maxAgeMs: 0 }
    const send = () => ask(reader, 'POST', '/query-runs', body, { 'idempotency-key': 'once' })
    const [first, again] = [await send(), await send()]
    expect([first.status, again.status]).toEqual([202, 202])
    expect(again.body).toEqual(first.body)
    const ended = await ask(reader, 'GET', `/query-runs/${first.body.id}?waitMs=20000`)
    expect(ended.body.state).toBe('succeeded')
  })

  it('is gone with the rows that a deletion erases', async () => {
    const dataset = await use.dataset(fields)
    await use.load(dataset.slug, lines(2), { type: 'application/x-ndjson' })
    const made = await run(owner, { dataset: dataset.slug, search: {} })
    const [file] = await app.rows<{ key: string }>(
      `select result->>'key' as key from jobs where id = (select job_id from query_runs where id = '${made.id}')`,
    )
    expect(await filesThere()).toContain(file?.key)
    await ask(owner, 'POST', `/datasets/${dataset.slug}/deletions`, {
      filter: { op: 'exists', field: 'n' },
      dryRun: false,
      erase: true,
    })
    expect((await ask(owner, 'GET', `/query-runs/${made.id}/result`)).body.code).toBe(
      'query_result_not_found',
    )
    expect(await filesThere()).not.toContain(file?.key)
  })
})

describe('a run that is cancelled', () => {
  it('stops its work unless others wait for it', async () => {
    // Nothing runs here.
    await using idle = await startApp()
    const [one, two] = [await person(idle, 'MANAGER'), await person(idle, 'GENERAL')]
    const dataset = await loading(idle, one.accessToken).dataset(fields, { visibility: 'internal' })
    const send = async (who: Person, method: string, path: string, body?: unknown) =>
      (await call(idle.url, method, `/v1/query-runs${path}`, { token: who.accessToken, body })).body
    const start = (who: Person) => send(who, 'POST', '', { dataset: dataset.slug, search: {} })
    const [mine, other]: QueryRun[] = [await start(two), await start(one)]
    expect([mine?.state, mine?.shared, other?.shared]).toEqual(['queued', false, true])
    expect((await send(two, 'GET', `/${mine?.id}/result`)).code).toBe('query_run_unfinished')
    const jobs = () => idle.rows<{ state: string }>(`select state from jobs where task = 'query_result'`)
    expect((await send(two, 'DELETE', `/${mine?.id}`)).state).toBe('cancelled')
    expect(await jobs()).toEqual([{ state: 'queued' }])
    expect((await send(one, 'GET', `/${other?.id}`)).state).toBe('queued')
    expect((await send(one, 'DELETE', `/${other?.id}`)).state).toBe('cancelled')
    expect(await jobs()).toEqual([{ state: 'cancelled' }])
    const waiting = await start(two)
    const leaving = fetch(`${idle.url}/v1/query-runs/${waiting.id}?waitMs=20000`, {
      headers: { authorization: `Bearer ${two.accessToken}` },
      signal: AbortSignal.timeout(300),
    })
    await expect(leaving).rejects.toThrow(/timeout/)
    await until(() => idle.logged.some((line) => line.includes('"operation":"queryRuns.get"')))
    expect(idle.logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
    await send(two, 'DELETE', `/${waiting.id}`)
    // The next who asks is not told of work that was given up.
    expect(await start(two)).toMatchObject({ state: 'queued', shared: false })
  })
})
