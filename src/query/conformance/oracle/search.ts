import type { Field } from '@tg-cloud/contract/fields'
import type { Filter } from '@tg-cloud/contract/filter'
import type { Sort } from '@tg-cloud/contract/search'
import { meets } from './filter.ts'
import { compare, fieldIn, orderOf, type Row, valuesIn } from './values.ts'

const placeOf = (row: Row) => {
  const [load = 0, at = 0] = (row['$row'] as string).split('-').map(Number)
  return load * 1e9 + at
}

/** All rows of a filter in order. */
export function sorted(
  rows: readonly Row[],
  { filter, sort = [] }: { filter?: Filter | undefined; sort?: readonly Sort[] | undefined },
  fields: readonly Field[],
): Row[] {
  const order = (a: Row, b: Row): number => {
    for (const { field: name, order: direction, nulls = 'last' } of sort) {
      const sign = direction === 'desc' ? -1 : 1
      if (name === '$row') return sign * (placeOf(a) - placeOf(b))
      const field = fieldIn(fields, name)
      const [x, y] = [valuesIn(a, field)[0], valuesIn(b, field)[0]]
      if (x === undefined && y === undefined) continue
      if (x === undefined || y === undefined) return (x === undefined) === (nulls === 'last') ? 1 : -1
      const found = compare(orderOf(field, x), orderOf(field, y))
      if (found !== 0) return sign * found
    }
    return placeOf(a) - placeOf(b)
  }
  return rows.filter((row) => filter === undefined || meets(filter, row, fields)).sort(order)
}

const fieldsIn = (filter: Filter): string[] =>
  'filters' in filter
    ? filter.filters.flatMap(fieldsIn)
    : 'filter' in filter
      ? fieldsIn(filter.filter)
      : [filter.field]

/** The most frequent values of a field among the rows of what is left of the filter without its own parts. */
export function facetOf(
  rows: readonly Row[],
  filter: Filter | undefined,
  { field: name, limit = 10, prefix = '' }: { field: string; limit?: number; prefix?: string },
  fields: readonly Field[],
) {
  const field = fieldIn(fields, name)
  const parts = filter === undefined ? [] : filter.op === 'and' ? filter.filters : [filter]
  const others = parts.filter((part) =>
    fieldsIn(part).some((other) => other.toLowerCase() !== name.toLowerCase()),
  )
  const left = rows.filter((row) => others.every((part) => meets(part, row, fields)))
  const counted = new Map<unknown, { value: unknown; rows: number }>()
  for (const row of left) {
    const different = new Map(valuesIn(row, field).map((value) => [orderOf(field, value), value]))
    for (const [order, value] of different) {
      if (prefix !== '' && !(value as string).startsWith(prefix)) continue
      const known = counted.get(order) ?? { value, rows: 0 }
      counted.set(order, { ...known, rows: known.rows + 1 })
    }
  }
  const all = [...counted.values()].sort(
    (a, b) => b.rows - a.rows || compare(orderOf(field, a.value), orderOf(field, b.value)),
  )
  return {
    field: field.name,
    values: all.slice(0, limit),
    otherRows: all.slice(limit).reduce((sum, one) => sum + one.rows, 0),
    missingRows: prefix === '' ? left.filter((row) => valuesIn(row, field).length === 0).length : 0,
    completeness: { kind: 'exact', reason: null, bound: null },
  }
}
