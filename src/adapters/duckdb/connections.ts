import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { unavailable } from '../../errors.ts'
import { type Fed, makeFeed } from './feed.ts'
import { makeSession, type Session, transaction } from './session.ts'
import { makeTurns } from '../../turns/turns.ts'
import { makeCommits, makeUnchanged, type Unchanged } from './unchanged.ts'

/** `insert`: what follows INSERT INTO, with `fed()` for the rows; nothing happens without rows. */
export type WriteSession = Session & { insert(sql: string, fed: Fed): Promise<void> }
export type ReadSession = Session & { unchanged: Unchanged }
export type Connections = {
  /** One after the other, each a transaction of its own. */
  write<T>(work: (session: WriteSession) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** What `work` reads is of one moment. */
  read<T>(work: (session: ReadSession) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** The same for what is read at the reader's pace. */
  readOn<T>(work: (session: ReadSession) => AsyncIterable<T>, signal?: AbortSignal): AsyncGenerator<T>
  /** What `unchanged` has remembered under the name, if nothing was committed since: as of now, without a session. */
  known(name: string): unknown
  /** Stops what goes on, then lets go of the file. */
  close(): Promise<void>
}
/** Whether the engine refuses all until the file is opened again. */
export type OpenConnections = Connections & { gaveUp(): boolean }

// A statement holds one of Node's four threads, which also serve files, passwords and names of hosts: one is left.
const readingAtOnce = 2
/** Readers that have begun, those that wait for a slow client included. */
const readersMax = 32

/** Connections to a file that is open; it is closed with them. */
export async function openConnections(instance: DuckDBInstance): Promise<OpenConnections> {
  const writer = await instance.connect()
  const feed = makeFeed(writer)
  const writing = makeTurns(1)
  const threads = makeTurns(readingAtOnce)
  const readers = makeTurns(readersMax)
  const idle: DuckDBConnection[] = []
  const all = [writer]
  const commits = makeCommits()
  const { unchangedSince, known } = makeUnchanged(commits)
  let gaveUp = false
  let closing: Promise<void> | undefined
  const onGaveUp = () => {
    gaveUp = true
  }

  async function* readOn<T>(work: (session: ReadSession) => AsyncIterable<T>, signal?: AbortSignal) {
    const giveBack = await readers.take(signal)
    const connection = await idleConnection().catch((error: unknown) => {
      giveBack()
      throw error
    })
    const plain = makeSession(connection, { threads, onGaveUp })
    try {
      const begunAt = commits.count()
      // The moment of a transaction is that of its first look at the file.
      await plain.rows('BEGIN TRANSACTION READ ONLY; SELECT version FROM layout')
      const session = makeSession(connection, { threads, onGaveUp, signal })
      yield* work({ ...session, unchanged: unchangedSince(begunAt) })
    } finally {
      // Nothing is kept of a reading transaction, so its answer need not wait for its end.
      void plain
        .rows('ROLLBACK')
        .catch(() => undefined)
        .finally(() => {
          idle.push(connection)
          giveBack()
        })
    }
  }
  const idleConnection = async () => idle.pop() ?? connect()
  async function connect(): Promise<DuckDBConnection> {
    const connection = await instance.connect()
    all.push(connection)
    return connection
  }

  async function close(): Promise<void> {
    const fault = unavailable('The engine of the rows')
    const ends = [writing, threads].map((turns) => turns.end(fault))
    // Who has a turn without a statement, as between two pages for a slow client, is no longer waited for.
    void readers.end(fault)
    for (const connection of all) connection.interrupt()
    await Promise.all(ends)
    for (const connection of all) connection.closeSync()
    instance.closeSync()
  }

  return {
    async write(work, signal) {
      const giveBack = await writing.take(signal)
      // The turn of the writer is its thread.
      const own = makeTurns(1)
      try {
        return await transaction(writer, { threads: own, onGaveUp, signal, commits }, (session) =>
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
    known,
    gaveUp: () => gaveUp,
    close: () => (closing ??= close()),
  }
}
