import { createHash } from 'node:crypto'
import { limits } from '@tg-cloud/contract/limits'
import { bodyTooLarge } from '../errors.ts'
import type { Progress } from './ingest.ts'
import type { OriginalWriter } from './originals.ts'

type Options = { original: OriginalWriter | undefined; progress: Progress; signal: AbortSignal }

/** A body as it comes: counted, hashed and kept on its way. Errors: body_too_large, those of the body, the signal's. */
export function observeBody(
  body: AsyncIterable<Uint8Array>,
  { original, progress, signal }: Options,
): { bytes: AsyncIterable<Uint8Array>; /** Hex, of what has been read. */ sha256(): string } {
  const hash = createHash('sha256')
  async function* bytes() {
    for await (const piece of body) {
      signal.throwIfAborted()
      hash.update(piece)
      progress.bytes += piece.byteLength
      if (progress.bytes > limits.loadBytes)
        throw bodyTooLarge(`The body is more than ${limits.loadBytes} bytes`)
      await original?.write(piece)
      yield piece
    }
  }
  return { bytes: bytes(), sha256: () => hash.digest('hex') }
}
