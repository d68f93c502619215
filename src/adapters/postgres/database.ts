import { AsyncLocalStorage } from 'node:async_hooks'
import { Pool, type QueryResult, type QueryResultRow } from 'pg'
import { makeInTurn } from '../../turns/in-turn.ts'
import { lockName } from './advisory-lock.ts'
import { isConnectionError, unavailableOnConnectionError } from './connection-errors.ts'
import { poolSettings } from './pool-settings.ts'

export type Log = (line: string) => void
/** A named statement is prepared once per connection. */
export type Statement = { name?: string; text: string; values?: unknown[] }
export type Query = <Row extends QueryResultRow>(statement: Statement) => Promise<Row[]>

/** One schema of one PostgreSQL. Errors of every call: unavailable within 5 s when it does not answer. */
export type Database = {
  url: string
  schema: string
  pool: Pool
  query: Query
  /** One transaction on one connection (READ COMMITTED); rolled back when `work` throws. */
  transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>
  /**
   * A transaction beside which no other under one of these names goes on, in any process. Whoever waits for those of
   * its own process keeps no connection meanwhile: others can ask, and nobody is refused for having waited.
   */
  alone: <T>(names: readonly string[], work: (query: Query) => Promise<T>) => Promise<T>
  /** Does it once the transaction that is under way is committed, not at all when that fails; at once without one. */
  afterCommit(work: () => void): void
  /** Resolves when PostgreSQL answers a query. */
  probe(signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

export type DatabaseSettings = { url: string; schema: string; poolMax: number; log: Log }

/** Connects at the first query, not here; connections that drop are replaced by the next query. */
export function openDatabase({ url, schema, poolMax, log }: DatabaseSettings): Database {
  const pool = new Pool({ ...poolSettings(url, schema), max: poolMax, idleTimeoutMillis: 60_000 })
  // A dropped connection emits `error`, on the pool while it is idle and on itself while it is in use; without a
  // listener either would end the process.
  pool.on('error', (error) => {
    // The pool answers its end before its sockets are closed, and PostgreSQL may be ending with us.
    if (!pool.ending) log(`PostgreSQL closed an idle connection: ${error.message}`)
  })
  pool.on('connect', (client) => client.on('error', () => {}))

  // Work that runs inside a transaction joins it, wherever it asks from: an answer and its effect commit together.
  const current = new AsyncLocalStorage<{ query: Query; afterwards: (() => void)[] }>()
  const query: Query = (statement) =>
    current.getStore()?.query(statement) ?? pool.query(statement).then(rowsOf, unavailableOnConnectionError)
  const inTurn = makeInTurn()
  const database: Database = {
    url,
    schema,
    pool,
    query,
    async transaction(work) {
      const outer = current.getStore()
      if (outer) return nested(outer.query, work)
      const afterwards: (() => void)[] = []
      const result = await transaction(pool, (query) => current.run({ query, afterwards }, () => work(query)))
      // Their own queries are no part of a transaction that has ended.
      for (const then of afterwards) current.exit(then)
      return result
    },
    alone(names, work) {
      // In one order: two who want the same names do not wait for each other.
      const ordered = names.toSorted()
      const locked = () =>
        database.transaction(async (query) => {
          for (const name of ordered) await lockName(query, name)
          return work(query)
        })
      // One that is in a transaction has its connection.
      return ordered[0] === undefined || current.getStore() ? locked() : inTurn(ordered[0], locked)
    },
    afterCommit(work) {
      const outer = current.getStore()
      if (outer) outer.afterwards.push(work)
      else work()
    },
    async probe(signal) {
      signal.throwIfAborted()
      const { promise: aborted, reject } = Promise.withResolvers<never>()
      const abort = () => reject(signal.reason)
      signal.addEventListener('abort', abort, { once: true })
      await Promise.race([query({ text: 'select 1' }), aborted]).finally(() =>
        signal.removeEventListener('abort', abort),
      )
    },
    close: () => pool.end(),
  }
  return database
}

const rowsOf = <Row extends QueryResultRow>(result: QueryResult<Row>): Row[] => result.rows

/** Work inside a transaction that is under way: what it did is undone when it throws, and the rest goes on. */
async function nested<T>(query: Query, work: (query: Query) => Promise<T>): Promise<T> {
  await query({ text: 'savepoint inner_work' })
  try {
    const result = await work(query)
    await query({ text: 'release savepoint inner_work' })
    return result
  } catch (error) {
    if (!isConnectionError(error)) await query({ text: 'rollback to savepoint inner_work' })
    throw error
  }
}

async function transaction<T>(pool: Pool, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch(unavailableOnConnectionError)
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work((statement) => client.query(statement).then(rowsOf))
    await client.query('commit')
    return result
  } catch (error) {
    // After a lost answer the state of the connection is not known: it is closed, and with it the transaction.
    if (isConnectionError(error)) broken = error as Error
    else await client.query('rollback').catch((failure: Error) => (broken = failure))
    return unavailableOnConnectionError(error)
  } finally {
    client.release(broken)
  }
}
