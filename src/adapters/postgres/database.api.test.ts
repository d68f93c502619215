import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { expect, inject, it } from 'vitest'
import { openTestDatabase } from '../../../test/postgres.ts'
import { until } from '../../../test/until.ts'
import { openDatabase } from './database.ts'

const unavailable = expect.objectContaining({ code: 'unavailable' })

/** How long a promise takes to fail as unavailable, in milliseconds. */
async function timeToRefuse(promise: Promise<unknown>): Promise<number> {
  const from = performance.now()
  await expect(promise).rejects.toEqual(unavailable)
  return performance.now() - from
}

it('sees its own schema alone', async () => {
  await using opened = await openTestDatabase()
  const { query, schema } = opened.database
  expect(await query({ text: 'show search_path' })).toEqual([{ search_path: schema }])
  await expect(query({ text: 'select * from no_such_table' })).rejects.toMatchObject({ code: '42P01' })
})

it('commits what succeeds and rolls back what throws', async () => {
  await using opened = await openTestDatabase()
  const { query, transaction } = opened.database
  await query({ text: 'create table t (n int primary key)' })
  await transaction((query) => query({ text: 'insert into t values (1)' }))
  const failing = transaction(async (query) => {
    await query({ text: 'insert into t values (2)' })
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await query({ text: 'select n from t' })).toEqual([{ n: 1 }])
})

it('refuses within 5 s when every connection is taken, and goes on when one is free', async () => {
  await using opened = await openTestDatabase({ poolMax: 2 })
  const { pool, query, transaction } = opened.database
  const taken = [await pool.connect(), await pool.connect()]
  const waits = await Promise.all([
    timeToRefuse(query({ text: 'select 1' })),
    timeToRefuse(transaction((query) => query({ text: 'select 1' }))),
  ])
  expect(Math.max(...waits)).toBeLessThan(5_000)
  for (const client of taken) client.release()
  expect(await query({ text: 'select 1 as one' })).toEqual([{ one: 1 }])
})

it('refuses within 5 s when a statement takes too long, and keeps no connection', async () => {
  await using opened = await openTestDatabase({ poolMax: 1 })
  const { query, transaction } = opened.database
  const waits = [await timeToRefuse(query({ text: 'select pg_sleep(30)' }))]
  waits.push(await timeToRefuse(transaction((query) => query({ text: 'select pg_sleep(30)' }))))
  expect(Math.max(...waits)).toBeLessThan(5_000)
  expect(await query({ text: 'select 1 as one' })).toEqual([{ one: 1 }])
})

it('survives connections that are cut while idle and while in use', async () => {
  await using opened = await openTestDatabase({ poolMax: 3 })
  const { query, transaction, pool, schema } = opened.database
  const cut = `select count(pg_terminate_backend(pid)) from pg_stat_activity
    where pid <> pg_backend_pid() and application_name = '${schema}'`
  await Promise.all([1, 2, 3].map(() => query({ text: 'select pg_sleep(0.05)' })))
  expect(pool.totalCount).toBe(3)
  await query({ text: cut })
  // A query that is sent before the pool hears of the cut is told that PostgreSQL does not answer.
  await until(() => pool.totalCount === 1)
  expect(await query({ text: 'select 1 as one' })).toEqual([{ one: 1 }])

  const broken = transaction(async (inside) => {
    const [mine] = await inside<{ pid: number }>({ text: 'select pg_backend_pid() as pid' })
    await query({ text: 'select pg_terminate_backend($1)', values: [mine?.pid] })
    await inside({ text: 'select 1' })
  })
  await expect(broken).rejects.toEqual(unavailable)
  expect(await Promise.all([1, 2, 3].map(() => query({ text: 'select 1 as one' })))).toHaveLength(3)
})

it('refuses at once when nothing listens', async () => {
  const database = openDatabase({
    url: 'postgresql://u:p@127.0.0.1:1/x',
    schema: 'app',
    poolMax: 2,
    log: () => {},
  })
  expect(await timeToRefuse(database.query({ text: 'select 1' }))).toBeLessThan(1_000)
  await database.close()
})

it('refuses within 5 s when the server takes connections and says nothing', async () => {
  await using silent = await silentServer()
  const database = openDatabase({ url: silent.url, schema: 'app', poolMax: 2, log: () => {} })
  expect(await timeToRefuse(database.query({ text: 'select 1' }))).toBeLessThan(5_000)
  const probe = database.probe(AbortSignal.timeout(300)).catch((error: unknown) => error)
  expect(await probe).toMatchObject({ name: 'TimeoutError' })
  await database.close()
})

it('probes', async () => {
  const url = inject('postgresUrl')
  const database = openDatabase({ url, schema: 'none_yet', poolMax: 2, log: () => {} })
  await database.probe(AbortSignal.timeout(5_000))
  await expect(database.probe(AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
  await database.close()
})

async function silentServer() {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `postgresql://u:p@127.0.0.1:${port}/x`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

it('tells of connections that are lost while it is open, and of none after its end', async () => {
  await using opened = await openTestDatabase()
  const lines: string[] = []
  const database = openDatabase({
    url: opened.database.url,
    schema: 'public',
    poolMax: 1,
    log: (line) => lines.push(line),
  })
  const [row] = await database.query<{ pid: number }>({ text: 'select pg_backend_pid() as pid' })
  await opened.database.query({ text: 'select pg_terminate_backend($1)', values: [row?.pid] })
  await until(() => lines.length > 0)
  expect(lines).toEqual([
    'PostgreSQL closed an idle connection: terminating connection due to administrator command',
  ])
  const client = await database.pool.connect()
  client.release()
  await database.close()
  database.pool.emit('error', new Error('closed late'), client)
  expect(lines).toHaveLength(1)
})
