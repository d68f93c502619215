import { questionUnsupported } from '../../../errors-foreign.ts'
import type { ResolvedFilter } from '../../../filters/resolved-filter.ts'
import type { GroupKey, GroupMetric } from '../../../query/ports.ts'
import type { Hold } from './held-fields.ts'

type Held = ReturnType<Hold>

const refuse = ({ name, column }: Held, what: string): never => {
  const why = column.notes.find((note) => note.startsWith('Not compared')) ?? 'the index has no keyword of it'
  throw questionUnsupported(`${what} "${name}" can't be done: ${why}`)
}

/** Errors: question_unsupported where the index does not compare the values of a field. */
export function requireCompared(field: Held, what: string): void {
  if (field.held.form === undefined) refuse(field, what)
}

/** Errors: question_unsupported for a condition that the index cannot answer; the filter is of held fields. */
export function requireAnswered(filter: ResolvedFilter): void {
  if (filter.op === 'not') return requireAnswered(filter.filter)
  if ('filters' in filter) return filter.filters.forEach(requireAnswered)
  if (filter.target.kind === 'system') {
    if (filter.target.name === '$row' || filter.op === 'exists') return
    throw questionUnsupported(`No load has brought these rows: they have no ${filter.target.name}`)
  }
  const field = filter.target.field as Held
  if (filter.op === 'exists' || filter.op === 'geo_box' || filter.op === 'geo_distance') return
  if (filter.op !== 'match') return requireCompared(field, `Comparing`)
  if (field.held.words === undefined)
    throw questionUnsupported(`"${field.name}" can't be searched by words: the index has none of it`)
}

/** Errors: question_unsupported. Of numbers that come twice in a list the server would count a row twice. */
export function requireGrouped(key: GroupKey): void {
  const field = key.field as Held
  requireCompared(field, 'Grouping by')
  if (field.multiple && field.type !== 'keyword')
    throw questionUnsupported(
      `Grouping by the lists of "${field.name}" can't be done: only by lists of keywords`,
    )
}

export function requireTold(metric: GroupMetric): void {
  if (metric.kind === 'rows' || metric.kind === 'values') return
  const field = metric.field as Held
  if (metric.kind === 'first' || metric.kind === 'last') requireCompared(metric.by as Held, `Ordering by`)
  else requireCompared(field, `A ${metric.kind} of`)
}
