import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { StartError } from '../../errors.ts'
import { lockDown, noExtensions } from './lock-down.ts'
import { spoolFolder } from './spool-folder.ts'
import { createLayout, createLedger, layout } from './tables.ts'
import { type ShapeOf, upgradeLayout } from './upgrade-layout.ts'
import { registerWords } from './words-function.ts'

export type FileOptions = {
  /** The rows are in `rows.duckdb` of this folder; what outgrows the memory lies in `rows.tmp` meanwhile. */
  dataDir: string
  memoryLimitMiB?: number
  threads?: number
  tempMaxMiB?: number
  /** Asked for the data sets of a file of an earlier version of the server, whose rows get what they lack. */
  shapeOf?: ShapeOf
}

/** Opens the file, or makes it. Errors: StartError when another process has it, or what is in it cannot be read. */
export async function openFile(options: FileOptions): Promise<DuckDBInstance> {
  const { dataDir, memoryLimitMiB = 512, threads = availableParallelism(), tempMaxMiB = 10_240 } = options
  const shapeOf = options.shapeOf ?? (async () => undefined)
  const file = join(dataDir, 'rows.duckdb')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const instance = await DuckDBInstance.create(file, {
    memory_limit: `${memoryLimitMiB}MiB`,
    threads: String(threads),
    temp_directory: join(dataDir, 'rows.tmp'),
    max_temp_directory_size: `${tempMaxMiB}MiB`,
    ...noExtensions,
  }).catch((error: unknown) => {
    throw openFault(file, error)
  })
  const connection = await instance.connect()
  try {
    await connection.run(createLayout)
    const written = (await (await connection.run('SELECT version FROM layout')).getRows())[0]?.[0]
    if (Number(written) > layout)
      throw new StartError(
        `${file} was written by a later version of this server: start that one, or one after it`,
      )
    await connection.run(createLedger)
    registerWords(connection)
    if (Number(written) < layout) {
      const run = async (sql: string) => (await connection.run(sql)).getRowObjects()
      await upgradeLayout(run, shapeOf)
    }
    // Nothing that a statement could say reaches other files or the network, but those of loads.
    await lockDown(connection, join(dataDir, spoolFolder))
  } catch (error) {
    instance.closeSync()
    throw error
  } finally {
    connection.closeSync()
  }
  return instance
}

function openFault(file: string, error: unknown): unknown {
  const { message } = error as Error
  if (/could not set lock/i.test(message))
    return new StartError(
      `Another process has ${file} open. ROW_ENGINE=duckdb allows one process: stop the other, set WORKERS=1, ` +
        'or set OPENSEARCH_URL',
    )
  return new StartError(
    `${file} cannot be opened (${message.split('\n', 1)[0]}). If a later version of this server wrote it, start that ` +
      'one; if it is damaged, put a copy of DATA_DIR back',
  )
}
