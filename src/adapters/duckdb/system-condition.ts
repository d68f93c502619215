import type { SystemField } from '@tg-cloud/contract/filter'
import type { Scalar } from '../../datasets/cell.ts'
import type { Condition, Leaf } from './condition.ts'
import type { LoadEntry } from './ledger.ts'
import { rowBits } from './tables.ts'

/** Conditions on `$ingest` and `$version` choose among the loads; `$row` is a column. */
export function systemCondition(filter: Leaf, name: SystemField, loads: readonly LoadEntry[]): Condition {
  if (name === '$row') return { sql: rowCondition(filter), values: [] }
  const chosen = loads.filter((load) => holds(filter, name === '$ingest' ? load.ingestId : load.version))
  return {
    sql: chosen.length === 0 ? 'false' : `_load IN (${chosen.map(({ number }) => number).join()})`,
    values: [],
  }
}

// Ids of loads and versions are ASCII and numbers: JavaScript orders them as code points do.
function holds(filter: Leaf, value: string | number): boolean {
  switch (filter.op) {
    case 'exists':
      return true
    case 'eq':
      return value === filter.value
    case 'lt':
      return value < filter.value
    case 'lte':
      return value <= filter.value
    case 'gt':
      return value > filter.value
    case 'gte':
      return value >= filter.value
    case 'in':
      return filter.values.includes(value)
    case 'between':
      return value >= filter.from && value <= filter.to
    case 'prefix':
    case 'contains':
    case 'match':
    case 'geo_box':
    case 'geo_distance':
      throw new Error(`Fields of ours have no ${filter.op}`)
  }
}

/** Numbers alone stand in the text, made here from two whole numbers. What is no `<load>-<row>` meets no row. */
function rowCondition(filter: Leaf): string {
  if (filter.op === 'exists') return 'true'
  if ('value' in filter && filter.op !== 'eq') throw new Error('Ids of rows have no order')
  const values = 'values' in filter ? filter.values : 'value' in filter ? [filter.value] : []
  const rows = values.map(rowNumber).filter((row) => row !== undefined)
  return rows.length === 0 ? 'false' : `_row IN (${rows.join()})`
}

/** What stands in `_row` of this `$row`; undefined when it is none. */
export function rowNumber(value: Scalar): bigint | undefined {
  const match = /^([1-9]\d{0,6})-([1-9]\d{0,11})$/.exec(value as string)
  return match ? (BigInt(match[1] ?? 0) << BigInt(rowBits)) + BigInt(match[2] ?? 0) : undefined
}
