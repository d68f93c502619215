import { mkdir } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import type { OpenParquet } from '../../../ingest/parquet/parquet-file.ts'
import { unavailable } from '../../../errors.ts'
import { makeTurns } from '../../../turns/turns.ts'
import { lockDown, noExtensions } from '../lock-down.ts'
import { makeSession } from '../session.ts'
import { openParquetFile } from './parquet-file.ts'

export type ReaderOptions = {
  /** The only folder that is read. */
  folder: string
  memoryLimitMiB: number
  threads?: number | undefined
}

// What it needs beside the memory that the engine of the rows has: no statement here sorts or joins.
const leastMiB = 64
const shareOfMemory = 0.5

/**
 * Reads Parquet files with a DuckDB of its own, in memory: what is wrong with a file never reaches the rows. It is made
 * by the first file, and anew after one that it could not take.
 */
export function makeParquetReader({ folder, memoryLimitMiB, threads }: ReaderOptions): {
  open: OpenParquet
  close(): Promise<void>
} {
  let instance: Promise<DuckDBInstance> | undefined
  // A statement holds one of Node's four threads.
  const turns = makeTurns(1)
  async function make(): Promise<DuckDBInstance> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const made = await DuckDBInstance.create(':memory:', {
      memory_limit: `${Math.max(leastMiB, Math.floor(memoryLimitMiB * shareOfMemory))}MiB`,
      ...(threads === undefined ? {} : { threads: String(threads) }),
      temp_directory: '',
      ...noExtensions,
    })
    const connection = await made.connect()
    await connection.run("SET TimeZone = 'UTC'")
    await lockDown(connection, folder)
    connection.closeSync()
    return made
  }
  return {
    async open(file, signal) {
      const mine = (instance ??= make())
      const onGaveUp = () => {
        if (instance !== mine) return
        instance = undefined
        mine.then((old) => old.closeSync()).catch(() => undefined)
      }
      const made = await mine.catch((error: unknown) => {
        onGaveUp()
        throw unavailable('The reader of Parquet files', error)
      })
      const connection = await made.connect()
      const session = makeSession(connection, { threads: turns, onGaveUp, signal })
      return openParquetFile(file, { connection, session, onGaveUp })
    },
    async close() {
      // One that could not be made has nothing to close.
      await instance?.then((made) => made.closeSync()).catch(() => undefined)
    },
  }
}
