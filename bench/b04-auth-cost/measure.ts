// Runs in a process of its own and prints {"ours": us, "twin": us}: CPU of one authenticated and validated call, and
// of the bare HMAC and JSON.parse that no implementation can do without.
import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import assert from 'node:assert/strict'
import { contract } from '@tg-cloud/contract'
import { operationsOf } from '@tg-cloud/contract/walk'
import { validateIfSchema, validateResponse } from '@ts-rest/core'
import type { Request, Response } from 'express'
import { makeSessionCache } from '../../src/adapters/postgres/session-cache.ts'
import { makeAccessTokens } from '../../src/auth/access-token.ts'
import { makeProveCaller } from '../../src/auth/prove-caller.ts'
import { makeAuthenticate } from '../../src/http/authenticate.ts'

const callers = 64
const blocks = 24
const callsInBlock = 1_000
const warmBlocks = 8

const key = createSecretKey(randomBytes(32))
const tokens = makeAccessTokens(key)
const idOf = (i: number) => `0198f3a0-1c2d-7000-8000-${String(i).padStart(12, '0')}`
const authorizations = Array.from(
  { length: callers },
  (_, i) => `Bearer ${tokens.issue({ userId: idOf(i), sessionId: idOf(i), level: 'ADMIN' })}`,
)
const cache = makeSessionCache({
  load: async (id) => ({ session: { userId: id, level: 'ADMIN' }, remainingMs: 60_000 }) as never,
  isCurrent: () => true,
})
const proveCaller = makeProveCaller({ tokens, check: cache.check })
const authenticate = makeAuthenticate({ proveCaller, countRequest: async () => {} })
const operation = operationsOf(contract).find(({ id }) => id === 'users.list')
assert(operation)
const page = {
  items: Array.from({ length: 20 }, (_, i) => ({
    id: idOf(i),
    username: `user.${i}`,
    name: '김민지',
    mobile: '010-1234-5678',
    level: 'GENERAL',
    disabledAt: null,
    createdAt: '2026-11-25T01:02:03.004Z',
    updatedAt: '2026-11-25T01:02:03.004Z',
    version: 1,
  })),
  nextCursor: null,
}
const body = JSON.stringify(page)

async function ours(i: number): Promise<void> {
  // A header arrives as a new string each time, so nothing may be known of it yet.
  const authorization = Buffer.from(authorizations[i % callers] as string, 'latin1').toString('latin1')
  const req = { headers: { authorization }, url: '/v1/users?limit=20', context: { operation } }
  await new Promise<void>((resolve, reject) => {
    const next = (error?: unknown) => (error === undefined ? resolve() : reject(error))
    void Promise.resolve(authenticate(req as unknown as Request, {} as Response, next as never)).catch(reject)
  })
  const { route } = operation as NonNullable<typeof operation>
  const query = validateIfSchema({ limit: '20' }, route.query)
  const answer = validateResponse({ appRoute: route, response: { status: 200, body: page } })
  if (query.error || (answer.body as typeof page).items.length !== 20) throw new Error('Not valid')
}

async function twin(i: number): Promise<void> {
  const token = (authorizations[i % callers] as string).slice(7)
  const end = token.lastIndexOf('.')
  const signature = createHmac('sha256', key).update(token.slice(0, end)).digest('base64url')
  if (signature !== token.slice(end + 1)) throw new Error('Not valid')
  if ((JSON.parse(body) as typeof page).items.length !== 20) throw new Error('Not valid')
}

async function microsOf(work: (i: number) => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  for (let i = 0; i < callsInBlock; i++) await work(i)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / callsInBlock
}

await assert.rejects(async () => {
  authorizations.push(`${authorizations[0]}x`)
  await ours(callers)
  // A token that was changed is refused, so what is measured does check.
  const refused = { headers: { authorization: authorizations.pop() }, url: '/', context: { operation } }
  await authenticate(refused as never, {} as Response, () => {})
})
const sums = { ours: 0, twin: 0 }
for (let block = 0; block < warmBlocks + blocks; block++) {
  const measured = { ours: await microsOf(ours), twin: await microsOf(twin) }
  if (block < warmBlocks) continue
  sums.ours += measured.ours / blocks
  sums.twin += measured.twin / blocks
}
process.stdout.write(JSON.stringify(sums))
