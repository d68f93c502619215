import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Chunk } from '../../datasets/row-engine.ts'
import { bodyMalformed } from '../../errors.ts'
import type { Charset } from '../row-source.ts'
import { type Block, blockBytes, readBlocks } from './blocks.ts'
import { makeBytePosition } from './byte-position.ts'
import type { ChunkBuilder } from './chunk-builder.ts'
import { headerMalformed, rowTooLong, undecodable } from './fault.ts'
import { makePendingRow } from './pending-row.ts'
import { refusedText } from './refused-text.ts'
import type { RowReader } from './row-reader.ts'
import type { RowScanner } from './row-scanner.ts'
import { unitsOf } from './units.ts'

/** Half a row group of DuckDB. */
const chunkRows = 61_440
const chunkBytes = 8_388_608

type Parts = {
  body: AsyncIterable<Uint8Array>
  charset: Charset
  scanner: RowScanner
  reader: RowReader
  chunk: ChunkBuilder
  /** After so many rows others get their turn, even in the midst of a block. */
  rowsAtOnce: number
  /** Told what the body is read as. */
  onCharset(charset: Charset): void
}

/**
 * The chunks of a body. One ends with its 61,440th row, or before the block that would bring it over 8 MiB: only a row
 * that is longer makes it longer. The last one reaches to the end of the body.
 */
export async function* readChunks(parts: Parts): AsyncGenerator<Chunk> {
  const { scanner, reader, chunk, rowsAtOnce } = parts
  const { place } = scanner
  const hash = createHash('sha256')
  const position = makeBytePosition()
  const pending = makePendingRow()
  let isHeaderDue = reader.header !== undefined
  let [at, hashed, chunkStart] = [0, 0, 0]

  for await (const block of readBlocks(parts.body, parts.charset)) {
    const end = block.offset + block.bytes.length
    parts.onCharset(block.decoder.charset)
    position.open(block)
    scanner.feed(block.text, block.units, block.last)
    at = hashed = 0
    while (readRows(block)) {
      if (chunk.received() === chunkRows) yield seal(block, position.byteAt(at))
      else await setImmediate()
    }
    const isLong = end + blockBytes - chunkStart > chunkBytes
    const close = block.last ? end : isLong ? position.byteAt(at) : undefined
    keepRest(block)
    if (close !== undefined && chunk.received() > 0) yield seal(block, close)
    hash.update(block.bytes.subarray(hashed))
    await setImmediate()
  }

  /** Reads rows of the block, for a while; false when there is no other whole one. */
  function readRows(block: Block): boolean {
    for (let left = rowsAtOnce; left > 0; left--) {
      if (!scanner.next(at)) return false
      readRow(block)
      at = place.after
      if (chunk.received() === chunkRows) break
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
    if (outcome === 'taken') chunk.taken()
    else
      chunk.refused(outcome, {
        line,
        byteOffset: byteAt(),
        text: refusedText(text.slice(from, to), intact, decoder),
      })
  }

  function seal({ offset, bytes }: Block, end: number): Chunk {
    hash.update(bytes.subarray(hashed, end - offset))
    hashed = end - offset
    chunkStart = end
    return chunk.seal(hash.copy().digest())
  }
}
