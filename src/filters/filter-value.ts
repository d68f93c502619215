import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import { type FilterValue, systemFields, type SystemField } from '@tg-cloud/contract/filter'
import type { Issue } from '@tg-cloud/contract/problem'
import { digitsOf } from '../values/digits.ts'
import { intFromJson } from '../values/int.ts'
import { Refusal, wrongType } from '../values/refusal.ts'
import { makeValueReader } from '../values/value-reader.ts'
import type { Scalar } from '../values/cell.ts'
import type { FilterTarget } from './resolved-filter.ts'

export type Problem = Pick<Issue, 'code' | 'params'>
/** What a value of a filter is for its field, or what is wrong with it. */
export type ReadFilterValue = (value: FilterValue) => { value: Scalar } | { problem: Problem }

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const rowId = /^[1-9]\d{0,15}-[1-9]\d{0,15}$/

/** The field that a filter names; undefined when there is none. */
export function filterTarget(name: string, fields: readonly Field[]): FilterTarget | undefined {
  if (Object.hasOwn(systemFields, name)) return { kind: 'system', name: name as SystemField }
  const field = fieldNamed(fields, name)
  return field && { kind: 'field', field }
}

/** Reads values as those of rows are read from JSON; ours as they are answered. */
export function makeReadFilterValue(target: FilterTarget): ReadFilterValue {
  if (target.kind === 'field') {
    const { field } = target
    const reader = makeValueReader(field)
    return (value) =>
      field.type === 'decimal' && typeof value === 'number' && !isCertain(value)
        ? { problem: problemOf(wrongType('decimal'), '') }
        : orProblem(reader.fromJson(value), formatOf(field))
  }
  if (target.name === '$version') return (value) => orProblem(intFromJson(value), 'whole number')
  const [pattern, format] = target.name === '$row' ? [rowId, 'row id'] : [uuid, 'uuid']
  return (value) =>
    typeof value === 'string' && pattern.test(value)
      ? { value: value.toLowerCase() }
      : { problem: { code: 'invalid_format', params: { format } } }
}

/** Whether a parsed number is what was written: to fifteen digits a double loses nothing. */
const isCertain = (value: number) => (digitsOf(String(value))?.digits.length ?? 16) <= 15

const orProblem = (value: Scalar | Refusal, format: string) =>
  value instanceof Refusal ? { problem: problemOf(value, format) } : { value }

function problemOf({ code, params }: Refusal, format: string): Problem {
  return code === 'wrong_type' || code === 'out_of_range'
    ? { code, params }
    : { code: 'invalid_format', params: { format } }
}

/** How a value of the field is written, for people. */
function formatOf({ type, precision, scale, resolution }: Field): string {
  switch (type) {
    case 'int':
    case 'int64':
      return 'whole number'
    case 'decimal':
      return `decimal(${precision},${scale})`
    case 'timestamp':
      return `RFC 3339 time with a zone and at most ${resolution === 'us' ? 6 : 3} digits of a second`
    case 'date':
      return 'date YYYY-MM-DD'
    case 'keyword':
    case 'text':
    case 'double':
    case 'boolean':
    case 'geo_point':
    case 'json':
      return type
  }
}
