import {
  BIGINT,
  BLOB,
  type DuckDBConnection,
  type DuckDBMaterializedResult,
  type DuckDBPreparedStatement,
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
  /**
   * Pulled at the reader's pace; whoever stops early goes on with the next statement. `most`: of a statement that
   * answers no more rows, which few are taken at once.
   */
  chunks(sql: string, values?: readonly Bound[], most?: number): AsyncGenerator<DataChunk>
}

/** Rows of one chunk of the engine. */
export const chunkRows = 2_048

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
  // Each call of the engine goes to another thread and back, which takes longer than what a short one does there.
  async function prepared<T>(
    sql: string,
    values: readonly Bound[],
    run: (statement: DuckDBPreparedStatement) => Promise<T>,
  ): Promise<T> {
    const statement = await connection.prepare(sql)
    try {
      statement.bind(...bound(values))
      return await run(statement)
    } finally {
      statement.destroySync()
    }
  }
  const runAll = (sql: string, values: readonly Bound[]) =>
    step(() =>
      values.length === 0 ? connection.run(sql) : prepared(sql, values, (statement) => statement.run()),
    )
  return {
    rows: async (sql, values = []) => rowsOf(await runAll(sql, values)),
    async *chunks(sql, values = [], most = Infinity) {
      if (most <= chunkRows) {
        for (const { chunk } of chunksOf(await runAll(sql, values))) yield chunk
        return
      }
      const result = await step(() => prepared(sql, values, (statement) => statement.stream()))
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

const chunksOf = (result: DuckDBMaterializedResult) =>
  Array.from({ length: result.chunkCount }, (_, i) => result.getChunk(i))

function rowsOf(result: DuckDBMaterializedResult): Row[] {
  const names = result.deduplicatedColumnNames()
  return chunksOf(result).flatMap((chunk) => chunk.getRowObjects(names))
}

function bound(values: readonly Bound[]): [values: DuckDBValue[], types: DuckDBType[]] {
  const each = values.map((value): { value: DuckDBValue; type: DuckDBType } => {
    if (typeof value === 'string') return { value, type: VARCHAR }
    if (typeof value === 'number') return { value: BigInt(value), type: BIGINT }
    return Buffer.isBuffer(value) ? { value: blobValue(value), type: BLOB } : value
  })
  return [each.map(({ value }) => value), each.map(({ type }) => type)]
}

/** Columns of our own tables, all BIGINT or INTEGER, as numbers. */
export const number = (value: DuckDBValue | undefined): number => Number(value)
