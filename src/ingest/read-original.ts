import { Readable } from 'node:stream'
import { originalNotFound } from '../errors.ts'
import { type IngestRecord, keepsOriginal } from './ingest.ts'
import type { Originals } from './originals.ts'
import type { IngestRepository } from './ports.ts'
import { requireIngest } from './require-ingest.ts'

type Deps = { ingests: IngestRepository; originals: Originals }
/** The bytes of a load as they came, with their SHA-256 in hex. Errors: ingest_not_found, original_not_found. */
export type ReadOriginal = (
  ingestId: string,
) => Promise<{ bytes: Readable; sha256: string; fileName: string }>

export function makeReadOriginal({ ingests, originals }: Deps): ReadOriginal {
  return async (ingestId) => {
    const record = await requireIngest(ingests, ingestId)
    const bytes =
      keepsOriginal(record) && record.sha256 !== null ? await originals.read(record.sha256) : undefined
    if (bytes === undefined || record.sha256 === null) throw originalNotFound()
    return { bytes: Readable.from(bytes), sha256: record.sha256, fileName: fileNameOf(record) }
  }
}

const endings: Record<string, string> = { 'text/csv': 'csv', 'application/json': 'json' }

function fileNameOf({ datasetSlug, number, mediaType, request }: IngestRecord): string {
  const { encoding } = JSON.parse(request) as { encoding: string }
  const packed = { gzip: '.gz', br: '.br', zstd: '.zst' }[encoding] ?? ''
  return `${datasetSlug}-${number}.${endings[mediaType] ?? 'ndjson'}${packed}`
}
