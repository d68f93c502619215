import type { Comparison, SystemField } from '@tg-cloud/contract/filter'
import type { Scalar } from '../values/cell.ts'
import type { FilterTarget, ResolvedFilter } from './resolved-filter.ts'

export type Of<Op> = Extract<ResolvedFilter, { op: Op }>

/** A condition alone; `ne` is compiled as `not eq`. */
export type Leaf =
  | { op: Exclude<Comparison, 'ne'>; target: FilterTarget; value: Scalar }
  | Of<'in' | 'between' | 'exists' | 'prefix' | 'contains' | 'match' | 'geo_box' | 'geo_distance'>

/** A load whose rows are in answers. */
export type LoadInAnswers = { number: number; ingestId: string; version: number }

/** Numbers of the loads whose rows meet a condition on `$ingest` or `$version`. */
export const loadsThatMeet = (
  leaf: Leaf,
  name: Exclude<SystemField, '$row'>,
  loads: readonly LoadInAnswers[],
): number[] =>
  loads
    .filter((load) => holds(leaf, name === '$ingest' ? load.ingestId : load.version))
    .map(({ number }) => number)

// Ids of loads and versions are ASCII and numbers: JavaScript orders them as code points do.
function holds(leaf: Leaf, value: string | number): boolean {
  switch (leaf.op) {
    case 'exists':
      return true
    case 'eq':
      return value === leaf.value
    case 'lt':
      return value < leaf.value
    case 'lte':
      return value <= leaf.value
    case 'gt':
      return value > leaf.value
    case 'gte':
      return value >= leaf.value
    case 'in':
      return leaf.values.includes(value)
    case 'between':
      return value >= leaf.from && value <= leaf.to
    case 'prefix':
    case 'contains':
    case 'match':
    case 'geo_box':
    case 'geo_distance':
      throw new Error(`Fields of ours have no ${leaf.op}`)
  }
}

/** What a condition on `$row` names; `all` when it names none. */
export function rowIdsOf(leaf: Leaf): readonly string[] | 'all' {
  if (leaf.op === 'exists') return 'all'
  if ('value' in leaf && leaf.op !== 'eq') throw new Error('Ids of rows have no order')
  const values = 'values' in leaf ? leaf.values : 'value' in leaf ? [leaf.value] : []
  return values as string[]
}
