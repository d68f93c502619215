import type { ExportOptions } from '@tg-cloud/contract/export-options'
import { limits } from '@tg-cloud/contract/limits'
import type { Lines } from '../../query/lines.ts'
import type { TableColumn } from '../../query/table.ts'
import { readAhead } from '../../turns/read-ahead.ts'
import { columnName } from '../../values/column-name.ts'
import { formats, rowBegin, rowEnd } from '../../values/sheet-row.ts'
import { headerOf } from '../text/header-of.ts'
import { textXml } from './cell-xml.ts'
import { numberRows } from './sheet-rows.ts'
import { sheetBegin, sheetEnd, sheetPath, workbookParts } from './workbook-xml.ts'
import { makeZip } from './zip.ts'

/** So much XML is packed at once: a few milliseconds of work beside the event loop. */
const [leastBytes, mostBytes] = [262_144, 1_048_576]
/** An engine makes many rows at once and then none for a while: so much is there meanwhile. */
const aheadBytes = 16_777_216
/** A sheet ends before its XML would need ZIP64. */
const sheetBytes = 4_000_000_000

type Options = Pick<ExportOptions, 'header' | 'labelLanguage'>
type Parts = {
  columns: readonly TableColumn[]
  options: Options
  /** Hears how many rows more have gone into the file. */
  count: (rows: number) => void
  rowsPerSheet?: number
}

/**
 * A workbook whose sheets are named by the rows in them: `1-1048575` and so on; `pages`: rows without their numbers, which
 * are put in. The same rows give the same bytes. Errors: cell_too_long, export_too_large, those of the rows.
 */
export async function* xlsxFile(
  pages: AsyncIterable<Lines>,
  { columns, options, count, rowsPerSheet = limits.sheetRowsMax }: Parts,
): AsyncGenerator<Uint8Array> {
  const { header = 'name', labelLanguage = 'ko' } = options
  const first = header === 'none' ? 1 : 2
  const zip = makeZip()
  const sheets: string[] = []
  const source = readAhead(pages, { sizeOf: ({ bytes }) => bytes.length, most: aheadBytes })
  let page = await source.next()
  /** Rows of the page that are written, and where the next one begins. */
  let [row, at] = [0, 0]
  let written = 0

  /** The next rows of the page, as far as they fit. */
  function take({ bytes, lengths }: Lines, rows: number, most: number): Lines {
    const [fromRow, from] = [row, at]
    while (row < lengths.length && row - fromRow < rows && at - from < most) at += lengths[row++] ?? 0
    return { bytes: bytes.subarray(from, at), lengths: lengths.subarray(fromRow, row) }
  }

  async function* sheet(): AsyncGenerator<Buffer> {
    let parts = [headOf(columns, header, labelLanguage)]
    let [rows, bytes, held, unsaid] = [0, 0, parts[0]?.length ?? 0, 0]
    while (!page.done && rows < rowsPerSheet && bytes < sheetBytes) {
      const lines = take(page.value, rowsPerSheet - rows, mostBytes - held)
      numberRows(lines, first + rows)
      parts.push(lines.bytes)
      rows += lines.lengths.length
      unsaid += lines.lengths.length
      held += lines.bytes.length
      if (row === page.value.lengths.length) {
        page = await source.next()
        ;[row, at] = [0, 0]
      }
      if (held < leastBytes) continue
      yield parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
      count(unsaid)
      bytes += held
      ;[parts, held, unsaid] = [[], 0, 0]
    }
    yield Buffer.concat([...parts, Buffer.from(sheetEnd)])
    count(unsaid)
    sheets.push(rows === 0 ? 'Rows' : `${written + 1}-${written + rows}`)
    written += rows
  }

  try {
    do yield* zip.file(sheetPath(sheets.length + 1), sheet())
    while (!page.done)
    for (const [path, text] of workbookParts(sheets)) yield* zip.file(path, [Buffer.from(text)])
    yield zip.end()
  } finally {
    await source.return(undefined)
  }
}

function headOf(
  columns: readonly TableColumn[],
  header: NonNullable<Options['header']>,
  language: NonNullable<Options['labelLanguage']>,
): Buffer {
  if (header === 'none') return Buffer.from(sheetBegin(false))
  const names = columns.map((column, i) =>
    textXml(headerOf(column, header, language), columnName(i), formats.head),
  )
  const row = Buffer.from(`${rowBegin}${names.join('')}${rowEnd}`)
  numberRows({ bytes: row, lengths: Uint32Array.of(row.length) }, 1)
  return Buffer.concat([Buffer.from(sheetBegin(true)), row])
}
