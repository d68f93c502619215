import { type Field, type FieldType, timeTypes } from '@tg-cloud/contract/fields'
import type { GroupBy } from '@tg-cloud/contract/group-by'
import type { Scalar } from '../datasets/cell.ts'
import { makeReadFilterValue } from '../filters/filter-value.ts'
import { compileCalendar } from './calendar-key.ts'
import { compileHistogram, compileFixedInterval } from './step-key.ts'
import { compileRanges } from './range-key.ts'
import { sortable } from './compile-search.ts'
import { toJson } from '../values/print.ts'
import type { CompiledKey, KeyPart, OpenKey, ReadBound } from './group-key.ts'
import { type Issues, requireFieldOf } from './question.ts'

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
      timeZone: undefined,
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
    cell: (value) => value,
    toPlace: (value) => value,
    ofPlace: (place) => place as Scalar,
  }
  return { type: field.type, open: () => open }
}
