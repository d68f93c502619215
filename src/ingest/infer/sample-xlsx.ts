import { limits } from '@tg-cloud/contract/limits'
import { bodyMalformed } from '../../errors.ts'
import { sheetHeader } from '../xlsx/sheet-header.ts'
import type { SheetCell } from '../xlsx/sheet-cell.ts'
import type { SheetRow } from '../xlsx/sheet-rows.ts'
import type { WithSheet } from '../xlsx/with-sheet.ts'
import { cellsMost, wholeSample } from './whole-sample.ts'

export type XlsxSample = {
  columns: { header: string; cells: (SheetCell | undefined)[] }[]
  rows: number
  complete: boolean
  sheet: string
  sheets: string[]
}

/** The first rows of a sheet, by column. Errors: those of `WithSheet`. */
export async function sampleXlsx(
  withSheet: WithSheet,
  body: AsyncIterable<Uint8Array>,
  sheet: string | undefined,
): Promise<XlsxSample> {
  const samples = withSheet({ body: wholeSample('XLSX', body), sheet }, async function* (opened) {
    const { name, names: sheets } = opened
    yield { ...(await columnsOf(opened.rows())), sheet: name, sheets }
  })
  for await (const sample of samples) return sample
  throw new Error('A sheet gave no sample')
}

async function columnsOf(batches: AsyncIterable<SheetRow[]>) {
  let columns: { column: number; header: string; cells: (SheetCell | undefined)[] }[] | undefined
  let [rows, chars] = [0, 0]
  for await (const batch of batches)
    for (const row of batch) {
      if (columns === undefined) {
        const header = sheetHeader(row)
        if (header.length > limits.fieldsMax) throw bodyMalformed(`The header has ${header.length} columns`)
        columns = header.map(({ column, name }) => ({ column, header: name, cells: [] }))
        continue
      }
      if (rows * columns.length >= cellsMost || chars > limits.inferBytes)
        return { columns, rows, complete: false }
      const found = new Map(row.cells?.map(({ column, cell }) => [column, cell]))
      for (const { column, cells } of columns) cells.push(found.get(column))
      rows++
      chars += row.chars
    }
  return { columns: columns ?? [], rows, complete: true }
}
