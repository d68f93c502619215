import type { Field } from '@tg-cloud/contract/fields'
import { makeBareReader } from '../bare-reader.ts'
import type { FieldReader } from '../field-reader.ts'
import { type LoadRules, makeFieldReader } from '../make-field-reader.ts'
import { type Cell } from '../../values/cell.ts'
import { Refusal } from '../../values/refusal.ts'
import type { ColumnWriter } from '../source/columns.ts'
import { type Fault, rowTooLong, undecodable } from '../source/fault.ts'
import { cut } from '../source/refused-text.ts'
import type { ParquetColumn, ParquetRow, ParquetType } from './parquet-file.ts'

type Parts = {
  fields: readonly Field[]
  columns: readonly ParquetColumn[]
  /** For each column the place of its field. */
  fieldOf: readonly number[]
  rules: LoadRules
  writer: ColumnWriter
}

/** Reads rows of Parquet into columns, by the same readers as rows of JSON. */
export function makeParquetRowReader({ fields, columns, fieldOf, rules, writer }: Parts) {
  const readers = columns.map(({ type }, i) =>
    makeColumnReader(fields[fieldOf[i] as number] as Field, type, rules),
  )
  return {
    row({ values }: ParquetRow): Fault | 'taken' {
      if (values === undefined) return rowTooLong
      writer.startRow()
      for (const [i, value] of values.entries()) {
        const field = fieldOf[i] as number
        const broken = bytesIn(value) ? undecodable('utf-8') : undefined
        if (broken) return { ...broken, field: fields[field]?.name ?? null }
        const fault = writer.put(field, value === null ? null : (readers[i] as ColumnReader).read(value))
        if (fault) return fault
      }
      return writer.endRow() ?? 'taken'
    },
    /** How many values each rule of a field has read. */
    counts: (field: number) => readers[fieldOf.indexOf(field)]?.counts() ?? [],
    /** The row as JSON. */
    text: ({ values }: ParquetRow): string | null =>
      values === undefined
        ? null
        : cut(JSON.stringify(Object.fromEntries(columns.map(({ name }, i) => [name, shown(values[i])])))),
  }
}

type ColumnReader = { read(value: unknown): Cell | Refusal; counts: FieldReader['counts'] }
const notFinite = new Refusal('not_exact')

function makeColumnReader(field: Field, type: ParquetType, rules: LoadRules): ColumnReader {
  if (isWritten(type)) {
    // As a cell of CSV: rules say how text is read, and text of a field of JSON is JSON.
    const { fromText, fromJson, counts } = makeFieldReader(field, rules)
    const fromCell = (value: unknown) => fromText(value as string)
    return { read: type.kind === 'list' ? fromJson : fromCell, counts }
  }
  const { fromJson, counts } = makeBareReader(field, rules)
  const fromValue = (value: unknown) => (isFinite(value) ? fromJson(value) : notFinite)
  return { read: field.type === 'json' ? fromValue : fromJson, counts }
}

/** Whether values are written as text, of a list each of them. */
function isWritten(type: ParquetType): boolean {
  return type.kind === 'list' ? isWritten(type.of) : ['text', 'bytes', 'word'].includes(type.kind)
}

const inside = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array) ? Object.values(value) : []
const bytesIn = (value: unknown): boolean => value instanceof Uint8Array || inside(value).some(bytesIn)
const isFinite = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : inside(value).every(isFinite)

/** What JSON cannot say stands as text. */
function shown(value: unknown): unknown {
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (Array.isArray(value)) return value.map(shown)
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shown(inner)]))
}
