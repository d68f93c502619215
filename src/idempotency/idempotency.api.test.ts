import { randomInt, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { contract } from '@tg-cloud/contract'
import { limits } from '@tg-cloud/contract/limits'
import { operationsOf } from '@tg-cloud/contract/walk'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { call, logIn } from '../../test/call.ts'
import { exampleFields } from '../../test/loading.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

/** Of all processes: whichever comes first must take what is sent. */
const environment = { LOGIN_QUEUE_MAX: '1000', JOB_FOLDERS: `incoming=${tmpdir()}` }
let app: StartedApp
let token: string
let database: Client
beforeAll(async () => {
  app = await startApp({ environment })
  token = (await logIn(app.url, app.admin.username, app.admin.password)).accessToken
  database = new Client({ connectionString: app.databaseUrl, options: `-c search_path=${app.schema}` })
  await database.connect()
  // The examples of others are about it.
  const body = { name: '서울 버스', fields: exampleFields }
  const { status, text } = await call(app.url, 'POST', '/v1/datasets', { token, body })
  expect(status, text).toBe(201)
})
afterAll(async () => {
  await database.end()
  await app[Symbol.asyncDispose]()
})

const creating = operationsOf(contract).filter(
  // Loads and deletions of rows have tests of their own (src/ingest/loads.api.test.ts): they need a data set.
  ({ route, metadata }) =>
    route.method === 'POST' && 201 in route.responses && !metadata.rawBody && !route.path.includes(':'),
)
const exampleOf = (operation: (typeof creating)[number]) => {
  const schema = 'body' in operation.route ? operation.route.body : undefined
  const examples = z.globalRegistry.get(schema as z.ZodType)?.['examples']
  return (examples as [Record<string, unknown>])[0]
}
/** The same creation again and again would clash with itself, so text of the example is made different. */
const unique = (body: Record<string, unknown>) => {
  const mark = randomUUID().slice(0, 8)
  return {
    ...body,
    ...('username' in body
      ? { username: `u-${mark}`, mobile: null }
      : 'format' in body
        ? { fileName: `n-${mark}` }
        : 'search' in body && !('name' in body)
          ? { maxAgeMs: randomInt(limits.queryResultKeptMs) }
          : { name: `n-${mark}` }),
  }
}
const rowsOf = async (table: string) =>
  Number((await database.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n)
const tables: Record<string, string> = {
  'users.create': 'users',
  'apiKeys.create': 'api_keys',
  'datasets.create': 'datasets',
  'queries.create': 'saved_queries',
  'queryRuns.create': 'query_runs',
  'exports.create': 'exports',
  'pipelines.create': 'pipelines',
}

describe('Idempotency-Key', () => {
  it('is declared by every creating POST, and its effect is counted here', () => {
    const all = operationsOf(contract).filter(
      ({ route }) => route.method === 'POST' && 201 in route.responses,
    )
    expect(all.filter(({ metadata }) => !metadata.idempotent)).toEqual([])
    expect(creating.map(({ id }) => id).sort()).toEqual(Object.keys(tables).sort())
  })

  describe.each(creating.map((operation) => [operation.id, operation] as const))('of %s', (id, operation) => {
    // What is begun goes on: nobody waits for it under a key.
    const created = 202 in operation.route.responses ? 202 : 201
    const send = (key: string, body: unknown, url = app.url, bearer = token) =>
      call(url, 'POST', operation.route.path, { token: bearer, body, headers: { 'idempotency-key': key } })

    it('makes 50 at once, in two processes, one effect and one answer', async () => {
      await using other = await startApp({ environment, sharing: app, databaseUrl: app.databaseUrl })
      const [key, body] = [randomUUID(), unique(exampleOf(operation))]
      const before = await rowsOf(tables[id]!)
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) => send(key, body, i % 2 ? app.url : other.url)),
      )
      expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(created))
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
      for (const name of ['location', 'etag', 'content-type']) {
        expect(new Set(answers.map(({ headers }) => headers.get(name))).size).toBe(1)
      }
      expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(50)
      expect(await rowsOf(tables[id]!)).toBe(before + 1)
    })

    it('refuses another body, and takes the same members in another order', async () => {
      const [key, body] = [randomUUID(), unique(exampleOf(operation))]
      const first = await send(key, body)
      const turned = Object.fromEntries(Object.entries(body).reverse())
      expect((await send(key, turned)).text).toBe(first.text)
      expect((await send(key, unique(body))).body).toMatchObject({
        status: 422,
        code: 'idempotency_key_reused',
      })
    })

    it('stores no answer that can be read, and no key', async () => {
      const [key, body] = [randomUUID(), unique(exampleOf(operation))]
      const { text } = await send(key, body)
      const stored = await database.query<{ all: string }>(
        `select string_agg(encode(id, 'escape') || encode(answer, 'escape'), '') as all from idempotency_keys`,
      )
      const secret =
        (JSON.parse(text) as { key?: string; id: string }).key ?? (JSON.parse(text) as { id: string }).id
      expect(stored.rows[0]?.all).not.toContain(secret)
      expect(stored.rows[0]?.all).not.toContain(key)
    })

    it('stores no failure: a corrected request may use the key', async () => {
      const key = randomUUID()
      expect((await send(key, { wrong: true })).body.code).toBe('invalid_request')
      expect((await send(key, unique(exampleOf(operation)))).status).toBe(created)
    })

    it('is forgotten after 24 hours', async () => {
      const [key, body] = [randomUUID(), unique(exampleOf(operation))]
      await send(key, body)
      await database.query(`update idempotency_keys set expires_at = now() - interval '1 second'`)
      expect((await send(key, unique(body))).status).toBe(created)
    })

    it.each(['', ' ', 'x'.repeat(256), 'schlüssel'])('refuses the key %j', async (key) => {
      const bytes = Buffer.from(key).toString('latin1')
      const { status, body } = await send(bytes, unique(exampleOf(operation)))
      expect([status, body.issues?.[0]?.path]).toEqual([400, 'headers.idempotency-key'])
    })

    it('is another one for another caller', async () => {
      const [key, body] = [randomUUID(), unique(exampleOf(operation))]
      const first = await send(key, body)
      const username = `admin-${randomUUID().slice(0, 8)}`
      const made = { username, name: 'x', level: 'ADMIN', password: 'long-enough-password' }
      await call(app.url, 'POST', '/v1/users', { token, body: made })
      const second = await send(
        key,
        unique(body),
        app.url,
        (await logIn(app.url, username, made.password)).accessToken,
      )
      expect([first.status, second.status]).toEqual([created, created])
      expect(second.body.id).not.toBe(first.body.id)
    })
  })

  it('leaves nothing of a creation that fails half-way', async () => {
    const body = unique({ username: '', name: 'x', password: 'long-enough-password' })
    const send = (key: string) =>
      call(app.url, 'POST', '/v1/users', { token, body, headers: { 'idempotency-key': key } })
    await send(randomUUID())
    const before = await rowsOf('idempotency_keys')
    expect((await send(randomUUID())).body.code).toBe('username_taken')
    expect(await rowsOf('idempotency_keys')).toBe(before)
  })
})
