import type { ExportFormat, ExportOptions } from '@tg-cloud/contract/export-options'
import { limits } from '@tg-cloud/contract/limits'
import { exportTooLarge } from '../errors.ts'
import type { Cell } from '../datasets/cell.ts'
import type { RowView } from '../query/ports.ts'
import type { Table, TableColumn } from '../query/table.ts'
import { compressed } from './compress.ts'
import { makeCsvText } from './text/csv-text.ts'
import { makeNdjsonText } from './text/ndjson-text.ts'
import type { RowText } from './text/row-text.ts'
import { textFile } from './text/text-file.ts'

type File = { format: ExportFormat; options: ExportOptions }
/** What has gone into the file. */
type Counted = { rows: number; unmappable: number }
type Encoding = { table: Table; view: RowView; file: File; counted: Counted; signal: AbortSignal }

const texts: Record<ExportFormat, (columns: readonly TableColumn[], options: ExportOptions) => RowText> = {
  csv: makeCsvText,
  ndjson: makeNdjsonText,
}

/** The bytes of a file of all rows, at the reader's pace. Errors: export_too_large, characters_unmappable, those of the table. */
export function encodeTable({ table, view, file, counted, signal }: Encoding): AsyncGenerator<Uint8Array> {
  const { format, options } = file
  const text = texts[format](table.columns, options)
  const bytes = textFile(bounded(table.rows(view, signal)), text, options, (rows, unmappable) => {
    counted.rows += rows
    counted.unmappable += unmappable
  })
  return compressed(bytes, options.compression ?? 'none')
}

async function* bounded(pages: AsyncIterable<readonly (readonly Cell[])[]>) {
  let rows = 0
  for await (const page of pages) {
    rows += page.length
    if (rows > limits.exportRowsMax) throw exportTooLarge(limits.exportRowsMax)
    yield page
  }
}
