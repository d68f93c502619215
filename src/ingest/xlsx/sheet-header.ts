import type { SheetRow } from './sheet-rows.ts'

export type HeaderColumn = { column: number; name: string }

/** The columns that the first row names. A name that stands in several lines is one. */
export const sheetHeader = ({ cells = [] }: SheetRow): HeaderColumn[] =>
  cells
    .map(({ column, cell }) => ({ column, name: cell.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ name }) => name !== '')
