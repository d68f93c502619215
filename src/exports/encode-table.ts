import { createHash } from 'node:crypto'
import type { ExportFormat, ExportOptions } from '@tg-cloud/contract/export-options'
import { limits } from '@tg-cloud/contract/limits'
import { exportTooLarge } from '../errors-exports.ts'
import type { Lines } from '../query/lines.ts'
import type { RowView } from '../query/ports.ts'
import type { Table, TableColumn } from '../query/table.ts'
import { readAhead } from '../turns/read-ahead.ts'
import { compressed } from './compress.ts'
import type { parquetFile } from './parquet/parquet-file.ts'
import { makeCsvText } from './text/csv-text.ts'
import { lineFile } from './text/line-file.ts'
import { makeNdjsonText } from './text/ndjson-text.ts'
import type { RowText } from './text/row-text.ts'
import { type Count, textFile } from './text/text-file.ts'
import { rowLines, withoutRaw } from './xlsx/sheet-rows.ts'
import { xlsxFile } from './xlsx/xlsx-file.ts'

type File = { format: ExportFormat; options: ExportOptions }
/** What has gone into the file. */
type Counted = { rows: number; unmappable: number }
type Encoding = {
  table: Table
  view: RowView
  file: File
  counted: Counted
  signal: AbortSignal
  /** The last line of NDJSON proves the end. */
  provesEnd: boolean
}

type TextFormat = Exclude<ExportFormat, 'xlsx' | 'parquet'>
const texts: Record<TextFormat, (columns: readonly TableColumn[], options: ExportOptions) => RowText> = {
  csv: makeCsvText,
  ndjson: makeNdjsonText,
}

/** The bytes of a file of all rows, at the reader's pace. Errors: export_too_large, characters_unmappable, cell_too_long, value_too_large, those of the table. */
export function encodeTable({
  table,
  view,
  file,
  counted,
  signal,
  provesEnd,
}: Encoding): AsyncGenerator<Uint8Array> {
  const { format, options } = file
  const { columns } = table
  // An engine reads the next page while this one is written.
  const pages = () =>
    bounded(readAhead(table.rows(view, signal), { sizeOf: () => 1, most: 1 }), (page) => page.length)
  const count = (rows: number) => void (counted.rows += rows)
  async function* sheetRows(): AsyncGenerator<Lines> {
    const { timeZone } = options
    const lines = await table.lines?.(view, { kind: 'xlsx', timeZone })
    yield* lines ? withoutRaw(bounded(lines, rowsIn)) : rowLines(pages(), columns, timeZone)
  }
  if (format === 'xlsx') return xlsxFile(sheetRows(), { columns, options, count })
  if (format === 'parquet') return parquet(pages(), { columns, count })
  const text = texts[format](columns, options)
  const countText: Count = (rows, unmappable) => {
    counted.rows += rows
    counted.unmappable += unmappable
  }
  async function* written(): AsyncGenerator<Uint8Array> {
    const lines = await table.lines?.(view, text.form)
    if (lines === undefined) return yield* textFile(pages(), text, options, countText)
    yield* lineFile(bounded(lines, rowsIn), text, options, countText)
  }
  const bytes = written()
  const all = provesEnd && format === 'ndjson' ? withEnd(bytes, counted) : bytes
  return compressed(all, options.compression ?? 'none')
}

const rowsIn = ({ lengths }: Lines) => lengths.length

/** The library is loaded by the first that needs it. */
async function* parquet(...asked: Parameters<typeof parquetFile>): AsyncGenerator<Uint8Array> {
  const { parquetFile } = await import('./parquet/parquet-file.ts')
  yield* parquetFile(...asked)
}

/** Lines, and one more that counts them and proves their bytes. */
async function* withEnd(bytes: AsyncIterable<Uint8Array>, counted: Counted): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const some of bytes) {
    hash.update(some)
    yield some
  }
  yield Buffer.from(`${JSON.stringify({ $end: { rows: counted.rows, sha256: hash.digest('hex') } })}\n`)
}

async function* bounded<Page>(pages: AsyncIterable<Page>, rowsOf: (page: Page) => number) {
  let rows = 0
  for await (const page of pages) {
    rows += rowsOf(page)
    if (rows > limits.exportRowsMax) throw exportTooLarge(limits.exportRowsMax)
    yield page
  }
}
