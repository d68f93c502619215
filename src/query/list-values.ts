import { limits } from '@tg-cloud/contract/limits'
import type { ValuesAnswer, ValuesQuery } from '@tg-cloud/contract/search'
import type { DatasetRecord } from '../datasets/dataset.ts'
import { resolveFilter } from '../filters/resolve-filter.ts'
import { anyAge, type Answers, type AskOptions } from './answers.ts'
import { sortable } from './compile-search.ts'
import { withDeadline } from '../turns/deadline.ts'
import { readFacet } from './facets.ts'
import { headOf, type Issues, refuseIf, requireFieldOf } from './question.ts'

/** The most frequent values of a field. Errors: invalid_request, query_timeout. */
export type ListValues = (
  dataset: DatasetRecord,
  name: string,
  query: ValuesQuery,
  options: AskOptions,
) => Promise<ValuesAnswer>

export function makeListValues({ answers }: { answers: Answers }): ListValues {
  return async (dataset, name, { prefix, limit }, { signal, freshness = anyAge }) => {
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
    const keep = prefix === undefined ? undefined : (value: unknown) => (value as string).startsWith(prefix)
    const compiled = ['values', field, limit, prefix ?? null, filter ?? null]
    return withDeadline(limits.queryMs, signal, async (late) => {
      const asking = { dataset, compiled, signal: late, freshness }
      const { answer, version, cache } = await answers(asking, (view) =>
        readFacet(view, { field, limit, filter }, keep),
      )
      return { ...headOf(dataset, version, begun), ...answer, cache }
    })
  }
}
