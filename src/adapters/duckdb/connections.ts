import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type Fed, makeFeed } from './feed.ts'
import { makeSession, type Session, transaction } from './session.ts'
import { makeTurns } from './turns.ts'

/** `insert`: what follows INSERT INTO, with `fed()` for the rows; nothing happens without rows. */
export type WriteSession = Session & { insert(sql: string, fed: Fed): Promise<void> }
export type Connections = {
  /** One after the other, each a transaction of its own. */
  write<T>(work: (session: WriteSession) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** What `work` reads is of one moment. */
  read<T>(work: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** The same for what is read at the reader's pace. */
  readOn<T>(work: (session: Session) => AsyncIterable<T>, signal?: AbortSignal): AsyncGenerator<T>
  close(): void
}

// A statement holds one of Node's four threads, which also serve files, passwords and names of hosts: one is left.
const readingAtOnce = 2
/** Readers that have begun, those that wait for a slow client included. */
const readersMax = 32

export async function openConnections(instance: DuckDBInstance): Promise<Connections> {
  const writer = await instance.connect()
  const feed = makeFeed(writer)
  const writing = makeTurns(1)
  const threads = makeTurns(readingAtOnce)
  const readers = makeTurns(readersMax)
  const idle: DuckDBConnection[] = []
  const all = [writer]

  async function* readOn<T>(work: (session: Session) => AsyncIterable<T>, signal?: AbortSignal) {
    const giveBack = await readers.take(signal)
    const connection = idle.pop() ?? (await connect())
    const plain = makeSession(connection, { threads })
    try {
      await plain.rows('BEGIN TRANSACTION READ ONLY')
      yield* work(makeSession(connection, { threads, signal }))
    } finally {
      await plain.rows('ROLLBACK').catch(() => undefined)
      idle.push(connection)
      giveBack()
    }
  }
  async function connect(): Promise<DuckDBConnection> {
    const connection = await instance.connect()
    all.push(connection)
    return connection
  }

  return {
    async write(work, signal) {
      const giveBack = await writing.take(signal)
      // The turn of the writer is its thread.
      const own = makeTurns(1)
      try {
        return await transaction(writer, { threads: own, signal }, (session) =>
          work({
            ...session,
            async insert(sql, fed) {
              if (fed.count > 0) await feed(fed, () => session.rows(`INSERT INTO ${sql}`))
            },
          }),
        )
      } finally {
        giveBack()
      }
    },
    async read(work, signal) {
      const once = readOn(async function* (session) {
        yield await work(session)
      }, signal)
      for await (const answer of once) return answer
      throw new Error('A reader ended without an answer')
    },
    readOn,
    close() {
      for (const connection of all) connection.closeSync()
    },
  }
}
