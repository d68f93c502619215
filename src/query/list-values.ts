import { limits } from '@tg-cloud/contract/limits'
import type { ValuesAnswer, ValuesQuery } from '@tg-cloud/contract/search'
import type { DatasetRecord } from '../datasets/dataset.ts'
import { resolveFilter } from '../filters/resolve-filter.ts'
import { sortable } from './compile-search.ts'
import { withDeadline } from '../turns/deadline.ts'
import { readFacet } from './facets.ts'
import type { QuestionEngine } from './ports.ts'
import { headOf, type Issues, refuseIf, requireFieldOf } from './question.ts'

/** The most frequent values of a field. Errors: invalid_request, query_timeout. */
export type ListValues = (
  dataset: DatasetRecord,
  name: string,
  query: ValuesQuery,
  signal: AbortSignal,
) => Promise<ValuesAnswer>

export function makeListValues({ engine }: { engine: Pick<QuestionEngine, 'ask'> }): ListValues {
  return async (dataset, name, { prefix, limit }, signal) => {
    const begun = performance.now()
    const issues: Issues = []
    const types = prefix === undefined ? sortable : (['keyword'] as const)
    const field = requireFieldOf(name, dataset.fields, { types, lists: true }, 'path.name', issues)
    refuseIf(issues)
    if (field === undefined) throw new Error('What is not there was refused')
    const filter =
      prefix === undefined
        ? undefined
        : resolveFilter({ op: 'prefix', field: name, value: prefix }, dataset.fields, 'query.prefix')
    return withDeadline(limits.queryMs, signal, (late) =>
      engine.ask(
        dataset,
        async (view) => {
          const keep =
            prefix === undefined ? undefined : (value: unknown) => (value as string).startsWith(prefix)
          const facet = await readFacet(view, { field, limit, filter }, keep)
          return {
            ...headOf(dataset, view, begun),
            ...facet,
          }
        },
        late,
      ),
    )
  }
}
