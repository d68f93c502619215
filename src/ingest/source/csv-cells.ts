import type { Cell } from '../../values/cell.ts'
import type { QuickRead } from './quick-read.ts'

const quote = 34
/** Kinds of cells: `doubled` has quotes in it that are written twice. */
export const cellKinds = { plain: 0, quoted: 1, doubled: 2 } as const

/** The cells of a row, without an object for each. `from`, `to` and `kind` hold as many as there is room for. */
export type CsvCells = {
  /** How many cells there are; why they cannot be told apart, otherwise. */
  split(units: Uint16Array, start: number, end: number): number | string
  /** Makes room for so many. */
  reserve(cells: number): void
  text(text: string, cell: number): string
  /** The value of a cell, where it can be had without its text. */
  quick(read: QuickRead, text: string, units: Uint16Array, cell: number): Cell | undefined
  /** Whether nothing is there at all: a cell of "" is an empty text. */
  isMissing(cell: number): boolean
}

export function makeCsvCells(delimiter: string): CsvCells {
  const separator = delimiter.charCodeAt(0)
  let room = 0
  let [from, to, kinds] = [new Int32Array(0), new Int32Array(0), new Uint8Array(0)]

  function split(units: Uint16Array, start: number, end: number): number | string {
    let [cells, i] = [0, start]
    for (;;) {
      let [first, kind]: [number, number] = [i, cellKinds.plain]
      let after = i
      if (i < end && units[i] === quote) {
        kind = cellKinds.quoted
        first = ++i
        for (;;) {
          while (i < end && units[i] !== quote) i++
          if (i >= end) return 'a quote is not closed'
          after = i++
          if (i >= end || units[i] !== quote) break
          kind = cellKinds.doubled
          i++
        }
        if (i < end && units[i] !== separator) return 'text follows a closing quote'
      } else {
        while (i < end && units[i] !== separator) i++
        after = i
      }
      if (cells < room) {
        from[cells] = first
        to[cells] = after
        kinds[cells] = kind
      }
      cells++
      if (i >= end) return cells
      i++
    }
  }
  return {
    split,
    reserve(cells) {
      room = cells
      from = new Int32Array(cells)
      to = new Int32Array(cells)
      kinds = new Uint8Array(cells)
    },
    text(text, cell) {
      const found = text.slice(from[cell], to[cell])
      return kinds[cell] === cellKinds.doubled ? found.replaceAll('""', '"') : found
    },
    quick(read, text, units, cell) {
      if (kinds[cell] === cellKinds.doubled) return undefined
      return read(text, units, from[cell] as number, to[cell] as number)
    },
    isMissing: (cell) => kinds[cell] === cellKinds.plain && from[cell] === to[cell],
  }
}
