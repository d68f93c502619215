import { setImmediate } from 'node:timers/promises'
import type { Chunk } from '../../datasets/row-engine.ts'
import { bodyMalformed } from '../../errors.ts'
import type { Charset } from '../row-source.ts'
import { type Block, readBlocks } from './blocks.ts'
import { makeBodyHash } from './body-hash.ts'
import { makeBytePosition } from './byte-position.ts'
import type { ChunkBuilder } from './chunk-builder.ts'
import { headerMalformed, rowTooLong, undecodable } from './fault.ts'
import { makePendingRow } from './pending-row.ts'
import { refusedText } from './refused-text.ts'
import type { RowReader } from './row-reader.ts'
import type { RowScanner } from './row-scanner.ts'
import { unitsOf } from './units.ts'

/** Where bodies are cut. The same body must always be cut at the same places: a load that goes on relies on it. */
export type Sizes = {
  /** Bytes that are read at one go. */
  block: number
  /** Bytes of a chunk. */
  chunk: number
  /** Rows of a chunk. */
  rows: number
}

type Parts = {
  body: AsyncIterable<Uint8Array>
  charset: Charset
  scanner: RowScanner
  reader: RowReader
  chunk: ChunkBuilder
  /** After so many rows others get their turn, even in the midst of a block. */
  rowsAtOnce: number
  sizes: Sizes
  /** Told what the body is read as. */
  onCharset(charset: Charset): void
}

/**
 * The chunks of a body. One ends when it has all its rows, or before the block that would make it too long: only a
 * single row can. The last one reaches to the end of the body.
 */
export async function* readChunks(parts: Parts): AsyncGenerator<Chunk> {
  const { scanner, reader, chunk, rowsAtOnce, sizes } = parts
  const { place } = scanner
  const hash = makeBodyHash()
  const position = makeBytePosition()
  const pending = makePendingRow()
  let isHeaderDue = reader.header !== undefined
  let [at, chunkStart, hasEnded] = [0, 0, false]

  for await (const block of readBlocks(parts.body, parts.charset, sizes.block)) {
    const end = block.offset + block.bytes.length
    parts.onCharset(block.decoder.charset)
    position.open(block)
    hash.open(block)
    scanner.feed(block.text, block.units, block.last)
    at = 0
    hasEnded = false
    while (readRows(block)) {
      hash.mark(position.byteAt(at))
      if (chunk.received() === sizes.rows) yield seal()
      else await setImmediate()
    }
    if (block.last) hash.mark(end)
    // Where no row has ended, the last one that did stands in an earlier block.
    else if (hasEnded) hash.mark(position.byteAt(at))
    keepRest(block)
    hash.close()
    const isLong = end + sizes.block - chunkStart > sizes.chunk
    if (chunk.received() > 0 && (block.last || isLong)) yield seal()
    await setImmediate()
  }

  /** Reads rows of the block, for a while; false when there is no other whole one. */
  function readRows(block: Block): boolean {
    for (let left = rowsAtOnce; left > 0; left--) {
      if (!scanner.next(at)) return false
      readRow(block)
      at = place.after
      hasEnded = true
      if (chunk.received() === sizes.rows) break
    }
    return true
  }

  /** What began in the block and does not end in it. */
  function keepRest({ text, intact, offset, bytes }: Block) {
    const fault = scanner.fault?.()
    if (fault) throw bodyMalformed(fault.reason, { line: fault.line, byte: position.byteAt(fault.at) })
    if (place.start >= text.length) return
    if (!pending.isOpen()) pending.open(position.byteAt(place.start))
    pending.add(text.slice(place.start), intact, offset + bytes.length)
  }

  function readRow(block: Block) {
    const { start, end, line } = place
    const { decoder } = block
    const whole = pending.isOpen()
      ? pending.close(block.text.slice(start, end), block.intact, position.byteAt(end))
      : undefined
    const text = whole?.text ?? block.text
    const units = whole ? unitsOf(text) : block.units
    const [from, to] = whole ? [0, text.length] : [start, end]
    const intact = (whole?.intact ?? block.intact) || text.slice(from, to).isWellFormed()
    const byteAt = () => whole?.byte ?? position.byteAt(start)

    const broken = whole?.tooLong ? rowTooLong : intact ? undefined : undecodable(decoder.charset)
    if (isHeaderDue) {
      if (broken) throw headerMalformed(broken, { line, byte: byteAt() })
      isHeaderDue = reader.header?.(text, units, from, to) === false
      return
    }
    const outcome = broken ?? reader.row(text, units, from, to)
    if (outcome === 'blank') return
    if (outcome === 'taken') chunk.taken(line)
    else
      chunk.refused(outcome, {
        line,
        byteOffset: byteAt(),
        text: refusedText(text.slice(from, to), intact, decoder),
      })
  }

  function seal(): Chunk {
    chunkStart = hash.marked()
    return chunk.seal(hash.sha256())
  }
}
