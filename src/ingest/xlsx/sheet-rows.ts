import { limits } from '@tg-cloud/contract/limits'
import { bodyMalformed } from '../../errors.ts'
import { cellPlace } from './cell-place.ts'
import { readXml, type XmlAttributes } from './read-xml.ts'
import { makeRichText, textTooLong } from './shared-texts.ts'
import type { SheetCell, WrittenCell } from './sheet-cell.ts'

/** A row with anything in it; `cells` by their columns, from 0, in their order. */
export type SheetRow = {
  /** As a spreadsheet counts: from 1. */
  number: number
  /** Undefined: it is too long. */
  cells: { column: number; cell: SheetCell }[] | undefined
  /** How long it is, about. */
  chars: number
}

/** What `row` and `c` weigh beside what stands in them. */
const cellChars = 16
const sheetData = 2
const atRow = 3
const atCell = 4

/** The rows of a sheet, those of a piece of it at a time. Errors: body_malformed, body_too_large. */
export async function* sheetRows(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  readCell: (cell: WrittenCell) => SheetCell | undefined,
): AsyncGenerator<SheetRow[]> {
  const rich = makeRichText()
  let done: SheetRow[] = []
  let row: SheetRow = { number: 0, cells: [], chars: 0 }
  let cell: WrittenCell = { type: '', style: '', value: '', inline: '', hasFormula: false }
  let [column, isSheet, isInline, isValue] = [-1, false, false, false]

  function openRow({ r: place }: XmlAttributes) {
    const number = place === undefined ? row.number + 1 : Number(place)
    if (!Number.isInteger(number) || number <= row.number || number > limits.sheetRowsMax + 1)
      throw malformed(`row ${String(place).slice(0, 20)} follows row ${row.number}`)
    row = { number, cells: [], chars: 0 }
    column = -1
  }
  function openCell({ r: place, t: type, s: style }: XmlAttributes) {
    const found = place === undefined ? { column: column + 1, row: row.number } : cellPlace(place)
    if (found?.row !== row.number || found.column <= column || found.column >= limits.sheetColumnsMax)
      throw malformed(`no cell can stand at ${String(place).slice(0, 20)} in row ${row.number}`)
    column = found.column
    cell = { type, style, value: undefined, inline: undefined, hasFormula: false }
  }
  function closeCell() {
    if (cell.inline !== undefined) cell.inline = rich.text()
    const read = readCell(cell)
    if (read === undefined) return
    row.chars += read.text.length + cellChars
    if (row.chars > limits.rowBytes) row.cells = undefined
    row.cells?.push({ column, cell: read })
  }
  const malformed = (why: string) => bodyMalformed(`The sheet is not in order: ${why}`)

  const pieces = readXml(path, bytes, {
    open(name, attributes, depth) {
      if (depth === 1 && name !== 'worksheet') throw malformed(`its root is ${name.slice(0, 40)}`)
      if (depth === sheetData) isSheet = name === 'sheetData'
      if (!isSheet) return
      if (depth === atRow && name === 'row') openRow(attributes)
      else if (depth === atCell && name === 'c') openCell(attributes)
      else if (depth === atCell + 1) {
        isInline = name === 'is'
        isValue = name === 'v'
        if (name === 'f') cell.hasFormula = true
        if (isValue) cell.value = ''
        if (isInline) {
          cell.inline = ''
          rich.start()
        }
      } else if (isInline) rich.open(name, attributes)
    },
    text(text) {
      if (isInline) rich.add(text)
      if (!isValue) return
      cell.value += text
      if ((cell.value?.length ?? 0) > limits.rowBytes) throw textTooLong()
    },
    close(name, depth) {
      if (!isSheet) return
      if (depth > atCell) {
        if (isInline) rich.close(name)
        if (depth === atCell + 1) isInline = isValue = false
      } else if (depth === atCell && name === 'c') closeCell()
      else if (depth === atRow && name === 'row') {
        if (row.chars > 0) done.push(row)
      } else if (depth === sheetData) isSheet = false
    },
  })
  for await (const _ of pieces) {
    if (done.length === 0) continue
    const rows = done
    done = []
    yield rows
  }
}
