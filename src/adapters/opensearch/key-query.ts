import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import type { Scalar } from '../../datasets/cell.ts'
import type { Of } from '../../filters/leaf.ts'
import type { FilterContext } from './filter-context.ts'
import { keyOf } from './key-text.ts'
import { type Query, terms } from './query.ts'

/**
 * Any of many keys of several fields, as one condition: servers take only about a thousand of them. Undefined when the
 * parts are anything but keys.
 */
export function keyQuery({ filters }: Of<'and' | 'or'>, { primaryKey }: FilterContext): Query | undefined {
  if (primaryKey.length < 2) return undefined
  const keys = filters.map((part) => keyIn(part, primaryKey))
  return keys.every((key) => key !== undefined) ? terms('$key', keys) : undefined
}

function keyIn(filter: ResolvedFilter, primaryKey: readonly string[]): string | undefined {
  if (filter.op !== 'and' || filter.filters.length !== primaryKey.length) return undefined
  const values = new Map<string, Scalar>()
  for (const part of filter.filters)
    if (part.op === 'eq' && part.target.kind === 'field')
      values.set(part.target.field.name.toLowerCase(), part.value)
  const key = primaryKey.map((name) => values.get(name.toLowerCase()))
  return key.every((value) => value !== undefined) ? keyOf(key) : undefined
}
