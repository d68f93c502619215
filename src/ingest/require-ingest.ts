import { ingestNotFound } from '../errors.ts'
import type { IngestRecord } from './ingest.ts'
import type { IngestRepository } from './ports.ts'

/** Errors: ingest_not_found. */
export async function requireIngest(
  ingests: Pick<IngestRepository, 'get'>,
  id: string,
): Promise<IngestRecord> {
  const record = await ingests.get(id)
  if (record === undefined) throw ingestNotFound()
  return record
}
