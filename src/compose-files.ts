import { join } from 'node:path'
import { makeExportFiles } from './adapters/files/export-files.ts'
import { makeOriginals } from './adapters/files/originals.ts'
import { makeS3ExportFiles } from './adapters/s3/export-files.ts'
import { openLink } from './adapters/s3/link.ts'
import { makeS3Originals } from './adapters/s3/originals.ts'
import type { Config } from './config.ts'
import type { ExportFiles } from './exports/ports.ts'
import type { Originals } from './ingest/originals.ts'

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

/** Where originals of loads and files that are taken away lie: in a bucket, or in the folder of the server. */
export function composeFiles(
  { s3, dataDir }: Pick<Config, 's3' | 'dataDir'>,
  log: (line: string) => void,
): Files {
  if (s3 === undefined)
    return {
      originals: makeOriginals(join(dataDir, 'originals')),
      exports: makeExportFiles(join(dataDir, 'exports')),
      results: makeExportFiles(join(dataDir, 'results')),
      probe: undefined,
      open: async () => undefined,
      close: async () => undefined,
    }
  const link = openLink(s3, log)
  return {
    originals: makeS3Originals(link),
    exports: makeS3ExportFiles(link, 'exports'),
    results: makeS3ExportFiles(link, 'results'),
    probe: link.probe,
    open: link.check,
    close: link.close,
  }
}
