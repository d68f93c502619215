import type { AggregateAnswers } from '@tg-cloud/contract/aggregate'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { SearchAnswer } from '@tg-cloud/contract/search'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { call } from '../../test/call.ts'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

const fields = [
  { name: 'stop', type: 'keyword' as const },
  { name: 'boarded', type: 'int' as const },
]
const csv = (...numbers: number[]) => `stop,boarded\n${numbers.map((n) => `s${n % 3},${n}\n`).join('')}`
const question = { filter: { op: 'gt', field: 'boarded', value: 0 }, sort: [{ field: 'boarded' }], limit: 3 }
const groups = { aggregates: { a: { groupBy: [{ type: 'terms', field: 'stop' }], limit: 1 } } }

let app: StartedApp
let owner: Person
let other: Person
let use: ReturnType<typeof loading>
let dataset: Dataset
let path: string
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER', '김민지')
  other = await person(app, 'GENERAL', '이서준')
  use = loading(app, owner.accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())
beforeEach(async () => {
  dataset = await use.dataset(fields, { visibility: 'internal' })
  path = `/v1/datasets/${dataset.slug}`
  await use.load(dataset.slug, csv(1, 2, 3, 4, 5))
})

async function ask<T = SearchAnswer>(
  method: string,
  to: string,
  body?: object,
  { headers = {}, token = owner.accessToken }: { headers?: Record<string, string>; token?: string } = {},
): Promise<T> {
  const answer = await call(app.url, method, `${path}${to}`, { token, body, headers })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const search = (more: object = {}, how: Parameters<typeof ask>[3] = {}) =>
  ask('POST', '/search', { ...question, ...more }, how)
const numbers = ({ rows }: SearchAnswer) => rows.map((row) => (row as { boarded: number }).boarded)
const etag = async () => `"${(await use.get(dataset.slug)).version}"`

describe('an answer', () => {
  it('is told again as it was: search, rows, values and aggregates', async () => {
    const asks: (() => Promise<SearchAnswer>)[] = [
      () => search({ facets: [{ field: 'stop' }], total: 'exact' }),
      () => ask('GET', '/rows?sort=-boarded'),
      () => ask('GET', '/fields/stop/values'),
      () => ask('POST', '/aggregate', groups),
    ]
    for (const one of asks) {
      const [first, again] = [await one(), await one()]
      expect(first.cache).toEqual({ hit: false, ageMs: 0 })
      expect(again.cache.hit).toBe(true)
      const asIs = (answer: SearchAnswer) => ({ ...answer, tookMs: 0, cache: undefined })
      expect(asIs(again)).toEqual(asIs(first))
    }
  })

  it('is a new one as soon as rows were loaded, deleted or taken back, or fields changed', async () => {
    const all = { limit: 100 }
    const told = async () => {
      const first = await search(all)
      expect(first.cache.hit).toBe(false)
      expect((await search(all)).cache.hit).toBe(true)
      return [numbers(first), first.version]
    }
    const version = async () => (await use.get(dataset.slug)).version
    const change = async (to: string, body: object) =>
      expect((await use.ask('POST', `${path}${to}`, body)).status).toBeLessThan(300)
    expect(await told()).toEqual([[1, 2, 3, 4, 5], await version()])
    const { ingest } = await use.load(dataset.slug, csv(6, 7))
    expect(await told()).toEqual([[1, 2, 3, 4, 5, 6, 7], await version()])
    await change('/deletions', { filter: { op: 'eq', field: 'boarded', value: 1 }, dryRun: false })
    expect(await told()).toEqual([[2, 3, 4, 5, 6, 7], await version()])
    await use.ask('POST', `/v1/ingests/${ingest.id}/revert`)
    expect(await told()).toEqual([[2, 3, 4, 5], await version()])
    await change('/schema-changes', {
      changes: [{ op: 'add', field: { name: 'line', type: 'keyword' } }],
      dryRun: false,
    })
    const changed = await search(all)
    expect(changed.cache.hit).toBe(false)
    expect(changed.columns.map(({ name }) => name)).toEqual(['stop', 'boarded', 'line'])
  })

  it('is shared by all who may ask, with cursors of their own', async () => {
    const [mine, theirs] = [await search(), await search({}, { token: other.accessToken })]
    expect(theirs.cache.hit).toBe(true)
    expect(theirs.rows).toEqual(mine.rows)
    expect(theirs.nextCursor).not.toBe(mine.nextCursor)
    const next = { cursor: theirs.nextCursor }
    expect(numbers(await search(next, { token: other.accessToken }))).toEqual([4, 5])
    const stolen = await call(app.url, 'POST', `${path}/search`, {
      token: owner.accessToken,
      body: { ...question, ...next },
    })
    expect([stolen.status, stolen.body.code]).toEqual([400, 'cursor_mismatch'])
    const own = await search({ cursor: mine.nextCursor })
    expect([numbers(own), own.cache.hit]).toEqual([[4, 5], true])
    const back = await search({ cursor: own.previousCursor })
    expect(numbers(back)).toEqual([1, 2, 3])
    const first = await ask<AggregateAnswers>('POST', '/aggregate', groups)
    const again = await ask<AggregateAnswers>('POST', '/aggregate', groups, { token: other.accessToken })
    expect(again.cache.hit).toBe(true)
    const cursor = again.aggregates['a']!.nextCursor
    expect(cursor).not.toBe(first.aggregates['a']!.nextCursor)
    const rest = await ask<AggregateAnswers>(
      'POST',
      '/aggregate',
      { aggregates: { a: { ...groups.aggregates.a, cursor } } },
      { token: other.accessToken },
    )
    expect(rest.aggregates['a']!.groups.map(({ keys }) => keys['stop'])).toEqual(['s1'])
  })

  it('is told to nobody who may not read the data set, or may no longer', async () => {
    await search({}, { token: other.accessToken })
    const headers = { 'if-match': await etag() }
    await use.ask('PATCH', path, { visibility: 'private' }, headers)
    await search()
    const { status } = await call(app.url, 'POST', `${path}/search`, {
      token: other.accessToken,
      body: question,
    })
    expect(status).toBe(404)
  })

  it('is worked out anew where the caller asks for that', async () => {
    await search()
    const how = (value: string) => ({ headers: { 'cache-control': value } })
    expect((await search({}, how('no-cache'))).cache).toEqual({ hit: false, ageMs: 0 })
    expect((await search({}, how('max-age=0'))).cache.hit).toBe(false)
    expect((await search({}, how('max-age=60'))).cache.hit).toBe(true)
    expect((await search({ limit: 2 }, how('no-store'))).cache.hit).toBe(false)
    expect((await search({ limit: 2 })).cache.hit).toBe(false)
    const { cache } = await app.client.query.search({
      path: { slug: dataset.slug },
      headers: { 'Cache-Control': 'no-cache' },
      body: {},
    })
    expect(cache.hit).toBe(false)
  })

  it('is worked out once for a hundred who ask at the same time', async () => {
    const { opened } = app.rowEngine
    const engine = await opened()
    let asked = 0
    const { ask: askEngine } = engine
    engine.ask = (...given) => {
      asked++
      return askEngine(...given)
    }
    const answers = await Promise.all(Array.from({ length: 100 }, () => search()))
    expect(asked).toBe(1)
    for (const answer of answers) expect(numbers(answer)).toEqual([1, 2, 3])
    engine.ask = askEngine
  })
})

it('answers are remembered nowhere where the settings say so', async () => {
  for (const environment of [{ CACHE_TTL_MS: '0' }, { CACHE_MEMORY_MIB: '0' }]) {
    await using forgetful = await startApp({ environment })
    const { accessToken } = await person(forgetful, 'MANAGER', '김민지')
    const own = loading(forgetful, accessToken)
    const { slug } = await own.dataset(fields)
    for (let i = 0; i < 2; i++)
      expect((await own.ask('POST', `/v1/datasets/${slug}/search`, {})).body.cache.hit).toBe(false)
  }
})

it('while the engine does not answer, an older answer is told and named so, but none with rows that were deleted', async () => {
  await using broken = await startApp()
  const { accessToken } = await person(broken, 'MANAGER', '김민지')
  const own = loading(broken, accessToken)
  const [kept, changed] = [await own.dataset(fields), await own.dataset(fields)]
  const asking = ({ slug }: Dataset, headers: Record<string, string> = {}) =>
    own.ask('POST', `/v1/datasets/${slug}/search`, question, headers)
  for (const one of [kept, changed]) {
    await own.load(one.slug, csv(1, 2, 3))
    await asking(one)
    await own.load(one.slug, csv(4))
  }
  const deleting = { filter: { op: 'eq', field: 'boarded', value: 1 }, dryRun: false }
  const { status: deleted } = await own.ask('POST', `/v1/datasets/${changed.slug}/deletions`, deleting)
  expect(deleted).toBe(201)
  await broken.rowEngine.close()
  const { status, body } = await asking(kept)
  const { version } = await own.get(kept.slug)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    version: version - 1,
    rows: [{ boarded: 1 }, { boarded: 2 }, { boarded: 3 }],
    completeness: { kind: 'partial', reason: 'stale', bound: null },
    cache: { hit: true },
  })
  const anew = await asking(kept, { 'cache-control': 'no-cache' })
  expect([anew.status, anew.body.code]).toEqual([503, 'unavailable'])
  const gone = await asking(changed)
  expect([gone.status, gone.body.code]).toEqual([503, 'unavailable'])
  const { text } = await call(broken.url, 'GET', '/metrics', {
    token: (await call(broken.url, 'POST', '/v1/auth/login', { body: broken.admin })).body.accessToken,
  })
  expect(text).toContain('answers_total{from="stale"} 1')
  expect(text).toMatch(/answers_total\{from="engine"\} \d/)
  expect(text).toMatch(/answers_memory_bytes [1-9]/)
})
