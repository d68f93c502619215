import { join } from 'node:path'
import { spoolFolder } from './adapters/duckdb/spool-folder.ts'
import { makeSpool } from './adapters/files/spool.ts'
import type { Config } from './config.ts'
import { makeParquetSource } from './ingest/parquet/make-parquet-source.ts'
import type { OpenParquet } from './ingest/parquet/parquet-file.ts'
import type { MakeRowSource } from './ingest/row-source.ts'
import type { OpenArchive } from './ingest/xlsx/archive.ts'
import { makeRowSource } from './ingest/source/make-row-source.ts'
import { makeXlsxSource } from './ingest/xlsx/make-xlsx-source.ts'
import { makeWithSheet } from './ingest/xlsx/with-sheet.ts'
import { makeTurns } from './turns/turns.ts'

/** Workbooks that are read at once; each holds its texts beside the heap, up to `limits.sharedTextBytes`. */
const workbooksMost = 2

/**
 * What reads rows of every format: of those that are not read from their beginning the place where they wait, and their
 * readers, which are loaded by the first of them.
 */
export function composeRowSources({
  dataDir,
  duckdb,
  rowEngine,
  opensearch,
}: Pick<Config, 'dataDir' | 'duckdb' | 'rowEngine' | 'opensearch'>) {
  const folder = join(dataDir, spoolFolder)
  const { spool, removeLeft } = makeSpool(folder)
  const make = async () => {
    await removeLeft()
    const { makeParquetReader } = await import('./adapters/duckdb/parquet/parquet-reader.ts')
    return makeParquetReader({ folder, ...duckdb })
  }
  let reader: ReturnType<typeof make> | undefined
  const openParquet: OpenParquet = async (file, signal) => (await (reader ??= make())).open(file, signal)
  // Beside a cluster a file may be for rows that are there.
  const direct = rowEngine === 'duckdb' && opensearch === undefined
  const parquetSource = makeParquetSource({ spool, openParquet, direct })
  const openArchive: OpenArchive = async (file) =>
    (await import('./adapters/files/zip-archive.ts')).openArchive(file)
  const withSheet = makeWithSheet({ spool, openArchive, turns: makeTurns(workbooksMost) })
  const xlsxSource = makeXlsxSource(withSheet)
  const sourceOf: MakeRowSource = ({ format, ...rest }) => {
    if (format.kind === 'parquet') return parquetSource(rest)
    if (format.kind === 'xlsx') return xlsxSource({ ...rest, sheet: format.sheet })
    return makeRowSource({ ...rest, format })
  }
  return {
    makeRowSource: sourceOf,
    /** For samples, of which the beginning says nothing. */
    readFiles: { readParquet: { spool, openParquet }, withSheet },
    /** Removes what a crash has left of files. */
    clean: removeLeft,
    close: async () => (await reader)?.close(),
  }
}
