import type { SystemField } from '@tg-cloud/contract/filter'
import type { Leaf, LoadInAnswers } from './filter-context.ts'
import { everything, type Query, terms } from './query.ts'
import { digitsOfRowId } from './row-number.ts'

/** Conditions on `$ingest` and `$version` choose among the loads; `$row` is a number. */
export function systemQuery(leaf: Leaf, name: SystemField, loads: readonly LoadInAnswers[]): Query {
  if (name === '$row') return rowQuery(leaf)
  if (leaf.op === 'exists') return everything
  const chosen = loads.filter((load) => holds(leaf, name === '$ingest' ? load.ingestId : load.version))
  return terms(
    '$load',
    chosen.map(({ number }) => number),
  )
}

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

/** What is no `<load>-<row>` meets no row. */
function rowQuery(leaf: Leaf): Query {
  if (leaf.op === 'exists') return everything
  if ('value' in leaf && leaf.op !== 'eq') throw new Error('Ids of rows have no order')
  const values = 'values' in leaf ? leaf.values : 'value' in leaf ? [leaf.value] : []
  const rows = values.map((value) => digitsOfRowId(value as string)).filter((row) => row !== undefined)
  return terms('$row', rows)
}
