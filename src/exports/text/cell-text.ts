import type { Cell, GeoPoint, Scalar } from '../../datasets/cell.ts'
import type { TableColumn } from '../../query/table.ts'
import { dateText } from '../../values/calendar.ts'
import { decimalText } from '../../values/decimal.ts'
import { numberText, toJsonText } from '../../values/print.ts'
import { makeTimeText } from '../../values/zoned-text.ts'

/** A cell that is not null as text. */
export type CellText = (cell: Exclude<Cell, null>) => string
type Column = Pick<TableColumn, 'type' | 'multiple' | 'scale' | 'resolution' | 'timeZone'>

/** As JSON; times in the zone of their column, else in this one. */
export function makeJsonText(column: Column, timeZone: string | undefined): CellText {
  const { type, scale } = column
  if (type !== 'timestamp')
    return (cell) => toJsonText({ type, ...(scale === undefined ? {} : { scale }) }, cell)
  const time = makeTimeText(column.resolution, column.timeZone ?? timeZone)
  const quoted = (value: Scalar) => `"${time(value as bigint)}"`
  return (cell) => (Array.isArray(cell) ? `[${cell.map(quoted).join(',')}]` : quoted(cell))
}

/** As loads of CSV read it: lists as JSON, points as `37.5665,126.978`. */
export function makePlainText(column: Column, timeZone: string | undefined): CellText {
  return column.multiple ? makeJsonText(column, timeZone) : (makeValueText(column, timeZone) as CellText)
}

function makeValueText(column: Column, timeZone: string | undefined): (value: Scalar) => string {
  switch (column.type) {
    case 'keyword':
    case 'text':
    case 'json':
      return (value) => value as string
    case 'int':
    case 'double':
      return (value) => numberText(value as number)
    case 'int64':
      return (value) => (value as bigint).toString()
    case 'decimal':
      return (value) => decimalText(value as bigint, column.scale ?? 0)
    case 'boolean':
      return (value) => (value === true ? 'true' : 'false')
    case 'date':
      return (value) => dateText(value as number)
    case 'timestamp': {
      const time = makeTimeText(column.resolution, column.timeZone ?? timeZone)
      return (value) => time(value as bigint)
    }
    case 'geo_point':
      return (value) => {
        const { lat, lon } = value as GeoPoint
        return `${numberText(lat)},${numberText(lon)}`
      }
  }
}
