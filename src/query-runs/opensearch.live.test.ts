import { randomBytes } from 'node:crypto'
import type { Field } from '@tg-cloud/contract/fields'
import type { QueryResult, QueryRun } from '@tg-cloud/contract/query-runs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { loading } from '../../test/loading.ts'
import { removeIndices } from '../../test/row-engine/open-search.ts'
import { searchWork } from '../../test/search-work.ts'
import { sharedOpenSearch } from '../../test/shared-open-search.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

const prefix = `t${randomBytes(4).toString('hex')}`
const ndjson = { type: 'application/x-ndjson' }
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const big = 9_007_199_254_740_993n
const rowCount = 2_500
const rowOf = (i: number) => ({ n: String(big + BigInt(i)), stop: i % 3 === 0 ? '시청' : '종로' })

let url: string
let environment: Record<string, string>
let app: StartedApp
let token: string
let use: ReturnType<typeof loading>
beforeAll(async () => {
  url = await sharedOpenSearch('3.9.0')
  environment = { OPENSEARCH_URL: url, OPENSEARCH_REPLICAS: '0', OPENSEARCH_INDEX_PREFIX: prefix }
  app = await startApp({ jobs: true, environment })
  token = (await logIn(app.url, app.admin.username, app.admin.password)).accessToken
  use = loading(app, token)
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
  await removeIndices(url, prefix)
})

it('a kept question runs, and all of its result is there page by page', async () => {
  const fields: Field[] = [
    { name: 'n', type: 'int64' },
    { name: 'stop', type: 'keyword' },
  ]
  const { slug } = await use.dataset(fields)
  await use.load(slug, lines(Array.from({ length: rowCount }, (_, i) => rowOf(i))), ndjson)
  const kept = await use.ask('POST', '/v1/queries', {
    dataset: slug,
    name: '정류장',
    search: {
      filter: { op: 'eq', field: 'stop', value: '시청' },
      sort: [{ field: 'n', order: 'desc' }],
      fields: ['n', '$row'],
    },
    parameters: [{ name: 'stop', at: ['/search/filter/value'] }],
  })
  expect(kept.status, kept.text).toBe(201)
  const made = await use.ask('POST', `/v1/queries/${kept.body.id}/runs`, {
    parameters: { stop: '종로' },
    waitMs: 20_000,
  })
  const expected = Array.from({ length: rowCount }, (_, i) => i)
    .filter((i) => i % 3 !== 0)
    .map((i) => ({ n: String(big + BigInt(i)), $row: `1-${i + 1}` }))
    .reverse()
  expect(made.body, made.text).toMatchObject({
    state: 'succeeded',
    rows: expected.length,
    completeness: { kind: 'exact' },
  })
  const found: unknown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const more: string = cursor && `&cursor=${cursor}`
    const { body } = await use.ask('GET', `/v1/query-runs/${made.body.id}/result?limit=700${more}`)
    const page = body as QueryResult
    found.push(...page.rows)
    cursor = page.nextCursor
  }
  expect(found).toEqual(expected)
  expect(await searchWork(url).openContexts()).toBe(0)
})

it('a run that is cancelled ends in the cluster within two seconds', async () => {
  const list = (word: string, i: number, step: number) =>
    Array.from({ length: 6 }, (_, k) => `${word}${(i * step + k * 13) % 997}`)
  const { slug } = await use.dataset(['a', 'b'].map((name) => ({ name, type: 'keyword', multiple: true })))
  // Cheap rows, and so many groups that all of them take minutes.
  const rows = Array.from({ length: 20_000 }, (_, i) => ({ a: list('a', i, 7), b: list('b', i, 5) }))
  await use.load(slug, lines(rows), ndjson)
  const { body } = await use.ask('POST', '/v1/query-runs', {
    dataset: slug,
    aggregate: { groupBy: ['a', 'b'].map((field) => ({ type: 'terms', field })) },
  })
  const { id } = body as QueryRun
  const work = searchWork(url)
  await until(() => work.isBusyFor(id), 30_000)
  const begun = performance.now()
  const cancelled = await use.ask('DELETE', `/v1/query-runs/${id}`)
  expect([cancelled.status, cancelled.body.state]).toEqual([200, 'cancelled'])
  // Between two pages nothing is busy either; once its job has ended no later page is asked for.
  const ended = () => app.rows(`select from jobs where task = 'query_result' and state = 'cancelled'`)
  await until(async () => (await ended()).length === 1)
  await until(async () => !(await work.isBusyFor(id)))
  expect(performance.now() - begun).toBeLessThan(2_000)
  await until(async () => (await work.openContexts()) === 0)
})

it('no answer is older than a write that was acknowledged, in either of two processes', async () => {
  await using other = await startApp({ sharing: app, databaseUrl: app.databaseUrl, environment })
  const { slug } = await use.dataset([{ name: 'n', type: 'int' }])
  const asked = async (to: string) => {
    const { body, text } = await call(to, 'POST', `/v1/datasets/${slug}/search`, {
      token,
      body: { total: 'exact', limit: 1, sort: [{ field: 'n', order: 'desc' }] },
    })
    expect(body.total, text).toBeDefined()
    return { rows: body.total.rows, last: body.rows[0]?.n ?? null, hit: body.cache.hit }
  }
  const processes = [app.url, other.url]
  const expectBoth = async (rows: number, last: number | null) => {
    for (const to of processes) {
      expect(await asked(to)).toEqual({ rows, last, hit: false })
      expect(await asked(to)).toEqual({ rows, last, hit: true })
    }
  }
  await expectBoth(0, null)
  for (let n = 0; n < 8; n++) {
    const { ingest } = await use.load(slug, lines([{ n }]), ndjson)
    expect(ingest).toMatchObject({ state: 'done', accepted: 1 })
    await expectBoth(n + 1, n)
  }
  const deleted = await use.ask('POST', `/v1/datasets/${slug}/deletions`, {
    filter: { op: 'gte', field: 'n', value: 5 },
    dryRun: false,
  })
  expect([deleted.status, deleted.body.rows]).toEqual([201, 3])
  await expectBoth(5, 4)
  await use.load(slug, lines([{ n: 100 }]), { ...ndjson, query: 'mode=replace' })
  await expectBoth(1, 100)
})
