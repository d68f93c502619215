import { limits } from '@tg-cloud/contract/limits'
import { bodyTooLarge } from '../../errors.ts'

/** A sample of a format that is read whole. Errors: body_too_large, those of the body. */
export async function* capped(format: string, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.byteLength
    if (bytes > limits.inferBytes)
      throw bodyTooLarge(`A sample of ${format} is a whole file of at most ${limits.inferBytes} bytes`)
    yield piece
  }
}

/** Values that are looked at in a file. */
export const cellsMost = 1_000_000
