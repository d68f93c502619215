import { randomBytes } from 'node:crypto'
import { limits } from '@tg-cloud/contract/limits'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aUser, openTestDatabase } from '../../../test/postgres.ts'
import type { SessionStore } from '../../auth/ports.ts'
import type { NewSession } from '../../auth/session.ts'
import type { UserRepository } from '../../users/ports.ts'
import { makeSessionStore } from './sessions.repository.ts'
import { makeUserRepository } from './users.repository.ts'

let opened: Awaited<ReturnType<typeof openTestDatabase>>
let users: UserRepository
let sessions: SessionStore
const told: unknown[] = []
beforeAll(async () => {
  opened = await openTestDatabase()
  const deps = { database: opened.database, onRevoked: (revocation: unknown) => void told.push(revocation) }
  users = makeUserRepository(deps)
  sessions = makeSessionStore(deps)
})
afterAll(() => opened[Symbol.asyncDispose]())

const token = () => randomBytes(32)
const sql = (text: string, ...values: unknown[]) =>
  opened.database.query<Record<string, unknown>>({ text, values })

async function started(overrides: Partial<NewSession> = {}) {
  const userId = overrides.userId ?? (await users.create(aUser())).id
  const session = { id: uuidv7(), userId, kind: 'token' as const, userAgent: 'test/1', address: '192.0.2.7' }
  const first = token()
  const expiresAt = await sessions.start({
    ...session,
    passwordHash: 'hash',
    refreshTokenHash: first,
    ...overrides,
  })
  return { ...session, first, expiresAt }
}
const counted = (kinds: string[]) =>
  kinds.reduce<Record<string, number>>((counts, kind) => ({ ...counts, [kind]: (counts[kind] ?? 0) + 1 }), {})

it('starts no session for a password that was changed while it was checked', async () => {
  const { id } = await users.create(aUser())
  await users.setPassword(id, 'another hash')
  expect((await started({ userId: id })).expiresAt).toBeUndefined()
  expect((await started({ userId: id, passwordHash: 'another hash' })).expiresAt).toBeDefined()
})

it('starts a session that lives 14 days without use', async () => {
  const { id, userId, expiresAt } = await started()
  expect(Date.parse(expiresAt ?? '') - Date.now()).toBeGreaterThan(limits.sessionIdleMs - 60_000)
  expect(await sessions.load(id)).toEqual({ userId, level: 'GENERAL' })
  expect(await sessions.list(userId, { limit: 5 })).toEqual([
    {
      id,
      kind: 'token',
      userAgent: 'test/1',
      address: '192.0.2.7',
      createdAt: expect.stringMatching(/Z$/),
      lastUsedAt: expect.stringMatching(/Z$/),
      expiresAt,
    },
  ])
})

it('starts none for a user who is disabled or unknown', async () => {
  const { id: userId } = await users.create(aUser())
  await users.setDisabled(userId, true)
  expect((await started({ userId })).expiresAt).toBeUndefined()
  expect((await started({ userId: uuidv7() })).expiresAt).toBeUndefined()
})

it('leaves no live session behind when logins and a disabling meet', async () => {
  const { id: userId } = await users.create(aUser())
  await Promise.all([
    ...Array.from({ length: 8 }, () => started({ userId })),
    users.setDisabled(userId, true),
    ...Array.from({ length: 8 }, () => started({ userId })),
  ])
  await users.setDisabled(userId, false)
  expect(await sessions.list(userId, { limit: 100 })).toEqual([])
})

it('gives 50 parallel refreshes of one token one successor', async () => {
  const { first, id } = await started()
  const successor = token()
  const rotations = await Promise.all(Array.from({ length: 50 }, () => sessions.rotate(first, successor)))
  expect(counted(rotations.map(({ kind }) => kind))).toEqual({ rotated: 1, repeated: 49 })
  expect(new Set(rotations.map((rotation) => 'session' in rotation && rotation.session.expiresAt)).size).toBe(
    1,
  )
  expect(await sessions.load(id)).toBeDefined()
})

it('hands a used token its successor until that is used, then says superseded', async () => {
  const { first, id, userId } = await started({ kind: 'cookie' })
  const [second, third] = [token(), token()]
  const session = { id, userId, level: 'GENERAL', kind: 'cookie', expiresAt: expect.any(String) }
  expect(await sessions.rotate(first, second)).toEqual({ kind: 'rotated', session })
  expect(await sessions.rotate(first, second)).toEqual({ kind: 'repeated', session })
  expect(await sessions.rotate(second, third)).toMatchObject({ kind: 'rotated' })
  expect(await sessions.rotate(first, second)).toEqual({ kind: 'superseded' })
  expect(await sessions.rotate(second, third)).toMatchObject({ kind: 'repeated' })
})

it('ends the session when a token is used again after the grace time', async () => {
  const { first, id } = await started()
  const second = token()
  await sessions.rotate(first, second)
  await sql(
    `update refresh_tokens set used_at = used_at - interval '31 seconds' where token_hash = $1`,
    first,
  )
  told.length = 0
  expect(await sessions.rotate(first, second)).toEqual({ kind: 'reused', sessionId: id })
  expect(told).toEqual([{ sessionId: id }])
  expect(await sessions.load(id)).toBeUndefined()
  for (const presented of [first, second])
    expect(await sessions.rotate(presented, token())).toEqual({ kind: 'unknown' })
})

it('knows no token of a session that ended or expired, of a disabled user, or made with another key', async () => {
  const ended = await started()
  await sessions.end(ended.id, ended.userId)
  const expired = await started()
  await sql('update sessions set expires_at = now() where id = $1', expired.id)
  const disabled = await started()
  await users.setDisabled(disabled.userId, true)
  const otherKey = await started()
  await sessions.rotate(otherKey.first, token())
  for (const { first } of [ended, expired, disabled, otherKey, { first: token() }]) {
    expect(await sessions.rotate(first, token())).toEqual({ kind: 'unknown' })
  }
  expect(await sessions.load(otherKey.id)).toBeDefined()
})

it('moves the end on with each refresh, but not past 90 days', async () => {
  const { first, id } = await started()
  await sql(
    `update sessions set created_at = now() - interval '89 days', expires_at = now() + interval '1 hour' where id = $1`,
    id,
  )
  const rotation = await sessions.rotate(first, token())
  const end = Date.parse(rotation.kind === 'rotated' ? rotation.session.expiresAt : '')
  expect(end - Date.now()).toBeGreaterThan(86_400_000 - 60_000)
  expect(end - Date.now()).toBeLessThan(86_400_000 + 60_000)
})

it('ends one session or all of a user, never those of others', async () => {
  const mine = await started()
  const also = await started({ userId: mine.userId })
  const others = await started()
  expect(await sessions.end(others.id, mine.userId)).toBe(false)
  expect(await sessions.end(mine.id, mine.userId)).toBe(true)
  expect(await sessions.end(mine.id, mine.userId)).toBe(false)
  expect(await sessions.load(also.id)).toBeDefined()
  await sessions.endAll(mine.userId)
  expect(await sessions.load(also.id)).toBeUndefined()
  expect(await sessions.load(others.id)).toBeDefined()
  expect(await sql('select from refresh_tokens where session_id = any($1)', [mine.id, also.id])).toEqual([])
})

it('ends every session with a new password', async () => {
  const { id, userId } = await started()
  await users.setPassword(userId, 'other')
  expect(await sessions.load(id)).toBeUndefined()
})

it('lists newest first, page after page', async () => {
  const { id: userId } = await users.create(aUser())
  const ids: string[] = []
  for (let i = 0; i < 7; i++) ids.unshift((await started({ userId })).id)
  // The same instant for all: the id decides.
  await sql('update sessions set created_at = now() where user_id = $1', userId)
  const walked: string[] = []
  for (let before: { value: string; id: string } | undefined; ;) {
    const page = await sessions.list(userId, { limit: 3, before })
    walked.push(...page.map(({ id }) => id))
    const last = page.at(-1)
    before = last && { value: last.createdAt, id: last.id }
    if (page.length < 3) break
  }
  expect(walked).toEqual(ids)
})

it('knows the addresses of the last 30 days, by network', async () => {
  const { userId } = await started({ address: '::ffff:198.51.100.9' })
  await started({ userId, address: '2001:db8:1:2::1' })
  await started({ userId, address: null })
  expect(await sessions.knowsAddress(userId, '198.51.100.9')).toBe(true)
  expect(await sessions.knowsAddress(userId, '2001:db8:1:2:ffff::7')).toBe(true)
  expect(await sessions.knowsAddress(userId, '2001:db8:1:3::1')).toBe(false)
  await sql(`update sessions set created_at = now() - interval '31 days' where user_id = $1`, userId)
  expect(await sessions.knowsAddress(userId, '198.51.100.9')).toBe(false)
})
