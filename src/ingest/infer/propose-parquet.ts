import type { Field } from '@tg-cloud/contract/fields'
import { NumberText } from '../../values/number-text.ts'
import { Refusal } from '../../values/refusal.ts'
import { makeFieldReader } from '../make-field-reader.ts'
import type { ParquetType } from '../parquet/parquet-file.ts'
import { type Proposal, proposeField } from './propose-field.ts'

type Shape = Proposal['field']

/** The field that takes a column as it is. `undefined` is no value. */
export function proposeParquet(type: ParquetType, values: readonly unknown[], zone: string): Proposal {
  // Text is read as the text of CSV is.
  if (type.kind === 'text' || type.kind === 'bytes') return proposeField(values, zone, 'fromText')
  const present = values.filter((value) => value !== undefined)
  const nulls = values.length - present.length
  const field = fieldOf(type, present, zone)
  const reader = makeFieldReader({ name: 'x', ...field })
  const refused = present.filter((value) => reader.fromJson(value) instanceof Refusal).length
  const others = refused === 0 ? '' : `; ${refused} of ${present.length} values would be quarantined`
  return { field, reason: `The column is ${nameOf(type)}${zoneOf(field)}${others}`, nulls }
}

function fieldOf(type: ParquetType, values: readonly unknown[], zone: string): Shape {
  switch (type.kind) {
    case 'int':
      return wholeOf(values)
    case 'decimal':
      return { type: 'decimal', precision: type.precision, scale: type.scale }
    case 'instant':
      return { type: 'timestamp', ...finenessOf(values) }
    case 'local_time':
      return { type: 'timestamp', ...finenessOf(values), read: { sourceTimeZone: zone } }
    case 'word':
    case 'text':
    case 'bytes':
      return { type: 'keyword' }
    case 'object':
      return { type: arePoints(values) ? 'geo_point' : 'json' }
    case 'list':
      return listOf(type.of, values as unknown[][], zone)
    case 'boolean':
    case 'double':
    case 'date':
      return { type: type.kind }
  }
}

const int64Digits = 19
function wholeOf(values: readonly unknown[]): Shape {
  const long = values.filter((value) => value instanceof NumberText).map(({ text }) => text)
  if (long.length === 0) return { type: 'int' }
  const isWithin = (text: string) => BigInt.asIntN(64, BigInt(text)) === BigInt(text)
  return long.every(isWithin) ? { type: 'int64' } : { type: 'decimal', precision: int64Digits + 1, scale: 0 }
}

/** `ms` goes without saying. */
const finenessOf = (times: readonly unknown[]): Pick<Field, 'resolution'> =>
  times.some((time) => /\.\d{4}/.test(String(time))) ? { resolution: 'us' } : {}

function arePoints(values: readonly unknown[]): boolean {
  const reader = makeFieldReader({ name: 'x', type: 'geo_point' })
  return values.length > 0 && values.every((value) => !(reader.fromJson(value) instanceof Refusal))
}

function listOf(type: ParquetType, lists: readonly unknown[][], zone: string): Shape {
  const items = lists.flat()
  // No list of ours holds other lists, or nothing in the place of a value.
  if (type.kind === 'list' || type.kind === 'object' || items.includes(null)) return { type: 'json' }
  return { ...fieldOf(type, items, zone), multiple: true }
}

const names: Record<Exclude<ParquetType['kind'], 'list' | 'decimal'>, string> = {
  boolean: 'of booleans',
  int: 'of whole numbers',
  double: 'of doubles',
  text: 'of texts',
  bytes: 'of texts',
  date: 'of days',
  instant: 'of times with their zone',
  local_time: 'of times without a zone',
  word: 'of values that have a text form',
  object: 'of structs or maps',
}
const nameOf = (type: ParquetType): string => {
  if (type.kind === 'list') return `of lists, each ${nameOf(type.of)}`
  if (type.kind === 'decimal') return `of decimals (${type.precision}, ${type.scale})`
  return names[type.kind]
}
const zoneOf = ({ read }: Shape) =>
  read?.sourceTimeZone === undefined ? '' : `; ${read.sourceTimeZone} is proposed`
