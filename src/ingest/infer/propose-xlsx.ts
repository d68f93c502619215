import { limits } from '@tg-cloud/contract/limits'
import type { SheetCell } from '../xlsx/sheet-cell.ts'
import { timeOf } from '../xlsx/sheet-row-reader.ts'
import { type Proposal, proposeField } from './propose-field.ts'

type Cells = readonly (SheetCell | undefined)[]

/** The field that takes a column of a sheet, and its values as they were looked at. `undefined` is no value. */
export function proposeXlsx(
  cells: Cells,
  zone: string,
): { proposal: Proposal; values: (string | undefined)[] } {
  const hasClock = cells.some((cell) => cell?.kind === 'time' && cell.text.includes('T'))
  const values = cells.map((cell) => {
    if (cell === undefined || cell.kind === 'error' || cell.kind === 'fault') return undefined
    return cell.kind === 'time' && hasClock ? timeOf(cell.text) : cell.text
  })
  const { field, reason, nulls } = proposeField(values, zone, 'fromText')
  const errors = [...new Set(cells.flatMap((cell) => (cell?.kind === 'error' ? [cell.text] : [])))]
  const words = [...new Set([...(field.read?.nullWords ?? []), ...errors])].slice(0, limits.wordsMax)
  const faults = cells.filter((cell) => cell?.kind === 'fault').length
  const notes = [
    ...(errors.length > 0 ? [`${errors.join(', ')} stands for no value`] : []),
    ...(faults > 0 ? [`${faults} cells without a result would be quarantined`] : []),
  ]
  const read = errors.length > 0 ? { read: { ...field.read, nullWords: words } } : {}
  return { proposal: { field: { ...field, ...read }, reason: [reason, ...notes].join('; '), nulls }, values }
}
