import { fc, test } from '@fast-check/vitest'
import { limits } from '@tg-cloud/contract/limits'
import { expect, it } from 'vitest'
import { columnName } from '../../values/column-name.ts'
import { cellPlace } from './cell-place.ts'
import { resolved } from './relations.ts'
import { spreadsheetText, textElement } from './spreadsheet-text.ts'
import { xmlText } from '../../exports/xlsx/xml-text.ts'

const columns = fc.integer({ min: 0, max: limits.sheetColumnsMax - 1 })
const rows = fc.integer({ min: 1, max: limits.sheetRowsMax + 1 })

test.prop([columns, rows])('the name of any cell leads back to it', (column, row) => {
  expect(cellPlace(`${columnName(column)}${row}`)).toEqual({ column, row })
  expect(cellPlace(`$${columnName(column).toLowerCase()}$${row}`)).toEqual({ column, row })
})

it('what no sheet has is no cell', () => {
  expect(cellPlace('XFD1048576')).toEqual({ column: 16_383, row: 1_048_576 })
  for (const text of ['XFE1', 'A1048577', 'A0', 'A01', '1', 'A', 'A1:B2', 'AAAA1', '', 'A-1', 'A1 ', 'Ａ1'])
    expect(cellPlace(text)).toBeUndefined()
})

// Line ends alone are changed by XML itself, and half a character has no form in it.
test.prop([fc.string({ unit: 'binary' }).filter((text) => !/[&<>"]/.test(text))])(
  'any text is read as it was before it was written',
  (text) => {
    expect(spreadsheetText(xmlText(text))).toBe(text.toWellFormed())
  },
)

it('white space at the ends of a text counts where it is said to', () => {
  expect(textElement(' \t a b \n', false)).toBe('a b')
  expect(textElement(' a ', true)).toBe(' a ')
  // As long as it is, it is walked once.
  const long = `x${' '.repeat(5_000_000)}x`
  expect(textElement(long, false) === long).toBe(true)
  expect(textElement(' _x0020_a', false)).toBe(' a')
  expect(spreadsheetText('_x005F_x000D_ _x000d_ _xZZZZ_ _x41_ 제_xB2E4_')).toBe(
    '_x000D_ \r _xZZZZ_ _x41_ 제다',
  )
})

it('no path leads out of the file', () => {
  expect(resolved('xl/workbook.xml', 'worksheets/Sheet1.xml')).toBe('xl/worksheets/sheet1.xml')
  expect(resolved('xl/workbook.xml', '/xl/SharedStrings.xml')).toBe('xl/sharedstrings.xml')
  expect(resolved('xl/workbook.xml', '../../../../etc/passwd')).toBe('etc/passwd')
  expect(resolved('', './xl//workbook.xml')).toBe('xl/workbook.xml')
})
