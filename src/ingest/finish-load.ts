import type { Load, RowEngine } from '../datasets/row-engine.ts'
import type { IngestRecord } from './ingest.ts'
import type { IngestRepository } from './ports.ts'

/** Makes the rows of a load whose chunks are all there visible, and writes its receipt. */
export type FinishLoad = (ingestId: string, load: Load, signal?: AbortSignal) => Promise<IngestRecord>

export function makeFinishLoad({
  ingests,
  engine,
}: {
  ingests: IngestRepository
  engine: RowEngine
}): FinishLoad {
  // One at a time: each holds a connection to the records while the engine works, and the engine has one writer.
  let last: Promise<unknown> = Promise.resolve()
  return (ingestId, load, signal) => {
    const turn = last.then(() =>
      ingests.finish(ingestId, (version) => engine.finishLoad(load, version, signal)),
    )
    last = turn.catch(() => undefined)
    return turn
  }
}
