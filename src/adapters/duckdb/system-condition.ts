import type { SystemField } from '@tg-cloud/contract/filter'
import { type Leaf, loadsThatMeet, rowIdsOf } from '../../filters/leaf.ts'
import { partsOfRowId, rowBits } from '../../values/row-id.ts'
import type { Condition } from './condition.ts'
import type { LoadEntry } from './ledger.ts'

/** Conditions on `$ingest` and `$version` choose among the loads; `$row` is a column. */
export function systemCondition(filter: Leaf, name: SystemField, loads: readonly LoadEntry[]): Condition {
  if (name === '$row') return { sql: rowCondition(filter), values: [] }
  const chosen = loadsThatMeet(filter, name, loads)
  return { sql: chosen.length === 0 ? 'false' : `_load IN (${chosen.join()})`, values: [] }
}

/** Numbers alone stand in the text, made here from two whole numbers. What is no `<load>-<row>` meets no row. */
function rowCondition(filter: Leaf): string {
  const ids = rowIdsOf(filter)
  if (ids === 'all') return 'true'
  const rows = ids.map(rowNumber).filter((row) => row !== undefined)
  return rows.length === 0 ? 'false' : `_row IN (${rows.join()})`
}

/** What stands in `_row` of this `$row`; undefined when it is none. */
export function rowNumber(id: string): bigint | undefined {
  const parts = partsOfRowId(id)
  return parts && (BigInt(parts[0]) << BigInt(rowBits)) + BigInt(parts[1])
}
