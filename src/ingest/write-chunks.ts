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
  let [next, refused] = [0, 0]
  const write = async (chunk: Chunk, isThere: boolean) => {
    if (!isThere) await engine.writeChunk(load, chunk)
    count(progress, chunk)
    progress.charset = source.charset()
    progress.reading = source.reading()
  }
  // One chunk is written while the next is read; no more are held.
  let writing: Promise<void> = Promise.resolve()
  try {
    for await (const chunk of source.chunks(bytes)) {
      await writing
      signal.throwIfAborted()
      const there = written[chunk.number]
      if (there !== undefined && !there.sha256.equals(chunk.sha256)) throw idempotencyKeyReused()
      writing = write(chunk, there !== undefined)
      // A failure is met above, or below when the body ends or breaks first.
      writing.catch(() => {})
      // The source takes the file away when it ends.
      if (chunk.file) await writing
      next = chunk.number + 1
      refused += chunk.refused.length
      if (refused > most) throw tooManyErrors(refused, most, firstOf(chunk))
    }
  } finally {
    await writing
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
