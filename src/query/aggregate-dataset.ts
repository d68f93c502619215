import type {
  AggregateAnswer,
  AggregateAnswers,
  AggregateQuestion,
  AggregateQuestions,
} from '@tg-cloud/contract/aggregate'
import { type Completeness, completenessKinds, exact } from '@tg-cloud/contract/completeness'
import { limits } from '@tg-cloud/contract/limits'
import type { DatasetRecord } from '../datasets/dataset.ts'
import { resolveFilter } from '../filters/resolve-filter.ts'
import type { ResolvedFilter } from '../filters/resolved-filter.ts'
import type { Cursors, CursorScope } from '../paging/cursor.ts'
import { anyAge, type Answers, type AskOptions } from './answers.ts'
import { type CompiledAggregate, compileAggregate } from './compile-aggregate.ts'
import { exactUnlessDoubted } from './doubts.ts'
import { withDeadline } from '../turns/deadline.ts'
import { type Folded, foldGroups } from './fold-groups.ts'
import { groupCursor, groupPlace } from './group-place.ts'
import { nearMetrics } from './near-metrics.ts'
import { openKeys } from './open-keys.ts'
import type { Group, RowView } from './ports.ts'
import { headOf, type Issues, refuseIf } from './question.ts'
import { columnsOf, makeGroupBytes, shownGroup, shownMetrics } from './shape-groups.ts'

type Deps = { answers: Answers; cursors: Cursors }
/** Errors: invalid_request, cursor_invalid, cursor_mismatch, query_timeout, question_too_large. */
export type AggregateDataset = (
  dataset: DatasetRecord,
  userId: string,
  questions: AggregateQuestions,
  options: AskOptions,
) => Promise<AggregateAnswers>

type Asked = {
  name: string
  question: AggregateQuestion
  compiled: CompiledAggregate
  scope: CursorScope
  position: string[] | undefined
}

export function makeAggregateDataset({ answers, cursors }: Deps): AggregateDataset {
  function compile(
    dataset: DatasetRecord,
    userId: string,
    { filter, aggregates }: AggregateQuestions,
  ): Asked[] {
    const issues: Issues = []
    const asked = Object.entries(aggregates).map(([name, { cursor, ...question }]) => {
      const { limit: _limit, ...asBefore } = question
      const parameters = { dataset: dataset.id, filter, ...asBefore }
      const scope = { userId, operation: 'query.aggregate', parameters }
      const compiled = compileAggregate(dataset, question, `body.aggregates.${name}`, issues)
      const position = cursor === undefined ? undefined : cursors.decode(scope, cursor)
      return { name, question, compiled, scope, position }
    })
    refuseIf(issues)
    return asked
  }

  return async (dataset, userId, questions, { signal, freshness = anyAge }) => {
    const begun = performance.now()
    const filter = questions.filter && resolveFilter(questions.filter, dataset.fields, 'body.filter')
    const asked = compile(dataset, userId, questions)
    const compiled = ['aggregate', filter ?? null, asked.map(plainOf)]
    return withDeadline(questions.timeoutMs ?? limits.queryMs, signal, async (late) => {
      const asking = { dataset, compiled, signal: late, freshness }
      const { answer, version, cache } = await answers(asking, async (view, signal) => {
        const found: Record<string, Found> = {}
        for (const one of asked) found[one.name] = await answerOf(view, filter, one, signal)
        return {
          completeness: worst(Object.values(found).map(({ completeness }) => completeness)),
          aggregates: found,
        }
      })
      const aggregates: Record<string, AggregateAnswer> = {}
      for (const { name, scope } of asked) {
        const { next, ...rest } = answer.aggregates[name] as Found
        aggregates[name] = { ...rest, nextCursor: next && cursors.encode(scope, next) }
      }
      return { ...headOf(dataset, version, begun), completeness: answer.completeness, aggregates, cache }
    })
  }
}

/** All that the answer depends on. What functions work out goes by what they were made of: the question and its fields. */
function plainOf({ name, question, compiled: { keys, metrics, ...rest }, position }: Asked) {
  const plainMetrics = metrics.map((metric) => ({ ...metric, read: undefined }))
  return {
    name,
    question,
    ...rest,
    keys: keys.map((key) => ({ ...key, open: undefined })),
    metrics: plainMetrics,
    position,
  }
}

type Found = Awaited<ReturnType<typeof answerOf>>
/** The answer as all are told it who may ask: with a place in place of a cursor, which is each caller's own. */
async function answerOf(
  view: RowView,
  filter: ResolvedFilter | undefined,
  { compiled, position }: Asked,
  signal: AbortSignal,
) {
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
    next: more && last ? groupCursor(last, compiled, keys) : null,
    completeness: completenessOf(folded, view, compiled, fit < folded.groups.length),
  }
}

/** How many of the groups an answer holds; at least one. */
function countWithin({ groups }: Folded, bytesOf: (group: Group) => number): number {
  let bytes = 0
  const first = groups.findIndex((group) => (bytes += bytesOf(group)) > limits.answerBytes)
  return first < 0 ? groups.length : Math.max(1, first)
}

function completenessOf(
  { cut }: Folded,
  view: RowView,
  compiled: CompiledAggregate,
  isLong: boolean,
): Completeness {
  if (cut) return { kind: 'truncated', reason: 'groupsLookedAtMax', bound: limits.groupsLookedAtMax }
  if (isLong) return { kind: 'truncated', reason: 'answerBytes', bound: limits.answerBytes }
  const near = nearMetrics(view, compiled)
  return near.length > 0
    ? { kind: 'approximate', reason: near.join(', '), bound: null }
    : exactUnlessDoubted(view)
}

function worst(all: readonly Completeness[]): Completeness {
  const rank = ({ kind }: Completeness) => completenessKinds.indexOf(kind)
  return all.reduce((a, b) => (rank(b) > rank(a) ? b : a), exact)
}
