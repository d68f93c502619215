import type { DatasetSource } from '@tg-cloud/contract/foreign-index'
import type { DatasetShape } from '../../../datasets/cell.ts'
import type { RowEngine } from '../../../datasets/row-engine.ts'
import { knownField } from '../../../values/known-field.ts'
import type { AskServer } from '../answer.ts'
import { summariesOf } from '../profile.ts'
import { everything } from '../query.ts'
import { makeHold } from './held-fields.ts'

/** What fields of an index hold; of those that it does not compare only whether there is a value. */
export async function profileForeign(
  { fields }: DatasetShape,
  names: readonly string[],
  { source, ask }: { source: DatasetSource; ask: AskServer },
): ReturnType<RowEngine['profile']> {
  const hold = makeHold(source)
  const held = names.map((name) => {
    const field = hold(knownField(fields, name))
    return field.held.form ? field : { ...field, type: 'json' as const }
  })
  return summariesOf(async (aggs) => {
    const { aggregations, hits } = await ask({ size: 0, track_total_hits: true, query: everything, aggs })
    return { ...aggregations, doc_count: hits.total?.value ?? 0 }
  }, held)
}
