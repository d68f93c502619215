import { join } from 'node:path'
import { spoolFolder } from './adapters/duckdb/spool-folder.ts'
import { makeSpool } from './adapters/files/spool.ts'
import type { Config } from './config.ts'
import { makeParquetSource } from './ingest/parquet/make-parquet-source.ts'
import type { OpenParquet } from './ingest/parquet/parquet-file.ts'
import type { MakeRowSource } from './ingest/row-source.ts'
import { makeRowSource } from './ingest/source/make-row-source.ts'

/** What reads Parquet files: the place where they wait, and the reader, which is loaded by the first of them. */
export function composeParquet({
  dataDir,
  duckdb,
  rowEngine,
}: Pick<Config, 'dataDir' | 'duckdb' | 'rowEngine'>) {
  const folder = join(dataDir, spoolFolder)
  const { spool, removeLeft } = makeSpool(folder)
  const make = async () => {
    await removeLeft()
    const { makeParquetReader } = await import('./adapters/duckdb/parquet/parquet-reader.ts')
    return makeParquetReader({ folder, ...duckdb })
  }
  let reader: ReturnType<typeof make> | undefined
  const openParquet: OpenParquet = async (file, signal) => (await (reader ??= make())).open(file, signal)
  const parquetSource = makeParquetSource({ spool, openParquet, direct: rowEngine === 'duckdb' })
  const sourceOf: MakeRowSource = ({ format, ...rest }) =>
    format.kind === 'parquet' ? parquetSource(rest) : makeRowSource({ ...rest, format })
  return {
    /** Of rows in every format. */
    makeRowSource: sourceOf,
    readParquet: { spool, openParquet },
    /** Removes what a crash has left of files. */
    clean: removeLeft,
    close: async () => (await reader)?.close(),
  }
}
