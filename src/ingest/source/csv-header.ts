import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import { bodyMalformed, headerMismatch } from '../../errors.ts'
import { mapHeader } from '../field-header.ts'
import type { CsvCells } from './csv-cells.ts'

/** More of what is wrong with a header helps nobody. */
const issuesMax = 20

/** The names in a header; `most` of them are enough. Errors: body_malformed when it is no row of CSV. */
export function csvHeader(
  cells: CsvCells,
  most: number,
  row: { text: string; units: Uint16Array; start: number; end: number },
) {
  const { text, units, start, end } = row
  const count = cells.split(units, start, end)
  if (typeof count === 'string') throw bodyMalformed(`The header is no row of CSV: ${count}`)
  cells.reserve(count)
  cells.split(units, start, end)
  return Array.from({ length: Math.min(count, most) }, (_, cell) => cells.text(text, cell).trim())
}

/**
 * Which field each column holds. Errors: header_mismatch when a column names no field or one that another column has,
 * or a required field has no column.
 */
export function fieldsOfHeader(names: readonly string[], fields: readonly Field[]): number[] {
  const header = mapHeader(names, fields)
  const missing = fields.filter(({ name, required }) => required && header.missing.includes(name))
  const faults = [
    { code: 'unknown_field', what: 'names no field of the data set', names: header.unknown },
    { code: 'not_allowed', what: 'names a field that another column has', names: header.repeated },
    { code: 'required', what: 'is required and missing', names: missing.map(({ name }) => name) },
  ] as const
  const found = faults.filter((fault) => fault.names.length > 0)
  if (found.length === 0) return header.fields as number[]

  const detail = found.map(({ what, names }) => `${shown(names)} ${what}`).join('; ')
  const issues = found.flatMap(({ code, names }) =>
    names.map((name) => ({ path: `body.${cut(name)}`, code, params: {} })),
  )
  throw headerMismatch(`In the header ${detail}`, issues.slice(0, issuesMax))
}

const cut = (name: string) => name.slice(0, limits.labelChars)
const shown = (names: readonly string[]) =>
  names
    .slice(0, issuesMax)
    .map((name) => JSON.stringify(cut(name)))
    .join(', ')
