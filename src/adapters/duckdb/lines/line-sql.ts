import type { Field } from '@tg-cloud/contract/fields'
import type { LineForm } from '../../../query/lines.ts'
import { formulaBegins, unsafeCharacters } from '../../../values/csv-cell.ts'
import { literal } from '../sql.ts'
import { quoted } from '../tables.ts'
import { sheetRowSql } from './sheet-sql.ts'
import type { TimeText } from './time-text.ts'
import { jsonText, plainText } from './value-text.ts'

/** Fields and how their timestamps are written. */
export type Written = readonly (readonly [field: Field, time: TimeText])[]
type Csv = Extract<LineForm, { kind: 'csv' }>

/** For each part of an expression each thread of the engine holds 2,048 values: of more, rows cost less memory. */
const charsMost = 12_288

/**
 * SQL of the line of a row: the same bytes as the row texts of exports; undefined when the expression would take too much
 * memory.
 */
export function lineSql(fields: Written, form: LineForm): string | undefined {
  const sql = `concat(${partsOf(fields, form).join()})`
  return sql.length > charsMost ? undefined : sql
}

function partsOf(fields: Written, form: LineForm): string[] {
  switch (form.kind) {
    case 'csv': {
      const cells = fields.map(([field, time]) => csvCell(field, time, form))
      return [...cells.flatMap((cell, i) => (i === 0 ? cell : [literal(form.delimiter), cell])), `'\r\n'`]
    }
    case 'ndjson': {
      const members = fields.flatMap(([field, time], i) => [
        literal(`${i === 0 ? '{' : ','}${JSON.stringify(field.name)}:`),
        unlessNull(field, 'null', jsonText(field, time, quoted(field.name))),
      ])
      return [...members, `'}\n'`]
    }
    case 'xlsx':
      return sheetRowSql(fields)
  }
}

/** What is made of null is mostly not null. */
const unlessNull = ({ name }: Field, missing: string, text: string) =>
  `CASE WHEN ${quoted(name)} IS NULL THEN ${literal(missing)} ELSE ${text} END`

function csvCell(field: Field, time: TimeText, form: Csv): string {
  const x = quoted(field.name)
  if (field.multiple || (field.type !== 'keyword' && field.type !== 'text'))
    return unlessNull(field, form.missing, safe(field, plainText(field, time, x), form))
  const begins = formulaBegins.map((character) => character.charCodeAt(0)).join()
  const shown = form.formulaGuard
    ? `CASE WHEN unicode(${x}) IN (${begins}) THEN concat('''', ${x}) ELSE ${x} END`
    : x
  const isUnsafe = `${x} IN ('', ${literal(form.nullText)}) OR ${hasAny(x, unsafeCharacters)} OR ${hasAny(shown, [form.delimiter])}`
  return unlessNull(field, form.missing, `CASE WHEN ${isUnsafe} THEN ${inQuotes(shown)} ELSE ${shown} END`)
}

/** In quotes where it must be, which the type of the field may tell. */
function safe({ type, multiple }: Field, text: string, { delimiter }: Csv): string {
  const ifAny = (characters: readonly string[]) =>
    `CASE WHEN ${hasAny(text, characters)} THEN ${inQuotes(text)} ELSE ${text} END`
  if (type === 'json') return ifAny([...unsafeCharacters, delimiter])
  // In lists, values of all types but these are in quotes of JSON; and in a point there is always a comma.
  if (multiple && !['int', 'double', 'boolean'].includes(type)) return inQuotes(text)
  if (type === 'geo_point' && delimiter === ',') return inQuotes(text)
  // Numbers, times and truth are written in these alone.
  const alphabet = multiple || type === 'geo_point' ? /[\w+.:,[\]-]/ : /[\w+.:-]/
  return alphabet.test(delimiter) ? ifAny([delimiter]) : text
}

const hasAny = (text: string, characters: readonly string[]) =>
  characters.map((one) => `contains(${text}, ${literal(one)})`).join(' OR ')
const inQuotes = (text: string) => `concat('"', replace(${text}, '"', '""'), '"')`
