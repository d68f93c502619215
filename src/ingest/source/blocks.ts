import type { Charset } from '../row-source.ts'
import { type Decoder, makeDecoder } from './decoder.ts'

/** A piece of the body, always cut at the same places. `bytes` is valid until the next one is asked for. */
export type Block = {
  bytes: Buffer
  /** Where its bytes begin in the body. */
  offset: number
  /** How many of them are a byte order mark, which is no text. */
  mark: number
  text: string
  /** Of the text, valid as long as `bytes` are. */
  units: Uint16Array
  intact: boolean
  last: boolean
  decoder: Decoder
}

/** Cuts a body into blocks of at most `size` bytes and reads them as text; the last one, maybe empty, says so. */
export async function* readBlocks(
  body: AsyncIterable<Uint8Array>,
  charset: Charset,
  size: number,
): AsyncGenerator<Block> {
  const buffer = Buffer.allocUnsafe(size)
  let [filled, offset] = [0, 0]
  let decoder: Decoder | undefined

  function read(last: boolean): Block {
    const start = decoder ? { charset, mark: 0 } : charsetOf(buffer.subarray(0, filled), charset)
    decoder ??= makeDecoder(start.charset, size)
    const { text, units, used, intact } = decoder.decode(buffer.subarray(start.mark, filled), last)
    const bytes = buffer.subarray(0, start.mark + used)
    return { bytes, offset, mark: start.mark, text, units, intact, last, decoder }
  }
  for await (const piece of body) {
    let at = 0
    while (at < piece.length) {
      const taken = Math.min(size - filled, piece.length - at)
      buffer.set(piece.subarray(at, at + taken), filled)
      filled += taken
      at += taken
      if (filled < size) continue
      const block = read(false)
      yield block
      const used = block.bytes.length
      buffer.copyWithin(0, used, filled)
      filled -= used
      offset += used
    }
  }
  yield read(true)
}

/** A byte order mark wins over the name. */
function charsetOf(bytes: Uint8Array, named: Charset): { charset: Charset; mark: number } {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return { charset: 'utf-8', mark: 3 }
  if (first === 0xff && second === 0xfe) return { charset: 'utf-16le', mark: 2 }
  if (first === 0xfe && second === 0xff) return { charset: 'utf-16be', mark: 2 }
  return { charset: named, mark: 0 }
}
