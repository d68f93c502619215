import type { Field } from '@tg-cloud/contract/fields'
import type { Cell } from '../../values/cell.ts'
import { columnName } from '../../values/column-name.ts'
import { Refusal } from '../../values/refusal.ts'
import { makeBareReader } from '../bare-reader.ts'
import { type LoadRules, makeFieldReader } from '../make-field-reader.ts'
import type { ColumnWriter } from '../source/columns.ts'
import { type Fault, rowTooLong } from '../source/fault.ts'
import { cut } from '../source/refused-text.ts'
import type { SheetCell } from './sheet-cell.ts'
import type { HeaderColumn } from './sheet-header.ts'
import type { SheetRow } from './sheet-rows.ts'

type Parts = {
  fields: readonly Field[]
  header: readonly HeaderColumn[]
  /** For each column of the header the place of its field. */
  fieldOf: readonly number[]
  rules: LoadRules
  writer: ColumnWriter
}

/** Reads rows of a sheet into columns: text by the rules of CSV, numbers and times as what they are. */
export function makeSheetRowReader({ fields, header, fieldOf, rules, writer }: Parts) {
  const readers = fields.map((field) => makeSheetCellReader(field, rules))
  const fieldAt = new Map(header.map(({ column }, i) => [column, fieldOf[i] as number]))
  const nameAt = new Map(header.map(({ column, name }) => [column, name]))
  return {
    row({ cells }: SheetRow): Fault | 'taken' {
      if (cells === undefined) return rowTooLong
      writer.startRow()
      for (const { column, cell } of cells) {
        const field = fieldAt.get(column)
        if (field === undefined) return { field: columnName(column), code: 'unknown_field', params: {} }
        if (cell.kind === 'fault') return { ...cell.fault, field: fields[field]?.name ?? null }
        const fault = writer.put(field, (readers[field] as SheetCellReader).read(cell))
        if (fault) return fault
      }
      return writer.endRow() ?? 'taken'
    },
    /** How many values each rule of a field has read. */
    counts: (field: number) => (readers[field] as SheetCellReader).counts(),
    /** The row as JSON, by the names in the header. */
    text({ cells }: SheetRow): string | null {
      if (cells === undefined) return null
      const shown = new Map(header.map(({ name }): [string, unknown] => [name, null]))
      for (const { column, cell } of cells) shown.set(nameAt.get(column) ?? columnName(column), shownOf(cell))
      return cut(JSON.stringify(Object.fromEntries(shown)))
    },
  }
}

const shownOf = (cell: SheetCell) =>
  cell.kind === 'number' ? cell.value : cell.kind === 'boolean' ? cell.text === 'true' : cell.text

type Readable = Exclude<SheetCell, { kind: 'fault' }>
type SheetCellReader = {
  read(cell: Readable): Cell | Refusal
  counts(): { rule: string; values: number }[]
}
const numberTypes = ['int', 'int64', 'double', 'decimal']

function makeSheetCellReader(field: Field, rules: LoadRules): SheetCellReader {
  const written = makeFieldReader(field, rules)
  const bare = makeBareReader(field, rules)
  const nulls = new Set(rules.nullWords ?? field.read?.nullWords ?? [])
  const isNumber = numberTypes.includes(field.type) && !field.multiple
  const isTime = (field.type === 'date' || field.type === 'timestamp') && !field.multiple

  function read(cell: Readable): Cell | Refusal {
    const { kind, text } = cell
    // Whatever it is, its word stands for no value.
    if (nulls.has(text)) return written.fromText(text)
    if (kind === 'error') return new Refusal('cell_error', { error: text.slice(0, 40) })
    // How text is written says nothing of a number: 1.5 has no separators, and a day no pattern.
    if (kind === 'number' && isNumber) return bare.fromJson(cell.value)
    if (kind === 'time' && isTime) return bare.fromText(field.type === 'date' ? dayOf(text) : timeOf(text))
    return written.fromText(text)
  }
  return {
    read,
    counts() {
      const others = new Map(bare.counts().map(({ rule, values }) => [rule, values]))
      return written.counts().map(({ rule, values }) => ({ rule, values: values + (others.get(rule) ?? 0) }))
    },
  }
}

const midnight = 'T00:00:00'
const dayOf = (text: string) => (text.endsWith(midnight) ? text.slice(0, -midnight.length) : text)
/** A day in a column of times begins at midnight. */
export const timeOf = (text: string): string => (/^\d{4}-\d\d-\d\d$/.test(text) ? text + midnight : text)
