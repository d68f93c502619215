import type { Cell } from '../../datasets/cell.ts'

/** How rows become text. */
export type RowText = {
  /** What stands before the first row. */
  head: string
  /** A row with its end; `first`: nothing stands before it. */
  row(cells: readonly Cell[], first: boolean): string
}
