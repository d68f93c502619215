import type { SystemField } from '@tg-cloud/contract/filter'
import type { Scalar } from '../../datasets/cell.ts'
import type { Condition, Leaf } from './condition.ts'
import type { LoadEntry } from './ledger.ts'
import { rowBits } from './tables.ts'

/** Conditions on `$ingest` and `$version` choose among the loads; those on `$row` compare load, then row. */
export function systemCondition(filter: Leaf, name: SystemField, loads: readonly LoadEntry[]): Condition {
  if (name === '$row')
    return filter.op === 'prefix'
      ? {
          sql: `starts_with((_row >> ${rowBits}) || '-' || (_row & ${2n ** BigInt(rowBits) - 1n}), ?)`,
          values: [filter.value],
        }
      : { sql: rowCondition(filter), values: [] }
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
      return String(value).startsWith(filter.value)
  }
}

/** Numbers alone stand in the text, made here from two whole numbers. What is no `<load>-<row>` meets no row. */
function rowCondition(filter: Exclude<Leaf, { op: 'prefix' }>): string {
  switch (filter.op) {
    case 'exists':
      return 'true'
    case 'in': {
      const rows = filter.values.map(rowNumber).filter((row) => row !== undefined)
      return rows.length === 0 ? 'false' : `_row IN (${rows.join()})`
    }
    case 'between':
      return compared('>=', filter.from, (from) => compared('<=', filter.to, (to) => `${from} AND ${to}`))
    case 'eq':
      return compared('=', filter.value)
    case 'lt':
      return compared('<', filter.value)
    case 'lte':
      return compared('<=', filter.value)
    case 'gt':
      return compared('>', filter.value)
    case 'gte':
      return compared('>=', filter.value)
  }
}

function compared(operator: string, value: Scalar, then = (sql: string) => sql): string {
  const row = rowNumber(value)
  return row === undefined ? 'false' : then(`_row ${operator} ${row}`)
}

function rowNumber(value: Scalar): bigint | undefined {
  const match = /^(\d{1,7})-(\d{1,12})$/.exec(value as string)
  return match ? (BigInt(match[1] ?? 0) << BigInt(rowBits)) + BigInt(match[2] ?? 0) : undefined
}
