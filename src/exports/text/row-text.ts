import type { Cell } from '../../datasets/cell.ts'
import type { LineForm, Lines } from '../../query/lines.ts'

/** How rows become text. */
export type RowText = {
  /** What stands before the first row. */
  head: string
  /** A row with its end; `first`: nothing stands before it. */
  row(cells: readonly Cell[], first: boolean): string
  /** How an engine writes the same itself, and what becomes of its first rows when nothing stands before them. */
  form: LineForm
  first(lines: Lines): Lines
}
