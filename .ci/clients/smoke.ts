// What a partner does with our own client; prints what it saw as one line of JSON.
import { randomUUID } from 'node:crypto'
import { ApiProblem, createClient, type Schemas } from '@tg-cloud/client'

const { BASE_URL = '', ADMIN = '', PASSWORD = '', NEW_USERNAME = '', NEW_MOBILE = '' } = process.env
const client = createClient({ baseUrl: BASE_URL })
await client.auth.login({ body: { username: ADMIN, password: PASSWORD } })

const problemOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => new Error('no problem'),
    (failure: unknown) => failure,
  )
  if (!(error instanceof ApiProblem)) throw error
  return { status: error.status, code: error.code, requestId: error.requestId }
}

const users: (Schemas['User'] & { plantedField?: string })[] = []
for await (const user of client.users.list({ query: { limit: 2, sort: 'createdAt' } })) users.push(user)
const problem = await problemOf(
  client.users.get({ path: { id: randomUUID() }, headers: { 'X-Request-Id': 'smoke-typescript-404' } }),
)

const creation = {
  headers: { 'Idempotency-Key': randomUUID() },
  body: { username: NEW_USERNAME, name: '박서준', mobile: NEW_MOBILE, password: '구름-위의-산책-7' },
}
const created = await client.users.create(creation)
const again = await client.users.create(creation)

const path = { id: created.id }
const { response } = await client.users.get({ path }).withResponse()
const update = { path, body: { name: '박서연', mobile: null } }
const ifMatch = { 'If-Match': response.headers.get('etag') ?? '' }
const { name, mobile, version } = await client.users.update({ ...update, headers: ifMatch })
const stale = await problemOf(
  client.users.update({ ...update, headers: { ...ifMatch, 'X-Request-Id': 'smoke-typescript-412' } }),
)
console.log(
  JSON.stringify({
    usernames: users.map(({ username }) => username),
    levels: users.map(({ level }) => level),
    planted: users.map(({ plantedField }) => plantedField ?? null),
    problem,
    sameAnswer: JSON.stringify(created) === JSON.stringify(again),
    changed: { name, mobile, version },
    stale,
  }),
)
