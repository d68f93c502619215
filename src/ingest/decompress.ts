import { createBrotliDecompress, createGunzip, createZstdDecompress } from 'node:zlib'
import { bodyEncodings } from '@tg-cloud/contract/headers'
import { limits } from '@tg-cloud/contract/limits'
import { bodyMalformed, bodyTooLarge, encodingUnsupported } from '../errors.ts'

type Decoder = ReturnType<typeof createGunzip>
type Encoding = {
  make(): Decoder
  /** Whether several of them, one after the other, are one body. */
  repeats: boolean
}

const options = { chunkSize: 65_536 }
const gzip: Encoding = { make: () => createGunzip(options), repeats: true }
const encodings = new Map<string, Encoding>([
  ['gzip', gzip],
  ['x-gzip', gzip],
  // As zstd itself, it refuses windows above 128 MiB.
  ['zstd', { make: () => createZstdDecompress(options), repeats: true }],
  ['br', { make: () => createBrotliDecompress(options), repeats: false }],
])
export const acceptedEncodings = [...bodyEncodings, 'identity']

export type ExpansionLimits = { loadBytes: number; expansionFreeBytes: number; expansionRatio: number }

/**
 * A body as it was before `encoding` (Content-Encoding), at the reader's pace. A body that is cut off or has anything
 * behind its end is never taken for a shorter one. Errors: encoding_unsupported at once; while it is read
 * body_malformed, body_too_large (limits `loadBytes`, `expansionRatio`) and those of the body itself.
 */
export function decompress(
  body: AsyncIterable<Uint8Array>,
  encoding: string,
  most: ExpansionLimits = limits,
): AsyncIterable<Uint8Array> {
  const known = requireEncoding(encoding)
  if (known === undefined) return measure(body, () => Infinity, most)
  const read = { bytes: 0 }
  return measure(decode(count(body, read), known), () => read.bytes, most)
}

/** What undoes it; undefined: there is nothing to undo. Errors: encoding_unsupported. */
export function requireEncoding(encoding: string): Encoding | undefined {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  const [name = ''] = names
  if (names.length === 0) return undefined
  const known = names.length === 1 ? encodings.get(name) : undefined
  if (!known) throw encodingUnsupported(encoding, acceptedEncodings)
  return known
}

async function* count(body: AsyncIterable<Uint8Array>, read: { bytes: number }) {
  for await (const piece of body) {
    read.bytes += piece.length
    yield piece
  }
}

async function* measure(body: AsyncIterable<Uint8Array>, read: () => number, most: ExpansionLimits) {
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > most.loadBytes) throw bodyTooLarge(`The rows are more than ${most.loadBytes} bytes`)
    if (bytes > most.expansionFreeBytes && bytes > read() * most.expansionRatio)
      throw bodyTooLarge(`The body expands to more than ${most.expansionRatio} times its size`)
    yield piece
  }
}

async function* decode(body: AsyncIterable<Uint8Array>, { make, repeats }: Encoding) {
  const pieces = body[Symbol.asyncIterator]()
  // What the last decoder left, because it was behind its end.
  let rest: Uint8Array | undefined
  try {
    do {
      const decoder = make()
      const fed = feed(decoder, pieces, rest)
      try {
        yield* decoder as AsyncIterable<Uint8Array>
      } catch (error) {
        const { broken } = await fed
        throw broken
          ? broken.error
          : bodyMalformed('The compressed body is cut off or damaged', { cause: error })
      } finally {
        decoder.destroy()
      }
      rest = (await fed).rest
      if (rest && !repeats) throw bodyMalformed('Something follows the end of the compressed body')
    } while (rest)
  } finally {
    await pieces.return?.()
  }
}

type Fed = { rest?: Uint8Array; broken?: { error: unknown } }

/** Gives a decoder one piece after the other, until it or the body has ended; never rejects. */
async function feed(decoder: Decoder, pieces: AsyncIterator<Uint8Array>, first?: Uint8Array): Promise<Fed> {
  // A decoder that fails or is left calls nobody back.
  let wake = () => {}
  decoder.once('close', () => wake())
  try {
    for (let piece = first; !decoder.destroyed; piece = undefined) {
      if (!piece) {
        const next = await pieces.next()
        if (next.done) break
        piece = next.value
      }
      const before = decoder.bytesWritten
      await new Promise<void>((resolve) => {
        wake = resolve
        decoder.write(piece, () => resolve())
      })
      const taken = decoder.bytesWritten - before
      if (taken < piece.length) return { rest: piece.subarray(taken) }
    }
    decoder.end()
    return {}
  } catch (error) {
    decoder.destroy(error instanceof Error ? error : new Error('The body failed', { cause: error }))
    return { broken: { error } }
  }
}
