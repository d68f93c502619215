import {
  BIGINT,
  BLOB,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
  VARCHAR,
} from '@duckdb/node-api'
import { blobValue } from '@duckdb/node-api'
import type { DataChunk } from '@duckdb/node-bindings'
import { engineFault, hasGivenUp } from './engine-fault.ts'
import type { Turns } from '../../turns/turns.ts'
import type { Commits } from './unchanged.ts'

/** A value in the place of a `?`; whole numbers are BIGINT. */
export type Bound = string | number | Buffer | { value: DuckDBValue; type: DuckDBType }
export type Row = Record<string, DuckDBValue>

/** One connection within one transaction: what it reads is of one moment. */
export type Session = {
  rows(sql: string, values?: readonly Bound[]): Promise<Row[]>
  /** Pulled at the reader's pace; whoever stops early goes on with the next statement. */
  chunks(sql: string, values?: readonly Bound[]): AsyncGenerator<DataChunk>
}

// An interrupt that comes before the statement has begun is forgotten by the engine: it is repeated.
const interruptEveryMs = 10

export type SessionOptions = {
  /** Who may occupy one of Node's few threads with a statement. */
  threads: Turns
  /** Told when the engine has given up the file. */
  onGaveUp(): void
  signal?: AbortSignal | undefined
}

export function makeSession(
  connection: DuckDBConnection,
  { threads, onGaveUp, signal }: SessionOptions,
): Session {
  async function step<T>(work: () => Promise<T>): Promise<T> {
    const giveBack = await threads.take(signal)
    let again: NodeJS.Timeout | undefined
    const interrupt = () => {
      connection.interrupt()
      again = setInterval(() => connection.interrupt(), interruptEveryMs)
    }
    signal?.addEventListener('abort', interrupt, { once: true })
    try {
      signal?.throwIfAborted()
      return await work()
    } catch (error) {
      if (hasGivenUp(error)) onGaveUp()
      signal?.throwIfAborted()
      throw engineFault(error)
    } finally {
      signal?.removeEventListener('abort', interrupt)
      clearInterval(again)
      giveBack()
    }
  }
  return {
    rows: (sql, values = []) =>
      step(async () => (await connection.run(sql, ...bound(values))).getRowObjects()),
    async *chunks(sql, values = []) {
      const result = await step(() => connection.stream(sql, ...bound(values)))
      for (;;) {
        const chunk = await step(() => result.fetchChunk())
        if (chunk === null || chunk.rowCount === 0) return
        yield chunk.chunk
      }
    },
  }
}

/** All that `work` does, or nothing: its own faults and the signal undo it. Once it is being kept, no signal stops it. */
export async function transaction<T>(
  connection: DuckDBConnection,
  { signal, commits, ...options }: SessionOptions & { commits: Commits },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const plain = makeSession(connection, options)
  await plain.rows('BEGIN')
  try {
    const done = await work(makeSession(connection, { ...options, signal }))
    signal?.throwIfAborted()
    await commits.during(() => plain.rows('COMMIT'))
    return done
  } catch (error) {
    // It fails when a failed COMMIT has ended the transaction already.
    await plain.rows('ROLLBACK').catch(() => undefined)
    throw error
  }
}

function bound(values: readonly Bound[]): [values?: DuckDBValue[], types?: DuckDBType[]] {
  if (values.length === 0) return []
  const each = values.map((value): { value: DuckDBValue; type: DuckDBType } => {
    if (typeof value === 'string') return { value, type: VARCHAR }
    if (typeof value === 'number') return { value: BigInt(value), type: BIGINT }
    return Buffer.isBuffer(value) ? { value: blobValue(value), type: BLOB } : value
  })
  return [each.map(({ value }) => value), each.map(({ type }) => type)]
}

/** Columns of our own tables, all BIGINT or INTEGER, as numbers. */
export const number = (value: DuckDBValue | undefined): number => Number(value)
