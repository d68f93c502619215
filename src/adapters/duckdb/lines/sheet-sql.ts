import type { Field } from '@tg-cloud/contract/fields'
import { columnName } from '../../../values/column-name.ts'
import {
  type Around,
  aroundBoolean,
  aroundDigits,
  aroundNumber,
  aroundText,
  epochDays,
  exactDigits,
  formats,
  leastDay,
  marks,
  mostDay,
  rowBegin,
  rowEnd,
  unwritable,
} from '../../../values/sheet-row.ts'
import { literal } from '../sql.ts'
import { quoted } from '../tables.ts'
import type { TimeText } from './time-text.ts'
import { plainText } from './value-text.ts'

/** SQL of what stands in a row of a sheet, one after the other, as `rowLines` writes it. */
export const sheetRowSql = (fields: readonly (readonly [field: Field, time: TimeText])[]): string[] => [
  literal(rowBegin),
  ...fields.flatMap(([field, time], i) =>
    cellSql(field, time, i).map((part) => `CASE WHEN ${quoted(field.name)} IS NOT NULL THEN ${part} END`),
  ),
  literal(rowEnd),
]

/** Times are days by `serialText`, but in lists and to the microsecond. */
export const isSerial = ({ type, multiple, resolution }: Field): boolean =>
  type === 'timestamp' && multiple !== true && resolution !== 'us'

/** SQL of what stands before a value, of the value, and of what stands after it. */
type CellSql = [before: string, text: string, after: string]

function cellSql(field: Field, time: TimeText, index: number): CellSql {
  const [x, name] = [quoted(field.name), columnName(index)]
  const plain = () => plainText(field, time, x)
  if (isSerial(field)) return within(aroundNumber(name, formats.time), time(x))
  if (field.multiple) return within(aroundText(name), escapedValue(plain()))
  switch (field.type) {
    case 'int':
    case 'double':
      return within(aroundNumber(name), plain())
    case 'boolean':
      return within(aroundBoolean(name), `${x}::INTEGER`)
    case 'int64':
      return within(aroundDigits(name), plain())
    case 'decimal': {
      const isNumber = (field.precision ?? Infinity) <= exactDigits
      return within(isNumber ? aroundNumber(name) : aroundDigits(name), plain())
    }
    case 'date': {
      const day = `(${x} - DATE '1970-01-01' + ${epochDays})`
      const asDay = within(aroundNumber(name, formats.date), `${day}::VARCHAR`)
      const asText = within(aroundText(name), plain())
      const either = (k: 0 | 1 | 2) =>
        `CASE WHEN ${day} BETWEEN ${leastDay} AND ${mostDay} THEN ${asDay[k]} ELSE ${asText[k]} END`
      return [either(0), either(1), either(2)]
    }
    case 'timestamp':
    case 'geo_point':
      return within(aroundText(name), plain())
    case 'keyword':
    case 'text':
    case 'json':
      return within(aroundText(name), escaped(x))
  }
}

const within = ([before, after]: Around, text: string): CellSql => [literal(before), text, literal(after)]

const names = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
] as const
const numbered = `[${unwritable}]|_x`
const matches = (x: string, pattern: string) => `regexp_matches(${x}, ${literal(pattern)})`

/** As `xmlText`, but what may need numbers of characters: that is left to it. */
function escaped(x: string): string {
  const named = names.reduce((made, [from, to]) => `replace(${made}, ${literal(from)}, ${literal(to)})`, x)
  const raw = literal(String.fromCharCode(marks.raw))
  return `CASE WHEN NOT ${matches(x, `[&<>"]|${numbered}`)} THEN ${x}
    WHEN ${matches(x, numbered)} THEN concat(${raw}, hex(${x}), ${raw}) ELSE ${named} END`
}

/** Of what is no column: made once. */
const escapedValue = (text: string) => `list_transform([${text}], lambda v: ${escaped('v')})[1]`
