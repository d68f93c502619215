import type { Field } from '@tg-cloud/contract/fields'
import type { FieldReader } from '../field-reader.ts'
import type { ColumnWriter } from './columns.ts'
import { csvHeader, fieldsOfHeader } from './csv-header.ts'
import { makeCsvCells } from './csv-cells.ts'
import { malformedRow } from './fault.ts'
import type { QuickReader } from './quick-values.ts'
import type { RowReader } from './row-reader.ts'

type Parts = {
  delimiter: string
  fields: readonly Field[]
  columns: ColumnWriter
  readers: readonly FieldReader[]
  /** Of the fields that have one. */
  quicks: readonly (QuickReader | undefined)[]
}

/** Rows of CSV below a header. An empty line is no row; a cell without anything has no value, "" is an empty text. */
export function makeCsvRowReader({ delimiter, fields, columns, readers, quicks }: Parts): RowReader {
  const cells = makeCsvCells(delimiter)
  /** The field of each column. */
  let fieldsOf: number[] = []

  return {
    header(text, units, start, end) {
      if (start === end) return false
      // Where there are more columns than fields, one of the first of them is wrong.
      const names = csvHeader(cells, fields.length + 1, { text, units, start, end })
      fieldsOf = fieldsOfHeader(names, fields)
      return true
    },
    row(text, units, start, end) {
      if (start === end) return 'blank'
      const found = cells.split(units, start, end)
      if (typeof found === 'string') return malformedRow(found)
      const expected = fieldsOf.length
      if (found !== expected) return { field: null, code: 'column_count', params: { found, expected } }
      columns.startRow()
      for (let cell = 0; cell < expected; cell++) {
        const field = fieldsOf[cell] as number
        const isMissing = cells.isMissing(cell)
        const quick = isMissing ? undefined : quicks[field]
        const known = quick && cells.quick(quick.read, text, units, cell)
        if (known !== undefined) {
          columns.set(field, known)
          continue
        }
        const value = isMissing ? null : (readers[field] as FieldReader).fromText(cells.text(text, cell))
        const fault = columns.put(field, value)
        if (fault) return fault
      }
      return columns.endRow() ?? 'taken'
    },
  }
}
