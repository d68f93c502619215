import type { Field } from '@tg-cloud/contract/fields'
import { dateText } from './calendar.ts'
import type { Cell, GeoPoint, Scalar } from './cell.ts'
import { decimalText } from './decimal.ts'
import { parseJson } from './parse-json.ts'
import { timestampText } from './timestamp.ts'
import type { ValueType } from './value-reader.ts'

type Type = ValueType & Pick<Field, 'multiple'>

/**
 * A cell as it travels in JSON, to be written by JSON.stringify: see FieldType. Numbers within `json` that a double does
 * not hold are NumberText, which is written as it came.
 */
export function toJson(type: Type, cell: Cell): unknown {
  if (cell === null) return null
  return Array.isArray(cell) ? cell.map((one) => valueOf(type, one)) : valueOf(type, cell)
}

function valueOf(type: ValueType, cell: Scalar): unknown {
  switch (type.type) {
    case 'int64':
      return (cell as bigint).toString()
    case 'decimal':
      return decimalText(cell as bigint, type.scale ?? 0)
    case 'timestamp':
      return timestampText(cell as bigint, type.resolution ?? 'ms')
    case 'date':
      return dateText(cell as number)
    case 'json':
      return parseJson(cell as string)
    case 'keyword':
    case 'text':
    case 'int':
    case 'double':
    case 'boolean':
    case 'geo_point':
      return cell
  }
}

/** The same as JSON text, faster, and with the sign of zero. */
export function toJsonText(type: Type, cell: Cell): string {
  if (cell === null) return 'null'
  if (!Array.isArray(cell)) return textOf(type, cell)
  return `[${cell.map((one) => textOf(type, one)).join(',')}]`
}

function textOf(type: ValueType, cell: Scalar): string {
  switch (type.type) {
    case 'keyword':
    case 'text':
      return JSON.stringify(cell)
    case 'int':
    case 'double':
      return numberText(cell as number)
    case 'boolean':
      return cell === true ? 'true' : 'false'
    case 'json':
      return cell as string
    case 'geo_point': {
      const { lat, lon } = cell as GeoPoint
      return `{"lat":${numberText(lat)},"lon":${numberText(lon)}}`
    }
    case 'int64':
    case 'decimal':
    case 'timestamp':
    case 'date':
      // None of their characters needs an escape.
      return `"${valueOf(type, cell) as string}"`
  }
}

/** As JSON writes it, and with the sign of zero. */
export const numberText = (value: number) => (Object.is(value, -0) ? '-0' : String(value))
