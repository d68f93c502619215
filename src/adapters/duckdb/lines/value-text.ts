import type { Field } from '@tg-cloud/contract/fields'
import { literal } from '../sql.ts'
import { decimalText, doubleText } from './number-text.ts'
import type { TimeText } from './time-text.ts'

/** SQL of the cell `x` of a field, where it is not null, as `makePlainText` writes it. */
export function plainText(field: Field, time: TimeText, x: string): string {
  return field.multiple ? jsonText(field, time, x) : valueText(field, time, x)
}

/** As `makeJsonText` writes it. */
export function jsonText(field: Field, time: TimeText, x: string): string {
  if (!field.multiple) return jsonValue(field, time, x)
  const values = `list_transform(${x}, lambda v: ${jsonValue(field, time, 'v')})`
  return `concat('[', array_to_string(${values}, ','), ']')`
}

function valueText(field: Field, time: TimeText, x: string): string {
  switch (field.type) {
    case 'keyword':
    case 'text':
    case 'json':
      return x
    case 'int':
    case 'int64':
    case 'boolean':
    case 'date':
      return `${x}::VARCHAR`
    case 'double':
      return doubleText(x)
    case 'decimal':
      return decimalText(field, x)
    case 'timestamp':
      return time(x)
    case 'geo_point':
      return `concat(${doubleText(`${x}.lat`)}, ',', ${doubleText(`${x}.lon`)})`
  }
}

function jsonValue(field: Field, time: TimeText, x: string): string {
  switch (field.type) {
    case 'keyword':
    case 'text':
      return jsonString(x)
    case 'int':
    case 'double':
    case 'boolean':
    case 'json':
      return valueText(field, time, x)
    case 'geo_point':
      return `concat('{"lat":', ${doubleText(`${x}.lat`)}, ',"lon":', ${doubleText(`${x}.lon`)}, '}')`
    case 'int64':
    case 'decimal':
    case 'timestamp':
    case 'date':
      return `concat('"', ${valueText(field, time, x)}, '"')`
  }
}

/** Control characters that JSON writes by a number with letters in it. */
const lettered = [0x0b, 0x0e, 0x0f, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f]

/** As JSON.stringify: the engine writes the same, but capitals in those numbers. */
function jsonString(x: string): string {
  const json = `to_json(${x})::VARCHAR`
  // What looks like such a number behind a backslash that stands for itself is none; no control character is in JSON.
  const apart = `replace(${json}, ${literal('\\\\')}, chr(1))`
  const lower = lettered.reduce((text, code) => {
    const written = `\\u00${code.toString(16).padStart(2, '0')}`
    const capitals = `\\u${written.slice(2).toUpperCase()}`
    return `replace(${text}, ${literal(capitals)}, ${literal(written)})`
  }, apart)
  return `CASE WHEN contains(${json}, '\\u00') THEN replace(${lower}, chr(1), ${literal('\\\\')}) ELSE ${json} END`
}
