import type { ExportOptions } from '@tg-cloud/contract/export-options'
import { limits } from '@tg-cloud/contract/limits'
import type { Cell } from '../../datasets/cell.ts'
import type { TableColumn } from '../../query/table.ts'
import { headerOf } from '../text/header-of.ts'
import { columnName } from '../../values/column-name.ts'
import { formats, makeCellXml, textXml } from './cell-xml.ts'
import { sheetBegin, sheetEnd, sheetPath, workbookParts } from './workbook-xml.ts'
import { makeZip } from './zip.ts'

/** So much XML is packed at once: a few milliseconds of work beside the event loop. */
const flushChars = 262_144
/** A sheet ends before its XML would need ZIP64. */
const sheetChars = 1_200_000_000

type Row = readonly Cell[]
type Pages = AsyncIterable<readonly Row[]>
type Options = Pick<ExportOptions, 'header' | 'labelLanguage' | 'timeZone'>
type Parts = {
  columns: readonly TableColumn[]
  options: Options
  /** Hears how many rows more have gone into the file. */
  count: (rows: number) => void
  rowsPerSheet?: number
}

/**
 * A workbook whose sheets are named by the rows in them: `1-1048575` and so on. Errors: cell_too_long, export_too_large,
 * those of the rows.
 */
export async function* xlsxFile(
  pages: Pages,
  { columns, options, count, ...more }: Parts,
): AsyncGenerator<Uint8Array> {
  const { header = 'name', labelLanguage = 'ko', timeZone } = options
  const { rowsPerSheet = limits.sheetRowsMax } = more
  const cells = columns.map((column) => makeCellXml(column, timeZone))
  const names = columns.map((_, i) => columnName(i))
  const first = header === 'none' ? 1 : 2
  const head = columns.map((column, i) =>
    textXml(headerOf(column, header, labelLanguage), `${names[i]}1`, formats.head),
  )
  const zip = makeZip()
  const sheets: string[] = []
  const source = rowsOf(pages)
  let next = await source.next()
  let written = 0

  function rowXml(row: Row, number: number): string {
    let text = `<row r="${number}">`
    for (let i = 0; i < cells.length; i++) {
      const cell = row[i] ?? null
      if (cell !== null) text += (cells[i] as (typeof cells)[number])(cell, `${names[i]}${number}`)
    }
    return `${text}</row>`
  }

  async function* sheet(): AsyncGenerator<string> {
    let text = sheetBegin(header !== 'none')
    if (header !== 'none') text += `<row r="1">${head.join('')}</row>`
    let [rows, chars, unsaid] = [0, 0, 0]
    while (!next.done && rows < rowsPerSheet && chars < sheetChars) {
      text += rowXml(next.value, first + rows)
      rows++
      unsaid++
      if (text.length >= flushChars) {
        chars += text.length
        yield text
        count(unsaid)
        ;[text, unsaid] = ['', 0]
      }
      next = await source.next()
    }
    yield text + sheetEnd
    count(unsaid)
    sheets.push(rows === 0 ? 'Rows' : `${written + 1}-${written + rows}`)
    written += rows
  }

  try {
    do yield* zip.file(sheetPath(sheets.length + 1), sheet())
    while (!next.done)
    for (const [path, text] of workbookParts(sheets)) yield* zip.file(path, [text])
    yield zip.end()
  } finally {
    await source.return(undefined)
  }
}

async function* rowsOf(pages: Pages): AsyncGenerator<Row, undefined> {
  for await (const page of pages) yield* page
  return undefined
}
