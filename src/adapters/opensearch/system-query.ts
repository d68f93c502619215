import type { SystemField } from '@tg-cloud/contract/filter'
import { type Leaf, type LoadInAnswers, loadsThatMeet, rowIdsOf } from '../../filters/leaf.ts'
import { everything, type Query, terms } from './query.ts'
import { digitsOfRowId } from './row-number.ts'

/** Conditions on `$ingest` and `$version` choose among the loads; `$row` is a number. */
export function systemQuery(leaf: Leaf, name: SystemField, loads: readonly LoadInAnswers[]): Query {
  if (name === '$row') return rowQuery(leaf)
  return leaf.op === 'exists' ? everything : terms('$load', loadsThatMeet(leaf, name, loads))
}

/** What is no `<load>-<row>` meets no row. */
function rowQuery(leaf: Leaf): Query {
  const ids = rowIdsOf(leaf)
  if (ids === 'all') return everything
  return terms(
    '$row',
    ids.map(digitsOfRowId).filter((row) => row !== undefined),
  )
}
