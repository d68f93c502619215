import { limits } from '@tg-cloud/contract/limits'
import { bodyMalformed } from '../../errors.ts'
import type { SheetRow } from './sheet-rows.ts'

export type HeaderColumn = { column: number; name: string }

/** The columns that the first row names. A name that stands in several lines is one. Errors: body_malformed. */
export function sheetHeader({ cells }: SheetRow): HeaderColumn[] {
  if (cells === undefined) throw bodyMalformed(`The header is longer than ${limits.rowBytes} characters`)
  return cells
    .map(({ column, cell }) => ({ column, name: cell.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ name }) => name !== '')
}
