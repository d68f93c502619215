/**
 * What a row in the XML of a sheet is made of. Whoever writes it does not know its number yet: in its place, and in that
 * of each of its cells, stands a mark, which XML has not.
 */

/** What XML has not, or would not keep, as it stands between brackets of a pattern: in a sheet it is `_xHHHH_`. */
export const unwritable = '\\x00-\\x08\\x0b-\\x1f\ufffe\uffff'

/** Numbers of the formats in `styles` of workbook-xml.ts. */
export const formats = { date: 1, time: 2, text: 3, head: 4 } as const
/** Digits of a number that a spreadsheet keeps. */
export const exactDigits = 15
export const dayMs = 86_400_000
/** Days from 1899-12-30 to 1970-01-01; before 1900-03-01 spreadsheets count otherwise, and from 10000 on not at all. */
export const epochDays = 25_569
export const [leastDay, mostDay] = [61, 2_958_465] as const

/** Bytes that a number and the quote behind it take, and blanks up to there. */
export const numberBytes = 8
/**
 * `row` and `cell`: a byte, and blanks as far as a number goes. Between two of `raw` stands text, as hex of its UTF-8, that is
 * no XML yet.
 */
export const marks = { row: 1, cell: 2, raw: 3 } as const
const room = (mark: number) => String.fromCharCode(mark) + ' '.repeat(numberBytes - 1)
export const rowBegin = `<row r="${room(marks.row)}>`
export const rowEnd = '</row>'

/** A cell: what stands before its value and after it. */
export type Around = readonly [before: string, after: string]
const cell = (column: string, more: string): string => `<c r="${column}${room(marks.cell)}${more}>`
const styled = (format?: number) => (format === undefined ? '' : ` s="${format}"`)
export const aroundText = (column: string, format?: number): Around => [
  `${cell(column, `${styled(format)} t="inlineStr"`)}<is><t xml:space="preserve">`,
  textEnd,
]
/** Digits too many for a number. */
export const aroundDigits = (column: string): Around => [
  `${cell(column, `${styled(formats.text)} t="inlineStr"`)}<is><t>`,
  textEnd,
]
const textEnd = '</t></is></c>'
export const aroundNumber = (column: string, format?: number): Around => [
  `${cell(column, styled(format))}<v>`,
  '</v></c>',
]
export const aroundBoolean = (column: string): Around => [`${cell(column, ' t="b"')}<v>`, '</v></c>']
