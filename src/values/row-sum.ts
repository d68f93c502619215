import { hash } from 'node:crypto'
import type { Cell, Scalar } from './cell.ts'

/** A row with the load that wrote it last: `row` is `<load>-<row>`, cells come in the order of the fields. */
export type SummedRow = { row: string; load: number; cells: readonly Cell[] }

/** How many rows there are, and what they come to, whatever their order: 32 hexadecimal digits. */
export type RowSum = {
  add(row: SummedRow): void
  takeAway(row: SummedRow): void
  rows(): number
  checksum(): string
}

export function makeRowSum(): RowSum {
  let [rows, sum] = [0, 0n]
  return {
    add(row) {
      rows++
      sum = BigInt.asUintN(128, sum + digestOf(row))
    },
    takeAway(row) {
      rows--
      sum = BigInt.asUintN(128, sum - digestOf(row))
    },
    rows: () => rows,
    checksum: () => sum.toString(16).padStart(32, '0'),
  }
}

export const isSameSum = (a: RowSum, b: RowSum): boolean =>
  a.rows() === b.rows() && a.checksum() === b.checksum()

const digestOf = ({ row, load, cells }: SummedRow): bigint =>
  BigInt(`0x${hash('sha256', `${row} ${load} ${cells.map(textOf).join()}`).slice(0, 32)}`)

/** Different for different values, those of different types included. */
function textOf(cell: Cell): string {
  if (Array.isArray(cell)) return `[${(cell as readonly Scalar[]).map(textOf).join()}]`
  if (typeof cell === 'bigint') return `${cell}n`
  if (typeof cell === 'object' && cell !== null && 'lat' in cell) return `${cell.lat} ${cell.lon}`
  if (typeof cell === 'number') return Object.is(cell, -0) ? '-0' : String(cell)
  return JSON.stringify(cell)
}
