import { cellTooLong } from '../../errors-exports.ts'
import type { Cell } from '../../datasets/cell.ts'
import type { TableColumn } from '../../query/table.ts'
import { decimalText } from '../../values/decimal.ts'
import { numberText } from '../../values/print.ts'
import { makeTimeText } from '../../values/zoned-text.ts'
import { makePlainText } from '../text/cell-text.ts'
import { xmlText } from './xml-text.ts'

/** Numbers of the formats in `styles` of workbook-xml.ts. */
export const formats = { date: 1, time: 2, text: 3, head: 4 } as const
const cellChars = 32_767
/** Digits of a number that a spreadsheet keeps. */
const exactDigits = 15
const dayMs = 86_400_000
/** Days from 1899-12-30 to 1970-01-01; before 1900-03-01 spreadsheets count otherwise, and from 10000 on not at all. */
const epochDays = 25_569
const [leastDay, mostDay] = [61, 2_958_465]

/** A cell that is not null as it stands in a row. Errors: cell_too_long. */
export type CellXml = (cell: Exclude<Cell, null>, place: string) => string

/** A cell of text. Errors: cell_too_long. */
export function textXml(text: string, place: string, format?: number): string {
  if (text.length > cellChars) throw cellTooLong(place, text.length, cellChars)
  const style = format === undefined ? '' : ` s="${format}"`
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}
const numberXml = (value: string, place: string, format?: number) =>
  `<c r="${place}"${format === undefined ? '' : ` s="${format}"`}><v>${value}</v></c>`

/**
 * Numbers as numbers where a spreadsheet keeps all their digits, else as text; dates and times as such, in the zone of
 * their column, else in this one; lists, points and JSON as text.
 */
export function makeCellXml(column: TableColumn, timeZone: string | undefined): CellXml {
  const plain = makePlainText(column, timeZone)
  const asText: CellXml = (cell, place) => textXml(plain(cell), place)
  if (column.multiple) return asText
  switch (column.type) {
    case 'int':
    case 'double':
      return (cell, place) => numberXml(numberText(cell as number), place)
    case 'int64':
      return (cell, place) => textXml(plain(cell), place, formats.text)
    case 'decimal':
      return (column.precision ?? Number.POSITIVE_INFINITY) <= exactDigits
        ? (cell, place) => numberXml(decimalText(cell as bigint, column.scale ?? 0), place)
        : (cell, place) => textXml(plain(cell), place, formats.text)
    case 'boolean':
      return (cell, place) => `<c r="${place}" t="b"><v>${cell === true ? 1 : 0}</v></c>`
    case 'date':
      return (cell, place) => {
        const day = (cell as number) + epochDays
        return isDay(day) ? numberXml(String(day), place, formats.date) : asText(cell, place)
      }
    case 'timestamp': {
      // A spreadsheet keeps no microseconds.
      if (column.resolution === 'us') return asText
      const local = makeTimeText('ms', column.timeZone ?? timeZone)
      return (cell, place) => {
        const day = dayOf(Date.parse(`${local(cell as bigint).slice(0, 23)}Z`))
        return isDay(day) ? numberXml(String(day), place, formats.time) : asText(cell, place)
      }
    }
    case 'keyword':
    case 'text':
    case 'json':
    case 'geo_point':
      return asText
  }
}

/** Days with their part of a day; not below it by what a double cannot hold, since some programs cut instead of rounding. */
function dayOf(ms: number): number {
  let day = ms / dayMs + epochDays
  // By one of the least steps that a number of this size has: a smaller one would change nothing, for ever.
  while (isDay(day) && Math.floor((day - epochDays) * dayMs) < ms) day += day * Number.EPSILON
  return day
}

const isDay = (day: number) => day >= leastDay && day < mostDay + 1
