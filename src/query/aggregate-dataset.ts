import type { AggregateAnswer, AggregateAnswers, AggregateQuestions } from '@tg-cloud/contract/aggregate'
import { type Completeness, completenessKinds, exact } from '@tg-cloud/contract/completeness'
import { limits } from '@tg-cloud/contract/limits'
import type { DatasetRecord } from '../datasets/dataset.ts'
import { resolveFilter } from '../filters/resolve-filter.ts'
import type { ResolvedFilter } from '../filters/resolved-filter.ts'
import type { Cursors, CursorScope } from '../paging/cursor.ts'
import { type CompiledAggregate, compileAggregate } from './compile-aggregate.ts'
import { withDeadline } from '../turns/deadline.ts'
import { type Folded, foldGroups } from './fold-groups.ts'
import { groupCursor, groupPlace } from './group-place.ts'
import { openKeys } from './open-keys.ts'
import type { Group, QuestionEngine, RowView } from './ports.ts'
import { headOf, type Issues, refuseIf } from './question.ts'
import { columnsOf, makeGroupBytes, shownGroup, shownMetrics } from './shape-groups.ts'

type Deps = { engine: Pick<QuestionEngine, 'ask'>; cursors: Cursors }
/** Errors: invalid_request, cursor_invalid, cursor_mismatch, query_timeout, question_too_large. */
export type AggregateDataset = (
  dataset: DatasetRecord,
  userId: string,
  questions: AggregateQuestions,
  signal: AbortSignal,
) => Promise<AggregateAnswers>

type Asked = { name: string; compiled: CompiledAggregate; scope: CursorScope; position: string[] | undefined }

export function makeAggregateDataset({ engine, cursors }: Deps): AggregateDataset {
  function compile(
    dataset: DatasetRecord,
    userId: string,
    { filter, aggregates }: AggregateQuestions,
  ): Asked[] {
    const issues: Issues = []
    const asked = Object.entries(aggregates).map(([name, { cursor, limit, ...question }]) => {
      const parameters = { dataset: dataset.id, filter, ...question }
      const scope = { userId, operation: 'query.aggregate', parameters }
      const compiled = compileAggregate(dataset, { ...question, limit }, `body.aggregates.${name}`, issues)
      return {
        name,
        compiled,
        scope,
        position: cursor === undefined ? undefined : cursors.decode(scope, cursor),
      }
    })
    refuseIf(issues)
    return asked
  }

  async function answer(
    view: RowView,
    filter: ResolvedFilter | undefined,
    { compiled, scope, position }: Asked,
    signal: AbortSignal,
  ): Promise<AggregateAnswer> {
    const keys = await openKeys(view, filter, compiled)
    const place = position && groupPlace(position, compiled, keys)
    const folded = await foldGroups({ view, filter, aggregate: compiled, keys, place, signal })
    const fit = countWithin(folded, makeGroupBytes(compiled))
    const groups = folded.groups.slice(0, fit)
    const last = groups.at(-1)
    const more = folded.more || fit < folded.groups.length
    return {
      columns: columnsOf(compiled),
      groups: groups.map((group) => shownGroup(group, compiled, keys)),
      other: folded.other
        ? { groups: folded.other.groups, metrics: shownMetrics(folded.other.metrics, compiled) }
        : null,
      nextCursor: more && last ? cursors.encode(scope, groupCursor(last, compiled, keys)) : null,
      completeness: completenessOf(folded, nearMetrics(view, compiled), fit < folded.groups.length),
    }
  }

  return async (dataset, userId, questions, signal) => {
    const begun = performance.now()
    const filter = questions.filter && resolveFilter(questions.filter, dataset.fields, 'body.filter')
    const asked = compile(dataset, userId, questions)
    return withDeadline(questions.timeoutMs ?? limits.queryMs, signal, (late) =>
      engine.ask(
        dataset,
        async (view) => {
          const aggregates: Record<string, AggregateAnswer> = {}
          for (const one of asked) aggregates[one.name] = await answer(view, filter, one, late)
          const completeness = worst(Object.values(aggregates).map((one) => one.completeness))
          return { ...headOf(dataset, view, begun), completeness, aggregates }
        },
        late,
      ),
    )
  }
}

/** How many of the groups an answer holds; at least one. */
function countWithin({ groups }: Folded, bytesOf: (group: Group) => number): number {
  let bytes = 0
  const first = groups.findIndex((group) => (bytes += bytesOf(group)) > limits.answerBytes)
  return first < 0 ? groups.length : Math.max(1, first)
}

/** Names of metrics that are only near what they should be. */
const nearMetrics = (view: RowView, { metrics }: CompiledAggregate): string[] =>
  metrics
    .filter((metric) => metric.isApproximate || (metric.kind === 'read' && metric.needs.some(view.isNear)))
    .map(({ name }) => name)

function completenessOf({ cut }: Folded, near: readonly string[], isLong: boolean): Completeness {
  if (cut) return { kind: 'truncated', reason: 'groupsLookedAtMax', bound: limits.groupsLookedAtMax }
  if (isLong) return { kind: 'truncated', reason: 'answerBytes', bound: limits.answerBytes }
  return near.length > 0 ? { kind: 'approximate', reason: near.join(', '), bound: null } : exact
}

function worst(all: readonly Completeness[]): Completeness {
  const rank = ({ kind }: Completeness) => completenessKinds.indexOf(kind)
  return all.reduce((a, b) => (rank(b) > rank(a) ? b : a), exact)
}
