import type { Load } from '../datasets/row-engine.ts'
import type { EndLoad } from './end-load.ts'
import type { Filing } from './filing.ts'
import type { FinishLoad } from './finish-load.ts'
import type { IngestRecord, Progress } from './ingest.ts'
import type { LoadRequest } from './load-request.ts'
import { observeBody } from './observe-body.ts'
import type { Originals } from './originals.ts'
import type { IngestRepository } from './ports.ts'
import type { ReadInto } from './read-into.ts'
import type { RowBody } from './row-body.ts'

type Deps = {
  ingests: Pick<IngestRepository, 'seal'>
  originals: Originals
  filing: Filing
  readInto: ReadInto
  finishLoad: FinishLoad
  endLoad: EndLoad
}
type Run = {
  record: IngestRecord
  load: Load
  request: LoadRequest
  body: RowBody
  progress: Progress
  signal: AbortSignal
}
/** Loads a body as it comes. Errors: those of the body and of a load. */
export type LoadStream = (run: Run) => Promise<IngestRecord>

export function makeLoadStream(deps: Deps): LoadStream {
  const { ingests, originals, filing, readInto, finishLoad, endLoad } = deps
  return async ({ record, load, request, body, progress, signal }) => {
    const original = record.originalKept === 'never' ? undefined : await originals.open(record.id)
    let sealed = false
    try {
      const { bytes, sha256 } = observeBody(body.bytes, { original, progress, signal })
      await readInto({ load, request, bytes, progress, signal })
      const digest = sha256()
      await original?.wait()
      await filing(async () => {
        await originals.waiting.keep(record.id, digest)
        await ingests.seal(record.id, digest, progress)
      })
      sealed = true
      return await finishLoad(record.id, load, signal)
    } catch (error) {
      await original?.discard()
      if (!sealed) await originals.waiting.remove(record.id)
      // The body is all there, and the engine may have finished it: what is left is done by settle-loads.ts.
      if (!sealed || signal.aborted) await endLoad(record, load, progress, error)
      throw error
    }
  }
}
