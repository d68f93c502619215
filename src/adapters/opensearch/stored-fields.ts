import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import { changedMeanwhile } from '../../errors.ts'
import type { ResolvedFilter } from '../../filters/resolved-filter.ts'

/** Fields are asked for as an index has them. Errors: unavailable where they have changed since they were read. */
export function requireFields(asked: readonly Field[], there: readonly Field[]): void {
  for (const field of asked) {
    const stored = fieldNamed(there, field.name)
    if (stored === undefined || !isStoredAlike(stored, field))
      throw changedMeanwhile(new Error(`The field ${field.name} is another now`))
  }
}

/** Whether values of one are stored as those of the other: names and what people are told aside. */
export const isStoredAlike = (a: Field, b: Field): boolean =>
  a.type === b.type &&
  a.precision === b.precision &&
  a.scale === b.scale &&
  (a.resolution ?? 'ms') === (b.resolution ?? 'ms') &&
  Boolean(a.multiple) === Boolean(b.multiple)

/** The fields that a filter is about. */
export function fieldsOfFilter(filter: ResolvedFilter | undefined): Field[] {
  if (filter === undefined) return []
  if ('filters' in filter) return filter.filters.flatMap(fieldsOfFilter)
  if (filter.op === 'not') return fieldsOfFilter(filter.filter)
  return filter.target.kind === 'field' ? [filter.target.field] : []
}
