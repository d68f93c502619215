import type { Fault } from './fault.ts'

/** What became of a row: its cells are in the columns, it was blank and is none, or it has a fault. */
export type RowOutcome = Fault | 'taken' | 'blank'

/** Reads the rows of one format into columns. */
export type RowReader = {
  /** Of formats with a header: takes it, once, before the first row; false when this is a blank line. */
  header?(text: string, units: Uint16Array, start: number, end: number): boolean
  row(text: string, units: Uint16Array, start: number, end: number): RowOutcome
}
