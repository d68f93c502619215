import { cellsOf, padded, shortened } from './cells.ts'

export type Column = { head: string; align?: 'left' | 'right'; /** Cells at most. */ most?: number }
const usualMost = 48
const gap = '  '

/** Lines of a table: heads, a rule, then the rows. Line breaks and control characters in cells become spaces. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map((row) =>
    row.map((cell, i) => shortened(cell.replaceAll(/[\x00-\x1f\x7f]+/g, ' '), columns[i]?.most ?? usualMost)),
  )
  const widths = columns.map(({ head }, i) =>
    Math.max(cellsOf(head), ...shown.map((row) => cellsOf(row[i] ?? ''))),
  )
  const line = (cells: readonly string[]) =>
    widths
      .map((width, i) => padded(cells[i] ?? '', width, columns[i]?.align))
      .join(gap)
      .trimEnd()
  return [
    line(columns.map(({ head }) => head)),
    widths.map((width) => '─'.repeat(width)).join(gap),
    ...shown.map(line),
  ]
}
