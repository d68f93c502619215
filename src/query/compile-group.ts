import { type Field, type FieldType, timeTypes } from '@tg-cloud/contract/fields'
import type { GroupBy } from '@tg-cloud/contract/group-by'
import type { Scalar } from '../datasets/cell.ts'
import { makeReadFilterValue } from '../datasets/filter-value.ts'
import { compileCalendar } from './calendar-key.ts'
import { compileHistogram, compileFixedInterval } from './step-key.ts'
import { compileRanges } from './range-key.ts'
import { sortable } from './compile-search.ts'
import { toJson } from '../values/print.ts'
import type { PlaceValue } from './place.ts'
import type { GroupKey } from './ports.ts'
import { type Issues, requireFieldOf } from './question.ts'

/** The least and the greatest value of the field among the rows; undefined when there is none. */
export type Extent = { min: Scalar; max: Scalar } | undefined
type Distribute<T> = T extends unknown ? Omit<T, 'descending' | 'skipNulls'> : never
/** Which buckets there are is known once the extent of the field is. */
export type OpenKey = {
  key: Distribute<GroupKey>
  /** As it stands in the answer, of the value or the number of a bucket. */
  shown(value: Scalar): unknown
  /** What a cursor holds of it, which does not depend on what rows there are, and back. */
  toPlace(value: Scalar): PlaceValue
  ofPlace(place: PlaceValue): Scalar
  /** Whether there is such a group; there is unless named. */
  has?: (value: Scalar) => boolean
  /** Buckets that are groups also without rows. */
  fill?: { from: number; to: number } | undefined
}
export type CompiledKey = {
  name: string
  type: FieldType
  scale: number | undefined
  field: Field
  skipNulls: boolean
  /** Of time: an earlier bucket can be told apart from a later one. */
  isTime: boolean
  needsExtent: boolean
  open(extent: Extent): OpenKey
}
export type KeyPart = Pick<CompiledKey, 'type' | 'open'> &
  Partial<Pick<CompiledKey, 'needsExtent' | 'isTime' | 'scale'>>

/** Reads a value of the question as one of the field; undefined with an issue when it is none. */
export type ReadBound = (value: string | number | undefined, at: string) => Scalar | undefined

export function compileKey(
  groupBy: GroupBy,
  fields: readonly Field[],
  path: string,
  issues: Issues,
): CompiledKey | undefined {
  const numbers: FieldType[] = ['int', 'int64', 'decimal', 'double']
  const types: Record<GroupBy['type'], readonly FieldType[]> = {
    terms: sortable,
    ranges: [...numbers, ...timeTypes],
    histogram: numbers,
    fixed_interval: ['timestamp'],
    calendar: timeTypes,
  }
  const accepted = { types: types[groupBy.type], lists: groupBy.type === 'terms' }
  const field = requireFieldOf(groupBy.field, fields, accepted, `${path}.field`, issues)
  if (field === undefined) return undefined
  const readValue = makeReadFilterValue({ kind: 'field', field })
  const read: ReadBound = (value, at) => {
    if (value === undefined) return undefined
    const result = readValue(value)
    if ('value' in result) return result.value
    issues.push({ path: `${path}.${at}`, ...result.problem })
    return undefined
  }
  const part = partOf(groupBy, field, read, path, issues)
  return (
    part && {
      scale: field.type === 'decimal' ? field.scale : undefined,
      needsExtent: false,
      isTime: false,
      ...part,
      name: groupBy.name ?? field.name,
      field,
      skipNulls: groupBy.nulls === 'skip',
    }
  )
}

function partOf(
  groupBy: GroupBy,
  field: Field,
  read: ReadBound,
  path: string,
  issues: Issues,
): KeyPart | undefined {
  switch (groupBy.type) {
    case 'terms':
      return termsOf(field)
    case 'ranges':
      return compileRanges(groupBy, field, read, path, issues)
    case 'histogram':
      return compileHistogram(groupBy, field, read, path, issues)
    case 'fixed_interval':
      return compileFixedInterval(groupBy, field, read)
    case 'calendar':
      return compileCalendar(groupBy, field, read, path, issues)
  }
}

function termsOf(field: Field): KeyPart {
  const single = { ...field, multiple: false }
  const open: OpenKey = {
    key: { kind: 'terms', field },
    shown: (value) => toJson(single, value),
    toPlace: (value) => value,
    ofPlace: (place) => place as Scalar,
  }
  return { type: field.type, open: () => open }
}
