import { contract } from '@tg-cloud/contract'
import type { Dataset } from '@tg-cloud/contract/datasets'
import { levelAllows, type UserLevel } from '@tg-cloud/contract/levels'
import type { DatasetRight } from '@tg-cloud/contract/operation'
import { type Operation, operationsOf } from '@tg-cloud/contract/walk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { call, logIn } from '../../test/call.ts'
import { exampleFields, newLoad } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

const operations = operationsOf(contract).filter(({ metadata }) => metadata.dataset !== undefined)
const visibilities = ['private', 'internal'] as const
type Part = 'owner' | 'writer' | 'reader' | 'stranger'
const rights: Record<Part, Record<(typeof visibilities)[number], DatasetRight[]>> = {
  owner: { private: ['read', 'write', 'manage'], internal: ['read', 'write', 'manage'] },
  writer: { private: ['read', 'write'], internal: ['read', 'write'] },
  reader: { private: ['read'], internal: ['read'] },
  stranger: { private: [], internal: ['read'] },
}
const cast = (['GENERAL', 'MANAGER', 'ADMIN'] as const).flatMap((level) =>
  (Object.keys(rights) as Part[]).map((part) => ({ part, level, name: `${part} ${level}` })),
)

let app: StartedApp
let admin: string
const people = new Map<string, Person>()
beforeAll(async () => {
  app = await startApp()
  admin = (await logIn(app.url, app.admin.username, app.admin.password)).accessToken
  for (const { name, level } of cast) people.set(name, await person(app, level))
})
afterAll(() => app[Symbol.asyncDispose]())
const of = (name: string) => people.get(name) as Person

/** A new data set in which somebody has a part. */
async function newDataset(part: Part, id: string, visibility: Dataset['visibility']): Promise<Dataset> {
  const body = {
    name: '권한',
    fields: exampleFields,
    visibility,
    readers: part === 'reader' ? [id] : [],
    writers: part === 'writer' ? [id] : [],
  }
  const made = await call(app.url, 'POST', '/v1/datasets', { token: admin, body })
  if (part !== 'owner') return made.body
  const handed = await call(app.url, 'PATCH', `/v1/datasets/${made.body.slug}`, {
    token: admin,
    body: { ownerId: id },
    headers: { 'if-match': '*' },
  })
  return handed.body
}

/** What stands in a path for a data set, by parameter. */
const places: Record<string, (dataset: Dataset, operation: string) => Promise<string>> = {
  slug: async ({ slug }) => slug,
  async id({ slug }, operation) {
    if (!operation.startsWith('rebuilds.'))
      return newLoad(app.url, admin, slug, operation === 'ingests.cancel' ? 'interrupted' : 'done')
    // Nothing runs here: it can be cancelled.
    const path = `/v1/datasets/${slug}/rebuilds`
    return (await call(app.url, 'POST', path, { token: admin, body: { from: 'index' } })).body.id
  },
  // They name a part of it.
  name: async () => 'stop',
  async row({ slug }) {
    const { status } = await call(app.url, 'GET', `/v1/datasets/${slug}`, { token: admin })
    if (status === 200) await newLoad(app.url, admin, slug, 'done')
    return '1-1'
  },
}
const placeOf = (name: string) => {
  const place = places[name]
  if (!place) throw new Error(`:${name} leads to a data set: say here how`)
  return place
}

async function ask({ id, route, metadata }: Operation, dataset: Dataset, token: string) {
  let { path }: { path: string } = route
  for (const [part, name = ''] of path.matchAll(/:(\w+)/g))
    path = path.replace(part, await placeOf(name)(dataset, id))
  const schema = 'body' in route && route.body instanceof z.ZodType ? route.body : undefined
  const [raw] = Object.entries(metadata.rawBody ?? {})
  const example = schema && (z.globalRegistry.get(schema)?.['examples'] as unknown[] | undefined)?.[0]
  const body = raw ? raw[1] : example
  const headers: Record<string, string> = {
    ...(metadata.ifMatch ? { 'if-match': '*' } : {}),
    ...(raw ? { 'content-type': raw[0] } : {}),
  }
  return call(app.url, route.method, path, { token, body, headers })
}

/** What is due by level and right: a code, or undefined where the call is let in. */
function refusalOf(
  { id, route, metadata }: Operation,
  level: UserLevel,
  may: DatasetRight[],
): string | undefined {
  if (!levelAllows(level, metadata.access as UserLevel)) return 'forbidden'
  if (level === 'ADMIN' || may.includes(metadata.dataset as DatasetRight)) return undefined
  if (may.includes('read')) return 'dataset_forbidden'
  return id.startsWith('ingests.') && route.path.includes(':id') ? 'ingest_not_found' : 'dataset_not_found'
}

describe.each(cast)('$name', ({ part, level, name }) => {
  const cells = visibilities.flatMap((visibility) =>
    operations.map((operation) => [visibility, operation.id, operation] as const),
  )
  it.each(cells)('of a data set that is %s: %s', async (visibility, id, operation) => {
    const { id: userId, accessToken } = of(name)
    const dataset = await newDataset(part, userId, visibility)
    const may = rights[part][visibility]
    const refusal = refusalOf(operation, level, may)
    const seen = await call(app.url, 'GET', `/v1/datasets/${dataset.slug}`, { token: accessToken })
    const readable = level === 'ADMIN' || may.includes('read')
    expect(seen.status).toBe(readable ? 200 : 404)
    expect(((seen.body.allowed ?? []) as string[]).includes(id)).toBe(refusal === undefined)

    const answer = await ask(operation, dataset, accessToken)
    if (refusal === undefined) expect(answer.status, answer.text).toBeLessThan(300)
    else expect(answer.body.code).toBe(refusal)
    if (refusal !== 'dataset_not_found') return
    await call(app.url, 'DELETE', `/v1/datasets/${dataset.slug}`, {
      token: admin,
      headers: { 'if-match': '*' },
    })
    if (operation.route.path.includes(':id')) return
    const missing = await ask(operation, dataset, accessToken)
    expect({ ...answer.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
  })

  it('sees in the list what it may read', async () => {
    const { id: userId, accessToken } = of(name)
    for (const visibility of visibilities) {
      const { slug } = await newDataset(part, userId, visibility)
      const readable = level === 'ADMIN' || rights[part][visibility].includes('read')
      const { body } = await call(app.url, 'GET', `/v1/datasets?q=${slug}&sort=-createdAt`, {
        token: accessToken,
      })
      const listed = (body.items as Dataset[]).find((dataset) => dataset.slug === slug)
      expect(listed !== undefined).toBe(readable)
      if (!listed) continue
      const { body: whole } = await call(app.url, 'GET', `/v1/datasets/${slug}`, { token: accessToken })
      const { fields, source: _, ...rest } = whole as Dataset
      expect(listed).toEqual({ ...rest, fieldCount: fields.length })
    }
  })
})
