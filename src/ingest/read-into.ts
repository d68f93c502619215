import type { Load, RowEngine } from '../datasets/row-engine.ts'
import { decompress } from './decompress.ts'
import type { Progress } from './ingest.ts'
import type { LoadRequest } from './load-request.ts'
import type { MakeRowSource } from './row-source.ts'
import { writeChunks } from './write-chunks.ts'

type Read = {
  load: Load
  request: Pick<LoadRequest, 'query' | 'format' | 'encoding'>
  /** As they came. */
  bytes: AsyncIterable<Uint8Array>
  progress: Progress
  signal: AbortSignal
}
/** Reads a body into the engine, where its rows are in no answer yet. Errors: those of `decompress` and `writeChunks`. */
export type ReadInto = (read: Read) => Promise<void>

export function makeReadInto(deps: { engine: RowEngine; makeRowSource: MakeRowSource }): ReadInto {
  return ({ load, request: { query, format, encoding }, bytes, progress, signal }) => {
    const source = deps.makeRowSource({
      fields: load.dataset.fields,
      format,
      sourceTimeZone: query.sourceTimeZone,
      nullWords: query.nullWords?.split(','),
      signal,
    })
    const plain = decompress(bytes, encoding)
    return writeChunks({ engine: deps.engine, load, source, bytes: plain, progress, query, signal })
  }
}
