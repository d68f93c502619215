import type { Cell } from '../../datasets/cell.ts'
import type { Lines } from '../../query/lines.ts'
import type { TableColumn } from '../../query/table.ts'
import { cellTooLong } from '../../errors-exports.ts'
import { columnName } from '../../values/column-name.ts'
import { marks, numberBytes, rowBegin, rowEnd } from '../../values/sheet-row.ts'
import { xmlText } from './xml-text.ts'
import { type CellXml, makeCellXml } from './cell-xml.ts'

const cellChars = 32_767
/** So much is made at once of rows in hand. */
const pieceBytes = 65_536
const rowMark = String.fromCharCode(marks.row)
const quote = 0x22
const blank = 0x20

/** Rows as XML without their numbers, as an engine writes them itself. */
export async function* rowLines(
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  columns: readonly TableColumn[],
  timeZone: string | undefined,
): AsyncGenerator<Lines> {
  const cells = columns.map((column, i) => makeCellXml(column, columnName(i), timeZone))
  function rowXml(row: readonly Cell[]): string {
    let text = rowBegin
    for (let i = 0; i < cells.length; i++) {
      const cell = row[i] ?? null
      if (cell !== null) text += (cells[i] as CellXml)(cell)
    }
    return text + rowEnd
  }
  for await (const page of pages) {
    let [text, bytes] = ['', 0]
    let lengths: number[] = []
    for (const row of page) {
      const xml = rowXml(row)
      text += xml
      lengths.push(Buffer.byteLength(xml))
      bytes += lengths.at(-1) ?? 0
      if (bytes < pieceBytes) continue
      yield { bytes: Buffer.from(text), lengths: Uint32Array.from(lengths) }
      ;[text, bytes, lengths] = ['', 0, []]
    }
    if (text !== '') yield { bytes: Buffer.from(text), lengths: Uint32Array.from(lengths) }
  }
}

/** With all text as XML. */
export async function* withoutRaw(pages: AsyncIterable<Lines>): AsyncGenerator<Lines> {
  for await (const page of pages) yield page.bytes.includes(marks.raw) ? whole(page) : page
}

const raw = new RegExp(`${String.fromCharCode(marks.raw)}([0-9A-F]*)${String.fromCharCode(marks.raw)}`, 'g')

function whole({ bytes, lengths }: Lines): Lines {
  let end = 0
  const rows = Array.from(lengths, (length) => {
    const row = bytes.subarray(end, (end += length))
    if (!row.includes(marks.raw)) return row
    const text = row.toString()
    return Buffer.from(text.replace(raw, (_, hex: string) => xmlText(Buffer.from(hex, 'hex').toString())))
  })
  return { bytes: Buffer.concat(rows), lengths: Uint32Array.from(rows, (row) => row.length) }
}

/** Puts in the numbers of rows, the first of which has this one. Errors: cell_too_long. */
export function numberRows({ bytes, lengths }: Lines, first: number): void {
  const shown = new Uint8Array(numberBytes)
  let [number, begin] = [first, 0]
  // A search by the runtime is twice as fast as a loop over bytes.
  let cell = bytes.indexOf(marks.cell)
  for (const length of lengths) {
    const end = begin + length
    show(number++, shown)
    bytes.set(shown, begin + rowBegin.indexOf(rowMark))
    for (; cell >= 0 && cell < end; cell = bytes.indexOf(marks.cell, cell + numberBytes))
      bytes.set(shown, cell)
    if (length > cellChars) checkCells(bytes.toString('utf8', begin, end))
    begin = end
  }
}

function show(number: number, into: Uint8Array): void {
  let end = 1
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) end++
  into.fill(blank).fill(quote, end, end + 1)
  for (let [i, rest] = [end - 1, number]; i >= 0; i--, rest = Math.floor(rest / 10))
    into[i] = 0x30 + (rest % 10)
}

const textCell = /<c r="(\w+)"[^>]*><is><t[^>]*>([^<]*)<\/t>/g
/** One UTF-16 unit that stands there by a name or a number. */
const escaped = /&\w+;|_x[0-9A-F]{4}_/g

function checkCells(row: string): void {
  for (const [, place = '', xml = ''] of row.matchAll(textCell)) {
    const chars = xml.replace(escaped, '.').length
    if (chars > cellChars) throw cellTooLong(place, chars, cellChars)
  }
}
