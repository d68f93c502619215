import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { makeExportFiles } from './adapters/files/export-files.ts'
import { makeFilePlace } from './adapters/files/file-place.ts'
import { makeOriginals } from './adapters/files/originals.ts'
import type { Database } from './adapters/postgres/database.ts'
import { makeFileStores } from './adapters/postgres/file-stores.repository.ts'
import { makeS3ExportFiles } from './adapters/s3/export-files.ts'
import { makeS3FilePlace } from './adapters/s3/file-place.ts'
import { openLink, type S3Options } from './adapters/s3/link.ts'
import { makeS3Originals } from './adapters/s3/originals.ts'
import type { Config } from './config.ts'
import { AppError } from './errors.ts'
import type { ExportFiles } from './exports/ports.ts'
import type { Originals } from './ingest/originals.ts'
import { makeClaimFiles } from './operations/claim-files.ts'
import type { FilePlace } from './operations/ports.ts'
import { everyMinute } from './turns/every-minute.ts'

export type Files = {
  originals: Originals
  exports: ExportFiles
  results: ExportFiles
  /** Resolves when the files can be reached; undefined when they lie in a folder. */
  probe: ((signal: AbortSignal) => Promise<void>) | undefined
  /** Errors: StartError for a place that refuses. */
  open(): Promise<void>
  close(): Promise<void>
}
type Place = Pick<Files, 'originals' | 'exports' | 'results'> & {
  place: FilePlace
  probe?: (signal: AbortSignal) => Promise<void>
  /** Errors: StartError. */
  check(): Promise<void>
  close(): Promise<void>
}

type Deps = {
  config: Pick<Config, 's3' | 'dataDir' | 'dbSchema' | 'production' | 'rowEngine'>
  database: Database
  log: (line: string) => void
}

/** Where originals of loads and files that are taken away lie: in a bucket, or in the folder of the server. */
export function composeFiles({ config, database, log }: Deps): Files {
  const { place, probe, check, close, ...files } = config.s3
    ? inBucket(config.s3, log)
    : inFolder(config.dataDir)
  const claiming = makeClaimFiles({
    stores: makeFileStores(database),
    place,
    holder: randomUUID(),
    table: `"${config.dbSchema}".file_stores`,
  })
  // Rows in DuckDB have one server, and one without rows makes no files.
  const shares = config.production && config.rowEngine === 'opensearch'
  // A third of the time after which a server that says nothing is taken for dead.
  const claims = everyMinute(claiming.claim, ({ message }) => log(`Files may not be shared: ${message}`))
  return {
    ...files,
    probe,
    async open() {
      await check()
      if (!shares) return
      await claiming.claim().catch((error: unknown) => {
        if (!(error instanceof AppError && error.code === 'unavailable')) throw error
        log(`Whether others have the same files is found out later: ${error.message}`)
      })
      claims.start()
    },
    async close() {
      claims.end()
      if (shares)
        await claiming
          .release()
          .catch((error: Error) => log(`The files are not given back: ${error.message}`))
      await close()
    },
  }
}

function inFolder(dataDir: string): Place {
  return {
    originals: makeOriginals(join(dataDir, 'originals')),
    exports: makeExportFiles(join(dataDir, 'exports')),
    results: makeExportFiles(join(dataDir, 'results')),
    place: makeFilePlace(dataDir),
    check: async () => undefined,
    close: async () => undefined,
  }
}

function inBucket(s3: S3Options, log: (line: string) => void): Place {
  const link = openLink(s3, log)
  return {
    originals: makeS3Originals(link),
    exports: makeS3ExportFiles(link, 'exports'),
    results: makeS3ExportFiles(link, 'results'),
    place: makeS3FilePlace(link, s3),
    probe: link.probe,
    check: link.check,
    close: link.close,
  }
}
