import { requireEncoding } from './decompress.ts'
import type { IngestRecord, Progress } from './ingest.ts'
import { observeBody } from './observe-body.ts'
import type { Originals } from './originals.ts'
import type { IngestRepository } from './ports.ts'
import type { RowBody } from './row-body.ts'

type Deps = { ingests: Pick<IngestRepository, 'defer'>; originals: Originals }
type Request = { record: IngestRecord; body: RowBody; progress: Progress; signal: AbortSignal }
/**
 * Puts a body where it is loaded from later, also after a crash. Answers the receipt that promises it. Errors:
 * encoding_unsupported, those of the body.
 */
export type StoreBody = (request: Request) => Promise<IngestRecord>

export function makeStoreBody({ ingests, originals }: Deps): StoreBody {
  return async ({ record, body, progress, signal }) => {
    requireEncoding(body.encoding)
    const original = await originals.open(record.id)
    try {
      const { bytes, sha256 } = observeBody(body.bytes, { original, progress, signal })
      for await (const _ of bytes);
      await original.wait()
      return await ingests.defer(record.id, sha256(), progress)
    } catch (error) {
      await original.discard()
      throw error
    }
  }
}
