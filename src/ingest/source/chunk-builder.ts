import type { Chunk, RefusedRow } from '../../datasets/row-engine.ts'
import type { ColumnWriter } from './columns.ts'
import type { Fault } from './fault.ts'

/** Where a refused row stands, and how it is shown. */
type Shown = Pick<RefusedRow, 'line' | 'byteOffset' | 'text'>

/** Gathers the rows of a chunk; the cells of those that are taken are in the columns. */
export type ChunkBuilder = {
  received(): number
  /** `line` of text, where the row begins. */
  taken(line: number): void
  refused(fault: Fault, shown: Shown): void
  /** The chunk; what comes is of the next one. `sha256` is of the body up to its end. */
  seal(sha256: Buffer): Chunk
}

export function makeChunkBuilder(columns: ColumnWriter): ChunkBuilder {
  let [number, row, received] = [0, 0, 0]
  let rowNumbers: number[] = []
  let refused: RefusedRow[] = []
  let lines: [row: number, line: number][] = []
  /** By how much lines are ahead of rows. */
  let ahead = NaN
  return {
    received: () => received,
    taken(line) {
      received++
      rowNumbers.push(++row)
      if (line - row === ahead) return
      ahead = line - row
      lines.push([row, line])
    },
    refused(fault, shown) {
      received++
      refused.push({ row: ++row, ...shown, ...fault })
    },
    seal(sha256) {
      const taken = { columns: columns.take(), rowNumbers, lines }
      const chunk = { number: number++, received, sha256, ...taken, refused }
      received = 0
      rowNumbers = []
      refused = []
      lines = []
      ahead = NaN
      return chunk
    },
  }
}
