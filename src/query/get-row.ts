import { exact } from '@tg-cloud/contract/completeness'
import type { SearchAnswer } from '@tg-cloud/contract/search'
import { type SystemField, systemFields } from '@tg-cloud/contract/filter'
import { limits } from '@tg-cloud/contract/limits'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { FilterTarget } from '../filters/resolved-filter.ts'
import { rowNotFound } from '../errors.ts'
import { withDeadline } from '../turns/deadline.ts'
import type { QuestionEngine } from './ports.ts'
import { headOf, versionOf } from './question.ts'
import { columnOf, makeRowObject } from './shape-rows.ts'

type RowAnswer = Pick<SearchAnswer, 'dataset' | 'version' | 'tookMs' | 'completeness' | 'columns'> & {
  row: Record<string, unknown>
}
/** One row with all its fields, ours first. Errors: row_not_found, query_timeout. */
export type GetRow = (dataset: DatasetRecord, row: string, signal: AbortSignal) => Promise<RowAnswer>

const ours = (Object.keys(systemFields) as SystemField[]).map((name): FilterTarget => ({
  kind: 'system',
  name,
}))

export function makeGetRow({ engine }: { engine: Pick<QuestionEngine, 'ask'> }): GetRow {
  return (dataset, id, signal) => {
    const begun = performance.now()
    const columns = [...ours, ...dataset.fields.map((field): FilterTarget => ({ kind: 'field', field }))]
    return withDeadline(limits.queryMs, signal, (late) =>
      engine.ask(
        dataset,
        async (view) => {
          const row = await view.row(dataset.fields, id)
          if (row === undefined) throw rowNotFound(id)
          return {
            ...headOf(dataset, versionOf(dataset, view), begun),
            completeness: exact,
            columns: columns.map(columnOf),
            row: makeRowObject(columns, view.ingestOf)(row),
          }
        },
        late,
      ),
    )
  }
}
