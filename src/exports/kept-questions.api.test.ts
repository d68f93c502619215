import type { Dataset } from '@tg-cloud/contract/datasets'
import type { SavedQuery } from '@tg-cloud/contract/queries'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exporting } from '../../test/exporting.ts'
import { exampleFields, loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

let app: StartedApp
let owner: Person
let other: Person
let bus: Dataset
let mine: ReturnType<typeof exporting>
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER')
  other = await person(app, 'GENERAL')
  mine = exporting(app.url, owner.accessToken)
  const use = loading(app, owner.accessToken)
  bus = await use.dataset(exampleFields, { visibility: 'internal' })
  await use.load(bus.slug, 'day,stop,boarded\n2026-11-25,시청,12\n2026-11-25,종로,7\n2026-11-26,시청,30\n')
})
afterAll(() => app[Symbol.asyncDispose]())

const search = {
  fields: ['stop', 'boarded'],
  filter: { op: 'gte', field: 'boarded', value: 10 },
  sort: [{ field: 'boarded' }],
}
const least = { name: 'least', at: ['/search/filter/value'], from: 0 }
async function keep(body: object): Promise<SavedQuery> {
  const answer = await mine.ask('POST', '/v1/queries', { dataset: bus.slug, name: '붐비는 정류장', ...body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

it('a kept question is exported with its values, and which version it was stays', async () => {
  const { id, version } = await keep({ search, parameters: [least] })
  const first = await mine.file({ query: { id } })
  expect(first.text).toBe('stop,boarded\r\n시청,12\r\n시청,30\r\n')
  expect(first.made).toMatchObject({ dataset: bus.slug, query: { id, version }, search, rows: 2 })

  const second = await mine.file({ query: { id, parameters: { least: 20 } }, format: 'ndjson' })
  expect(second.text).toBe('{"stop":"시청","boarded":30}\n')
  expect(second.made.search).toMatchObject({ filter: { value: 20 } })

  // What it becomes later changes nothing of what was made.
  const change = { search: { ...search, fields: ['stop'] }, parameters: [] }
  const changed = await mine.ask('PATCH', `/v1/queries/${id}`, change, { 'if-match': `"${version}"` })
  expect(changed.status, changed.text).toBe(200)
  const third = await mine.file({ query: { id } })
  expect(third.text).toBe('stop\r\n시청\r\n시청\r\n')
  expect(third.made.query).toEqual({ id, version: version + 1 })
  expect((await mine.get(first.made.id)).query).toEqual({ id, version })
})

it('all groups of a kept aggregate are exported', async () => {
  const { id } = await keep({
    aggregate: {
      groupBy: [{ type: 'terms', field: 'stop' }],
      metrics: { boarded: { type: 'sum', field: 'boarded' } },
    },
  })
  const { text, made } = await mine.file({ query: { id } })
  expect(text.split('\r\n').sort()).toEqual(['', 'stop,boarded', '시청,42', '종로,7'])
  expect(made).toMatchObject({ search: null, query: { id } })
})

it('is refused where it says two things, or nothing, or what the question has not', async () => {
  const { id } = await keep({ search, parameters: [least] })
  const refused = async (body: object) => {
    const { status, body: problem } = await mine.ask('POST', '/v1/exports', { format: 'csv', ...body })
    return [status, problem.issues?.[0]?.path ?? problem.code]
  }
  expect(await refused({})).toEqual([400, 'body.dataset'])
  expect(await refused({ query: { id }, dataset: bus.slug })).toEqual([400, 'body.dataset'])
  expect(await refused({ query: { id }, search })).toEqual([400, 'body.search'])
  expect(await refused({ query: { id, parameters: { most: 1 } } })).toEqual([
    400,
    'body.query.parameters.most',
  ])
  expect(await refused({ query: { id, parameters: { least: '가' } } })).toEqual([
    400,
    'body.query.parameters.least',
  ])
  expect(await refused({ query: { id: bus.id } })).toEqual([404, 'query_not_found'])
})

it('a question that somebody may not ask is answered as one that is not there', async () => {
  const { id } = await keep({ search })
  const theirs = exporting(app.url, other.accessToken)
  const closed = await theirs.ask('POST', '/v1/exports', { query: { id }, format: 'csv' })
  expect([closed.status, closed.body.code]).toEqual([404, 'query_not_found'])
  const shared = await keep({ search, visibility: 'internal' })
  expect((await theirs.file({ query: { id: shared.id } })).made.rows).toBe(2)
})
