import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import type { SavedQuery } from '@tg-cloud/contract/queries'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../../test/call.ts'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

const fields: Field[] = [
  { name: 'day', type: 'date' },
  { name: 'stop', type: 'keyword' },
  { name: 'boarded', type: 'int' },
]
const search = {
  fields: ['stop', 'boarded'],
  filter: { op: 'gte', field: 'boarded', value: 10 },
  sort: [{ field: 'boarded', order: 'desc' }],
}
const aggregate = {
  groupBy: [{ type: 'terms', field: 'stop' }],
  metrics: { boarded: { type: 'sum', field: 'boarded' } },
}
const least = { name: 'least', at: ['/search/filter/value'], from: 0 }

let app: StartedApp
let owner: Person
let reader: Person
let open: Dataset
let closed: Dataset
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER')
  reader = await person(app, 'GENERAL')
  const use = loading(app, owner.accessToken)
  open = await use.dataset(fields, { visibility: 'internal' })
  closed = await use.dataset(fields)
})
afterAll(() => app[Symbol.asyncDispose]())

const ask = (
  who: Person,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => call(app.url, method, `/v1${path}`, { token: who.accessToken, body, headers })
async function keep(who: Person, body: object = {}): Promise<SavedQuery> {
  const answer = await ask(who, 'POST', '/queries', {
    dataset: open.slug,
    name: '붐비는 정류장',
    search,
    ...body,
  })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const change = (who: Person, { id, version }: SavedQuery, body: object) =>
  ask(who, 'PATCH', `/queries/${id}`, body, { 'if-match': `"${version}"` })

describe('a kept question', () => {
  it('comes back as it was kept, with what its parameters are', async () => {
    const made = await keep(reader, { description: '아침', tags: ['교통'], parameters: [least] })
    expect(made).toMatchObject({
      dataset: open.slug,
      name: '붐비는 정류장',
      description: '아침',
      tags: ['교통'],
      visibility: 'private',
      search,
      aggregate: null,
      parameters: [{ ...least, type: 'int', multiple: false, default: 10 }],
      owner: { id: reader.id, name: '홍길동' },
      fits: true,
      version: 1,
    })
    const got = await ask(reader, 'GET', `/queries/${made.id}`)
    expect(got.body).toEqual(made)
    expect(got.headers.get('etag')).toBe('"1"')
    const unchanged = await ask(reader, 'GET', `/queries/${made.id}`, undefined, { 'if-none-match': '"1"' })
    expect(unchanged.status).toBe(304)
  })

  it('is refused when it could not be asked, all of it told', async () => {
    const wrong = { filter: { op: 'gte', field: 'boarded', value: '10' }, sort: [{ field: 'nothing' }] }
    const issues = async (body: object) => {
      const answer = await ask(reader, 'POST', '/queries', { dataset: open.slug, name: 'x', ...body })
      expect(answer.status).toBe(400)
      return (answer.body.issues as { path: string; code: string }[]).map(({ path, code }) => [path, code])
    }
    expect(await issues({ search: wrong })).toEqual([['body.search.filter.value', 'wrong_type']])
    expect(await issues({ search: { sort: wrong.sort } })).toEqual([
      ['body.search.sort.0.field', 'unknown_field'],
    ])
    expect(await issues({})).toEqual([['body.search', 'required']])
    expect(await issues({ search, aggregate })).toEqual([['body.aggregate', 'not_allowed']])
    expect(await issues({ search, parameters: [{ ...least, at: ['/search/filter/field'] }] })).toEqual([
      ['body.parameters.0.at.0', 'not_allowed'],
    ])
    const missing = await ask(reader, 'POST', '/queries', { dataset: closed.slug, name: 'x', search })
    expect(missing.body.code).toBe('dataset_not_found')
  })

  it('is for its owner alone unless it is shared, and to others as if it were not', async () => {
    const mine = await keep(reader)
    const other = await person(app, 'MANAGER')
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/versions'],
      ['GET', '/versions/1'],
    ] as const)
      expect((await ask(other, method, `/queries/${mine.id}${path}`)).body.code, path).toBe('query_not_found')
    expect((await change(other, mine, { name: 'x' })).body.code).toBe('query_not_found')
    const shared = (await change(reader, mine, { visibility: 'internal' })).body as SavedQuery
    expect((await ask(other, 'GET', `/queries/${mine.id}`)).body).toEqual(shared)
    expect((await change(other, shared, { name: 'x' })).body.code).toBe('query_forbidden')
    const restoring = await ask(other, 'POST', `/queries/${mine.id}/restore`, { version: 1 })
    expect(restoring.body.code).toBe('query_forbidden')
    const deleting = await ask(other, 'DELETE', `/queries/${mine.id}`, undefined, { 'if-match': '*' })
    expect(deleting.body.code).toBe('query_forbidden')
    // Whoever may not read the data set may not ask either.
    const hidden = await keep(owner, { dataset: closed.slug, visibility: 'internal' })
    expect((await ask(reader, 'GET', `/queries/${hidden.id}`)).body.code).toBe('query_not_found')
    const admin = await person(app, 'ADMIN')
    expect((await ask(admin, 'GET', `/queries/${hidden.id}`)).status).toBe(200)
  })

  it('has a version for each change, any of which it can become again', async () => {
    const first = await keep(reader, { parameters: [least] })
    const second = (await change(reader, first, { aggregate, parameters: [], tags: ['a'] }))
      .body as SavedQuery
    expect(second).toMatchObject({ version: 2, search: null, aggregate, parameters: [], tags: ['a'] })
    expect((await change(reader, first, { name: 'late' })).body.code).toBe('precondition_failed')
    const same = (await change(reader, second, {})).body
    expect(same.version).toBe(2)
    const versions = await ask(reader, 'GET', `/queries/${first.id}/versions`)
    expect(versions.body.items).toMatchObject([
      { version: 2, kind: 'aggregate', changedBy: { id: reader.id } },
      { version: 1, kind: 'search' },
    ])
    const then = (await ask(reader, 'GET', `/queries/${first.id}/versions/1`)).body
    expect(then).toEqual(first)
    const restored = await ask(reader, 'POST', `/queries/${first.id}/restore`, { version: 1 })
    expect(restored.body).toMatchObject({
      version: 3,
      search,
      aggregate: null,
      parameters: [{ name: 'least' }],
    })
    for (const version of ['9', '0', 'x', '1e1'])
      expect((await ask(reader, 'GET', `/queries/${first.id}/versions/${version}`)).status, version).toBe(
        version === '9' ? 404 : 400,
      )
    const paged = await ask(reader, 'GET', `/queries/${first.id}/versions?limit=2`)
    const next = await ask(
      reader,
      'GET',
      `/queries/${first.id}/versions?limit=2&cursor=${paged.body.nextCursor}`,
    )
    const numbers = [...paged.body.items, ...next.body.items].map(({ version }) => version as number)
    expect([numbers, next.body.nextCursor]).toEqual([[3, 2, 1], null])
  })

  it('parameters go with the question that they are of', async () => {
    const made = await keep(reader, { parameters: [least] })
    // The aggregate has no such place.
    const answer = await change(reader, made, { aggregate })
    expect(answer.body.issues).toMatchObject([{ path: 'body.parameters.0.at.0', code: 'not_allowed' }])
  })

  it('keeps the last hundred versions', async () => {
    let query = await keep(reader)
    for (let i = 2; i <= 103; i++) {
      const answer = await change(reader, query, { name: `n-${i}` })
      query = answer.body
      expect(query.version).toBe(i)
    }
    const [first] = await app.rows<{ first: number; count: number }>(
      `select min(version) as first, count(*)::int as count from saved_query_versions where query_id = '${query.id}'`,
    )
    expect(first).toEqual({ first: 4, count: 100 })
    expect((await ask(reader, 'GET', `/queries/${query.id}/versions/3`)).body.code).toBe('query_not_found')
  })

  it('goes with its versions when it is deleted, and with its data set', async () => {
    const made = await keep(reader)
    const gone = await ask(reader, 'DELETE', `/queries/${made.id}`, undefined, { 'if-match': '"1"' })
    expect(gone.status).toBe(204)
    expect((await ask(reader, 'GET', `/queries/${made.id}`)).body.code).toBe('query_not_found')
    const short = await loading(app, owner.accessToken).dataset(fields)
    const of = await keep(owner, { dataset: short.slug })
    await ask(owner, 'DELETE', `/datasets/${short.slug}`, undefined, { 'if-match': '*' })
    expect((await ask(owner, 'GET', `/queries/${of.id}`)).body.code).toBe('query_not_found')
  })

  it('is listed by name, tag, data set and owner, newest first', async () => {
    const lister = await person(app, 'MANAGER')
    const a = await keep(lister, { name: '강남 아침', tags: ['교통', 'x'] })
    const b = await keep(lister, { name: '강남 저녁', search: undefined, aggregate })
    const list = async (who: Person, query: string): Promise<string[]> => {
      const { status, body, text } = await ask(who, 'GET', `/queries?${query}`)
      expect(status, text).toBe(200)
      return (body.items as { id: string }[]).map(({ id }) => id)
    }
    expect(await list(lister, 'owner=me')).toEqual([b.id, a.id])
    expect(await list(lister, 'owner=me&tag=x')).toEqual([a.id])
    expect(await list(lister, `q=${encodeURIComponent('강남 저')}`)).toEqual([b.id])
    expect(await list(lister, `owner=me&dataset=${open.slug}&limit=1`)).toEqual([b.id])
    expect(await list(reader, `q=${encodeURIComponent('강남')}`)).toEqual([])
    const { body } = await ask(lister, 'GET', '/queries?owner=me')
    expect(body.items[0]).toMatchObject({ kind: 'aggregate', name: '강남 저녁', owner: { id: lister.id } })
    expect(body.items[0]).not.toHaveProperty('aggregate')
  })
})

describe('a change of the fields', () => {
  it('says which kept questions it breaks, and they say so too', async () => {
    const use = loading(app, owner.accessToken)
    const dataset = await use.dataset(fields, { visibility: 'internal' })
    const breaks = await keep(reader, { dataset: dataset.slug, name: '깨질 질의' })
    const holds = await keep(reader, { dataset: dataset.slug, search: { fields: ['stop'] } })
    const drop = (dryRun: boolean) =>
      ask(owner, 'POST', `/datasets/${dataset.slug}/schema-changes`, {
        changes: [{ op: 'drop', name: 'boarded' }],
        dryRun,
      })
    const broken = [
      {
        id: breaks.id,
        name: '깨질 질의',
        owner: breaks.owner,
        problem: 'search.filter.field: unknown_field',
      },
    ]
    expect((await drop(true)).body.brokenQueries).toEqual(broken)
    expect((await ask(reader, 'GET', `/queries/${breaks.id}`)).body.fits).toBe(true)
    expect((await drop(false)).body.brokenQueries).toEqual(broken)
    expect((await ask(reader, 'GET', `/queries/${breaks.id}`)).body.fits).toBe(false)
    expect((await ask(reader, 'GET', `/queries/${holds.id}`)).body.fits).toBe(true)
    // It may still be named anew, and asked something else.
    const renamed = await change(reader, breaks, { name: '새 이름' })
    expect(renamed.body).toMatchObject({ name: '새 이름', fits: false })
    const mended = await change(reader, renamed.body, { search: { fields: ['stop'] } })
    expect(mended.body).toMatchObject({ fits: true })
  })
})
