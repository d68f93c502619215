import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { aUser, openTestDatabase } from '../../../test/postgres.ts'
import { until } from '../../../test/until.ts'
import { openDatabase } from './database.ts'
import { makeSessionCheck } from './session-cache.ts'
import { makeSessionStore } from './sessions.repository.ts'
import { makeUserRepository } from './users.repository.ts'

/** Two processes on one schema, as far as the database can tell: each with its own pool, cache and listener. */
async function twoInstances() {
  const opened = await openTestDatabase()
  const second = openDatabase({ ...opened.database, poolMax: 5, log: opened.log })
  const queries: string[] = []
  const instances = [opened.database, second].map((database) => {
    const counted: typeof database = {
      ...database,
      query: (statement) => {
        queries.push(statement.name ?? statement.text)
        return database.query(statement)
      },
    }
    const sessionCheck = makeSessionCheck({ database: counted, log: opened.log })
    sessionCheck.start()
    const deps = { database, onRevoked: sessionCheck.forget }
    return { sessionCheck, users: makeUserRepository(deps), sessions: makeSessionStore(deps) }
  })
  const [here, there] = instances as [(typeof instances)[0], (typeof instances)[0]]
  const loads = () => queries.filter((name) => name === 'load_session').length
  /** A session that both instances remember. */
  async function remembered(userId?: string) {
    const session = { id: uuidv7(), userId: userId ?? (await here.users.create(aUser())).id }
    const details = {
      kind: 'token' as const,
      userAgent: null,
      address: null,
      passwordHash: 'hash',
      refreshTokenHash: randomBytes(32),
    }
    await here.sessions.start({ ...session, ...details })
    for (const { sessionCheck } of [here, there]) {
      await until(async () => {
        const before = loads()
        await sessionCheck.check(session.id)
        return loads() === before
      })
    }
    return session
  }
  return {
    ...opened,
    here,
    there,
    loads,
    remembered,
    async [Symbol.asyncDispose]() {
      await Promise.all(instances.map(({ sessionCheck }) => sessionCheck.stop()))
      await second.close()
      await opened[Symbol.asyncDispose]()
    },
  }
}

it('revokes at once here and within a second there', async () => {
  await using two = await twoInstances()
  const { here, there } = two
  const actions = {
    end: (id: string, userId: string) => here.sessions.end(id, userId),
    endAll: (_: string, userId: string) => here.sessions.endAll(userId),
    disable: (_: string, userId: string) => here.users.setDisabled(userId, true),
    password: (_: string, userId: string) => here.users.setPassword(userId, 'new'),
  }
  for (const act of Object.values(actions)) {
    const { id, userId } = await two.remembered()
    await act(id, userId)
    const from = performance.now()
    expect(await here.sessionCheck.check(id)).toBeUndefined()
    await until(async () => (await there.sessionCheck.check(id)) === undefined, 1_000)
    expect(performance.now() - from).toBeLessThan(1_000)
  }
})

it('follows a new level in both', async () => {
  await using two = await twoInstances()
  const { id, userId } = await two.remembered()
  await two.here.users.update(userId, { level: 'MANAGER' }, '*')
  expect(await two.here.sessionCheck.check(id)).toEqual({ userId, level: 'MANAGER' })
  await until(async () => (await two.there.sessionCheck.check(id))?.level === 'MANAGER', 1_000)
})

it('answers from memory without asking the database', async () => {
  await using two = await twoInstances()
  const { id } = await two.remembered()
  const before = two.loads()
  for (let i = 0; i < 1_000; i++) await two.there.sessionCheck.check(id)
  expect(two.loads()).toBe(before)
})

it('gives no stale answer while its listener is cut off, and remembers again afterwards', async () => {
  await using two = await twoInstances()
  const { here, there } = two
  const first = await two.remembered()
  const listeners = `select pid from pg_stat_activity
    where application_name = '${two.database.schema}' and query = 'select 1'`
  for (let round = 0; round < 5; round++) {
    const session = await two.remembered(first.userId)
    // Both of them; each must come back by itself.
    await two.database.query({ text: `select pg_terminate_backend(pid) from (${listeners}) as found` })
    await here.sessions.end(session.id, session.userId)
    const ended = performance.now()
    expect(await here.sessionCheck.check(session.id)).toBeUndefined()
    await until(async () => (await there.sessionCheck.check(session.id)) === undefined, 1_000)
    expect(performance.now() - ended).toBeLessThan(1_000)
  }
  await two.remembered(first.userId)
  expect(two.lines.join('\n')).toContain('Sessions are read from PostgreSQL at each request')
})

it('never answers live once a revocation has returned, whatever races it', async () => {
  await using two = await twoInstances()
  const { here } = two
  const { userId } = await two.remembered()
  for (let round = 0; round < 30; round++) {
    const { id } = await two.remembered(userId)
    let revoked = false
    const stale: unknown[] = []
    const asking = Array.from({ length: 8 }, async () => {
      for (let i = 0; i < 40; i++) {
        const after = revoked
        const answer = await here.sessionCheck.check(id)
        if (after && answer !== undefined) stale.push(answer)
      }
    })
    await here.sessions.end(id, userId)
    revoked = true
    await Promise.all(asking)
    expect(await here.sessionCheck.check(id)).toBeUndefined()
    expect(stale).toEqual([])
  }
})

it('asks the database at every check when the listener is not started', async () => {
  await using two = await twoInstances()
  const { id } = await two.remembered()
  let asked = 0
  const query: typeof two.database.query = (statement) => {
    asked++
    return two.database.query(statement)
  }
  const { check } = makeSessionCheck({ database: { ...two.database, query }, log: two.log })
  await check(id)
  await check(id)
  expect(asked).toBe(2)
})
