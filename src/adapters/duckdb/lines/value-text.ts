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

const escapes = ['\\', '"', ...Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))]

/** As JSON.stringify: the engine writes the same but for control characters without a letter, and those by capitals. */
function jsonString(x: string): string {
  const json = `to_json(${x})::VARCHAR`
  const inside = escapes.reduce((text, character) => {
    const code = character.charCodeAt(0)
    return `replace(${text}, chr(${code}), ${literal(JSON.stringify(character).slice(1, -1))})`
  }, x)
  return `CASE WHEN contains(${json}, '\\u00') THEN concat('"', ${inside}, '"') ELSE ${json} END`
}
