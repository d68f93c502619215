import type { Cell } from '../../datasets/cell.ts'
import type { TableColumn } from '../../query/table.ts'
import { decimalText } from '../../values/decimal.ts'
import { numberText } from '../../values/print.ts'
import {
  type Around,
  aroundBoolean,
  aroundDigits,
  aroundNumber,
  aroundText,
  dayMs,
  epochDays,
  exactDigits,
  formats,
  leastDay,
  mostDay,
} from '../../values/sheet-row.ts'
import { makeTimeText } from '../../values/zoned-text.ts'
import { makePlainText } from '../text/cell-text.ts'
import { xmlText } from './xml-text.ts'

/** A cell that is not null as it stands in a row whose number is not known yet. */
export type CellXml = (cell: Exclude<Cell, null>) => string

export function textXml(text: string, column: string, format?: number): string {
  const [before, after] = aroundText(column, format)
  return before + xmlText(text) + after
}

/**
 * Numbers as numbers where a spreadsheet keeps all their digits, else as text; dates and times as such, in the zone of
 * their column, else in this one; lists, points and JSON as text. `name`: of the column in the sheet.
 */
export function makeCellXml(column: TableColumn, name: string, timeZone: string | undefined): CellXml {
  const plain = makePlainText(column, timeZone)
  const written = ([before, after]: Around, text: (cell: Exclude<Cell, null>) => string): CellXml => {
    return (cell) => before + text(cell) + after
  }
  const asText = written(aroundText(name), (cell) => xmlText(plain(cell)))
  const asLong = written(aroundDigits(name), plain)
  if (column.multiple) return asText
  switch (column.type) {
    case 'int':
    case 'double':
      return written(aroundNumber(name), (cell) => numberText(cell as number))
    case 'int64':
      return asLong
    case 'decimal':
      return (column.precision ?? Number.POSITIVE_INFINITY) <= exactDigits
        ? written(aroundNumber(name), (cell) => decimalText(cell as bigint, column.scale ?? 0))
        : asLong
    case 'boolean':
      return written(aroundBoolean(name), (cell) => (cell === true ? '1' : '0'))
    case 'date': {
      const dayOf = (cell: Exclude<Cell, null>) => (cell as number) + epochDays
      const asDay = written(aroundNumber(name, formats.date), (cell) => String(dayOf(cell)))
      return (cell) => (isDay(dayOf(cell)) ? asDay(cell) : asText(cell))
    }
    case 'timestamp': {
      // A spreadsheet keeps no microseconds.
      if (column.resolution === 'us') return asText
      const local = makeTimeText('ms', column.timeZone ?? timeZone)
      const [before, after] = aroundNumber(name, formats.time)
      return (cell) => {
        const day = dayOf(Date.parse(`${local(cell as bigint).slice(0, 23)}Z`))
        return isDay(day) ? before + String(day) + after : asText(cell)
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
