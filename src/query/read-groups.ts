import type { Scalar } from '../datasets/cell.ts'
import type { ResolvedFilter } from '../filters/resolved-filter.ts'
import type { CompiledAggregate } from './compile-aggregate.ts'
import type { OpenKey } from './group-key.ts'
import { emptyValues, evaluate, needsOf } from './evaluate-metrics.ts'
import { filled } from './fill-buckets.ts'
import { placeText } from './place.ts'
import type { Group, MetricValue, RowView } from './ports.ts'

type Keys = readonly (Scalar | null)[]
/** Where a page begins: the values of `order` that are metrics, and the keys of the group before it. */
export type GroupPlace = { metrics: readonly MetricValue[]; keys: Keys }
export type Folding = {
  signal: AbortSignal
  view: RowView
  filter: ResolvedFilter | undefined
  aggregate: CompiledAggregate
  keys: readonly OpenKey[]
  place: GroupPlace | undefined
}

/** All groups in the order of the keys, with their metrics. */
export async function* groupsOf(folding: Folding, inOrder: boolean): AsyncGenerator<Group> {
  const { view, filter, aggregate, keys, place } = folding
  const { metrics, order } = aggregate
  const needs = needsOf(metrics)
  const isLong = metrics.some(({ kind }) => kind === 'difference')
  const isDescending = (i: number) => inOrder && (order[i]?.descending ?? false)
  // What is before the page is needed only for differences.
  const after = inOrder && !isLong ? place?.keys : undefined
  const fill = keys.at(-1)?.fill
  const planned = keys.map(({ key }, i) => ({
    ...key,
    skipNulls: aggregate.keys[i]?.skipNulls ?? false,
    descending: isDescending(i),
  }))
  const isShort =
    Number.isFinite(aggregate.limit) &&
    inOrder &&
    !aggregate.other &&
    !isLong &&
    !fill &&
    aggregate.having.length === 0
  const limit = isShort && keys.every(({ has }) => has === undefined) ? aggregate.limit + 1 : undefined
  const found = view.groups({ filter, keys: planned, metrics: needs, after, limit })
  const there = onlyThose(found, keys)
  const all = fill
    ? filled(there, {
        fill,
        descending: isDescending(keys.length - 1),
        empty: emptyValues(metrics),
        isOneSeries: keys.length === 1,
        after,
      })
    : oneByOne(there)
  const total = metrics.some(({ kind }) => kind === 'share') ? await totalOf(folding) : undefined
  const before = makeHistory(aggregate)
  for await (const group of all) {
    const done = evaluate(metrics, group.metrics, { total, earlier: before.earlier(group.keys) })
    before.add(group.keys, done)
    yield { keys: group.keys, metrics: done }
  }
}

async function totalOf({
  view,
  filter,
  aggregate: { metrics },
}: Folding): Promise<MetricValue[] | undefined> {
  for await (const [all] of view.groups({ filter, keys: [], metrics: needsOf(metrics) }))
    if (all) return evaluate(metrics, all.metrics, {})
  return undefined
}

async function* onlyThose(pages: AsyncIterable<Group[]>, keys: readonly OpenKey[]): AsyncGenerator<Group[]> {
  const checks = keys.map(({ has }) => has)
  if (checks.every((has) => has === undefined)) return yield* pages
  for await (const page of pages)
    yield page.filter((group) =>
      group.keys.every((value, i) => value === null || (checks[i]?.(value) ?? true)),
    )
}

async function* oneByOne(pages: AsyncIterable<Group[]>): AsyncGenerator<Group> {
  for await (const page of pages) yield* page
}

/** Metrics of the buckets before, as far back as a difference looks. */
function makeHistory({ metrics }: CompiledAggregate) {
  const longest = Math.max(0, ...metrics.map((metric) => (metric.kind === 'difference' ? metric.lag : 0)))
  const buckets = new Map<number, readonly MetricValue[]>()
  let series = ''
  const seriesOf = (keys: Keys) => JSON.stringify(keys.slice(0, -1).map(placeText))
  return {
    earlier(keys: Keys) {
      const last = keys.at(-1) ?? null
      if (longest === 0 || last === null || seriesOf(keys) !== series) return undefined
      return (lag: number) => buckets.get(Number(last) - lag)
    },
    add(keys: Keys, values: readonly MetricValue[]) {
      const last = keys.at(-1) ?? null
      if (longest === 0 || last === null) return
      if (seriesOf(keys) !== series) buckets.clear()
      series = seriesOf(keys)
      buckets.set(Number(last), values)
      for (const bucket of buckets.keys()) {
        if (bucket > Number(last) - longest) break
        buckets.delete(bucket)
      }
    },
  }
}
