import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import type { Estimate, EstimateQuestion } from '@tg-cloud/contract/query'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { ResolvedFilter } from '../filters/resolved-filter.ts'
import { resolveFilter } from '../filters/resolve-filter.ts'
import { AppError } from '../errors.ts'
import { type CompiledAggregate, compileAggregate } from './compile-aggregate.ts'
import { compileSearch } from './compile-search.ts'
import { withDeadline } from '../turns/deadline.ts'
import { needsOf } from './evaluate-metrics.ts'
import { openKeys } from './open-keys.ts'
import type { QuestionEngine } from './ports.ts'
import { distinctFields, headOf, type Issues, refuseIf, versionOf } from './question.ts'
import { fieldsOf } from './shape-rows.ts'

/** What a question would cost. Errors: those that the question itself meets before it is worked on. */
export type EstimateCost = (
  dataset: DatasetRecord,
  question: EstimateQuestion,
  signal: AbortSignal,
) => Promise<Estimate>
type Compiled = { filter: ResolvedFilter | undefined; fields: Field[]; aggregates: CompiledAggregate[] }

export function makeEstimateCost({ engine }: { engine: QuestionEngine }): EstimateCost {
  return async (dataset, question, signal) => {
    const begun = performance.now()
    const { filter, fields, aggregates } = compile(dataset, question)
    return withDeadline(limits.queryMs, signal, async (late) => {
      const size = await engine.size(dataset, distinctFields(fields))
      return engine.ask(
        dataset,
        async (view) => {
          let reason: string | null = null
          try {
            for (const aggregate of aggregates) await openKeys(view, filter, aggregate)
          } catch (error) {
            if (!(error instanceof AppError) || error.code !== 'question_too_large') throw error
            reason = error.message
          }
          const { dataset: slug, version } = headOf(dataset, versionOf(dataset, view), begun)
          return { dataset: slug, version, ...size, refused: reason !== null, reason }
        },
        late,
      )
    })
  }
}

function compile(dataset: DatasetRecord, { search, aggregate }: EstimateQuestion): Compiled {
  if (search) {
    const { filter, columns, sort, facets } = compileSearch(dataset, search, 'body.search')
    const named = [...sort.map((key) => key.field), ...facets.map((facet) => facet.field)]
    return { filter, fields: [...fieldsOf(columns), ...named, ...fieldsIn(filter)], aggregates: [] }
  }
  const issues: Issues = []
  const base = 'body.aggregate'
  const filter = aggregate?.filter && resolveFilter(aggregate.filter, dataset.fields, `${base}.filter`)
  const aggregates = Object.entries(aggregate?.aggregates ?? {}).map(([name, one]) =>
    compileAggregate(dataset, one, `${base}.aggregates.${name}`, issues),
  )
  refuseIf(issues)
  const fields = aggregates.flatMap(({ keys, metrics }) => [
    ...keys.map((key) => key.field),
    ...needsOf(metrics).flatMap((need) => ('field' in need ? [need.field] : [])),
  ])
  return { filter, fields: [...fields, ...fieldsIn(filter)], aggregates }
}

function fieldsIn(filter: ResolvedFilter | undefined): Field[] {
  if (filter === undefined) return []
  if ('filters' in filter) return filter.filters.flatMap(fieldsIn)
  if ('filter' in filter) return fieldsIn(filter.filter)
  return filter.target.kind === 'field' ? [filter.target.field] : []
}
