import type { LoadQuery } from '@tg-cloud/contract/load-query'
import type { Chunk, Load, RowEngine } from '../datasets/row-engine.ts'
import { idempotencyKeyReused, tooManyErrors } from '../errors.ts'
import { describeRefused, type Progress } from './ingest.ts'
import type { RowSource } from './row-source.ts'

type Work = {
  engine: RowEngine
  load: Load
  source: RowSource
  bytes: AsyncIterable<Uint8Array>
  /** Kept up to date while it runs. */
  progress: Progress
  query: Pick<LoadQuery, 'onError' | 'maxErrors'>
  signal: AbortSignal
}

/**
 * Writes the chunks of a body that the engine does not have yet. Errors: idempotency_key_reused when a chunk that is
 * there had other bytes, too_many_errors, those of the source and of the engine.
 */
export async function writeChunks({ engine, load, source, bytes, progress, query, signal }: Work) {
  await engine.create(load.dataset)
  const written = await engine.startLoad(load)
  const most = query.onError === 'abort' ? 0 : (query.maxErrors ?? Infinity)
  let next = 0
  for await (const chunk of source.chunks(bytes)) {
    signal.throwIfAborted()
    const there = written[chunk.number]
    if (there === undefined) await engine.writeChunk(load, chunk)
    else if (!there.sha256.equals(chunk.sha256)) throw idempotencyKeyReused()
    next = chunk.number + 1
    count(progress, chunk)
    progress.charset = source.charset()
    progress.reading = source.reading()
    if (progress.quarantined > most) throw tooManyErrors(progress.quarantined, most, firstOf(chunk))
  }
  progress.charset = source.charset()
  // The same request was longer when its first chunks were written.
  if (next < written.length) throw idempotencyKeyReused()
}

function count(progress: Progress, { received, refused }: Chunk) {
  progress.received += received
  progress.quarantined += refused.length
  // Until the load is finished: which of them update a row or repeat one is known then.
  progress.accepted += received - refused.length
}

function firstOf({ refused: [first] }: Chunk): string {
  if (first === undefined) return ''
  const { row, line, field, message } = describeRefused(first)
  return `row ${row}${line === null ? '' : ` (line ${line})`}: ${field === null ? '' : `${field} `}${message}`
}
