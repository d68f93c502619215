import { afterAll, beforeAll, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { aUser, openTestDatabase } from '../../../test/postgres.ts'
import type { UserRepository } from '../../users/ports.ts'
import { sortValueOf, type User, type UserListing } from '../../users/user.ts'
import { makeUserRepository } from './users.repository.ts'

let opened: Awaited<ReturnType<typeof openTestDatabase>>
let users: UserRepository
beforeAll(async () => {
  opened = await openTestDatabase()
  users = makeUserRepository({ database: opened.database, onRevoked: () => {} })
})
afterAll(() => opened[Symbol.asyncDispose]())

const nobody = uuidv7()

it('is empty until the first user', async () => {
  await using other = await openTestDatabase()
  const fresh = makeUserRepository({ database: other.database, onRevoked: () => {} })
  expect(await fresh.isEmpty()).toBe(true)
  await fresh.create(aUser())
  expect(await fresh.isEmpty()).toBe(false)
})

it('gives back what it was given, in the shape of the contract', async () => {
  const given = aUser({ name: '김민지', mobile: '010-1234-5678', level: 'MANAGER' })
  const { passwordHash: _, ...shown } = given
  const created = await users.create(given)
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(created).toEqual({ ...shown, disabledAt: null, createdAt: time, updatedAt: time, version: 1 })
  expect(Math.abs(Date.parse(created.createdAt) - Date.now())).toBeLessThan(60_000)
  expect(await users.get(given.id)).toEqual(created)
  expect(await users.get(nobody)).toBeUndefined()
})

it('names what is taken', async () => {
  const first = await users.create(aUser({ mobile: '010-0000-0001' }))
  await expect(users.create(aUser({ username: first.username }))).rejects.toMatchObject({
    code: 'username_taken',
  })
  await expect(users.create(aUser({ mobile: first.mobile }))).rejects.toMatchObject({ code: 'mobile_taken' })
  const second = await users.create(aUser())
  await expect(users.update(second.id, { mobile: first.mobile }, '*')).rejects.toMatchObject({
    code: 'mobile_taken',
  })
  expect(await users.get(second.id)).toEqual(second)
})

it('changes what is named and nothing else, one version at a time', async () => {
  const user = await users.create(aUser({ mobile: '010-0000-0002' }))
  const renamed = await users.update(user.id, { name: '새 이름' }, 1)
  expect(renamed).toEqual({ ...user, name: '새 이름', version: 2, updatedAt: renamed.updatedAt })
  expect(await users.update(user.id, { mobile: null }, '*')).toMatchObject({ mobile: null, version: 3 })
  expect(await users.update(user.id, {}, 3)).toMatchObject({ version: 3 })
  for (const change of [{ name: 'late' }, {}, { level: 'GENERAL' as const }]) {
    await expect(users.update(user.id, change, 2)).rejects.toMatchObject({ code: 'precondition_failed' })
    await expect(users.update(nobody, change, '*')).rejects.toMatchObject({ code: 'user_not_found' })
  }
})

it('lets one of many changes of the same version through', async () => {
  const { id } = await users.create(aUser())
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => users.update(id, { name: `n${i}` }, 1)),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await users.get(id)).toMatchObject({ version: 2 })
})

it('disables and enables once', async () => {
  const { id } = await users.create(aUser())
  const disabled = await users.setDisabled(id, true)
  expect(disabled).toMatchObject({ version: 2, disabledAt: expect.any(String) })
  expect(await users.setDisabled(id, true)).toEqual(disabled)
  expect(await users.setDisabled(id, false)).toMatchObject({ version: 3, disabledAt: null })
  await expect(users.setDisabled(nobody, true)).rejects.toMatchObject({ code: 'user_not_found' })
  await expect(users.setPassword(nobody, 'x')).rejects.toMatchObject({ code: 'user_not_found' })
})

it('keeps one active administrator, also when two remove each other at once', async () => {
  await using own = await openTestDatabase()
  const users = makeUserRepository({ database: own.database, onRevoked: () => {} })
  const [a, b] = await Promise.all([
    users.create(aUser({ level: 'ADMIN' })),
    users.create(aUser({ level: 'ADMIN' })),
  ])
  for (let round = 0; round < 20; round++) {
    const outcomes = await Promise.allSettled([
      round % 2 === 0 ? users.setDisabled(a.id, true) : users.update(a.id, { level: 'GENERAL' }, '*'),
      round % 3 === 0 ? users.setDisabled(b.id, true) : users.update(b.id, { level: 'MANAGER' }, '*'),
    ])
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(['last_admin'])
    for (const { id } of [a, b]) {
      await users.setDisabled(id, false)
      await users.update(id, { level: 'ADMIN' }, '*')
    }
  }
})

it('refuses to demote the last administrator, but tells a wrong version first', async () => {
  await using own = await openTestDatabase()
  const users = makeUserRepository({ database: own.database, onRevoked: () => {} })
  const { id } = await users.create(aUser({ level: 'ADMIN' }))
  await expect(users.update(id, { level: 'MANAGER' }, 9)).rejects.toMatchObject({
    code: 'precondition_failed',
  })
  await expect(users.update(id, { level: 'MANAGER' }, 1)).rejects.toMatchObject({ code: 'last_admin' })
  expect(await users.update(id, { level: 'ADMIN', name: 'Still' }, 1)).toMatchObject({
    level: 'ADMIN',
    version: 2,
  })
})

it('tells the hook about each change that sessions must follow, and of no other', async () => {
  const told: unknown[] = []
  const users = makeUserRepository({
    database: opened.database,
    onRevoked: (revocation) => told.push(revocation),
  })
  await users.create(aUser({ level: 'ADMIN' }))
  const { id } = await users.create(aUser())
  await users.update(id, { name: 'x' }, '*')
  expect(told).toEqual([])
  await users.update(id, { level: 'MANAGER' }, '*')
  await users.setDisabled(id, true)
  await users.setDisabled(id, false)
  await users.setPassword(id, 'new')
  expect(told).toEqual(Array.from({ length: 4 }, () => ({ userId: id })))
})

it('walks through every order without losing or repeating a user', async () => {
  await using own = await openTestDatabase()
  const users = makeUserRepository({ database: own.database, onRevoked: () => {} })
  const names = [
    '김민지',
    '김',
    '가나',
    'anna',
    'Anna',
    'Zoe',
    'émile',
    '😀',
    'same',
    'same',
    'same',
    'x_y',
    'x%y',
    'x\\y',
  ]
  for (const [i, name] of names.entries()) await users.create(aUser({ name, username: `${name}${i}` }))
  for (const sort of ['username', '-username', 'name', '-name', 'createdAt', '-createdAt'] as const) {
    const all = await users.list({ sort, limit: 100 })
    const walked: User[] = []
    for (let after: UserListing['after']; ;) {
      const page: User[] = await users.list({ sort, limit: 3, after })
      walked.push(...page)
      const last = page.at(-1)
      if (page.length < 3 || last === undefined) break
      after = { value: sortValueOf(last, sort), id: last.id }
    }
    expect(walked).toEqual(all)
    const byCodePoint = [...all].sort(
      (a, b) => compare(sortValueOf(a, sort), sortValueOf(b, sort)) || compare(a.id, b.id),
    )
    expect(all).toEqual(sort.startsWith('-') ? byCodePoint.reverse() : byCodePoint)
  }

  const found = async (q: string) =>
    (await users.list({ q, sort: 'createdAt', limit: 100 })).map(({ name }) => name)
  expect(await found('김')).toEqual(['김민지', '김'])
  expect(await found('AN')).toEqual(['anna', 'Anna'])
  expect(await found('ÉM')).toEqual(['émile'])
  expect(await found('x_')).toEqual(['x_y'])
  expect(await found('x%')).toEqual(['x%y'])
  expect(await found('x\\')).toEqual(['x\\y'])
  expect(await found('%')).toEqual([])
  expect(await found('nna')).toEqual([])
})

it('filters by level, state and prefix together', async () => {
  await using own = await openTestDatabase()
  const users = makeUserRepository({ database: own.database, onRevoked: () => {} })
  await users.create(aUser({ name: 'Kim A', level: 'ADMIN' }))
  const { id } = await users.create(aUser({ name: 'kim b', level: 'MANAGER' }))
  await users.create(aUser({ name: 'Lee', level: 'MANAGER' }))
  await users.setDisabled(id, true)
  const names = async (filter: Partial<UserListing>) =>
    (await users.list({ sort: 'name', limit: 10, ...filter })).map(({ name }) => name)
  expect(await names({ state: 'active' })).toEqual(['Kim A', 'Lee'])
  expect(await names({ state: 'disabled' })).toEqual(['kim b'])
  expect(await names({ level: 'MANAGER', q: 'KIM' })).toEqual(['kim b'])
  expect(await names({ level: 'MANAGER', q: 'KIM', state: 'active' })).toEqual([])
})

it('finds a page of a prefix through an index', async () => {
  await using own = await openTestDatabase()
  const { query, transaction } = own.database
  await query({
    text: `insert into users (id, username, name, password)
      select gen_random_uuid(), 'user-' || i, 'Name ' || i, 'x' from generate_series(1, 20000) i`,
  })
  await query({ text: 'analyze users' })
  const plan = await transaction((query) =>
    query<{ 'QUERY PLAN': string }>({
      text: `explain select id from users where lower(username collate "und-x-icu") like lower($1::text collate "und-x-icu")
        or lower(name collate "und-x-icu") like lower($1::text collate "und-x-icu")`,
      values: ['user-777%'],
    }),
  )
  const text = plan.map((row) => row['QUERY PLAN']).join('\n')
  expect(text).toContain('users_username_prefix')
  expect(text).toContain('users_name_prefix')
})

const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
