import type { AggregateQuestion, Metric } from '@tg-cloud/contract/aggregate'
import type { GroupBy } from '@tg-cloud/contract/group-by'
import { bucketAfter, bucketOf, type Key, keysOf, type Timed } from './keys.ts'
import { calculate, type Context, isPlain, measure, minus, type Plain, plus } from './metrics.ts'
import { compare, fieldIn, type Order, orderOf, type Row, valuesIn } from './values.ts'

export type Group = { keys: Key[]; rows: Row[]; metrics: Record<string, unknown> }
type Shown = { keys: Record<string, unknown>; metrics: Record<string, unknown> }

/** Every group of a question in its order, as answers show them, and what the groups after the first `limit` add up to. */
export function aggregated(rows: readonly Row[], question: AggregateQuestion, context: Context) {
  const {
    groupBy = [],
    metrics = { count: { type: 'count' } },
    having = [],
    order = [],
    limit = 100,
  } = question
  const groups = filled(grouped(rows, groupBy, context), rows, groupBy, context)
  derive(groups, rows, { metrics, groupBy }, context)
  const names = groupBy.map(({ name, field }) => name ?? fieldIn(context.fields, field).name)
  const typeOf = (name: string) => orderOfMetric(metrics, name, context)
  const kept = groups.filter((group) =>
    having.every(({ metric, op, value }) => {
      const found = group.metrics[metric]
      if (found === null) return op === 'ne'
      const sign = compare(typeOf(metric)(found), typeOf(metric)(value))
      return { eq: sign === 0, ne: sign !== 0, lt: sign < 0, lte: sign <= 0, gt: sign > 0, gte: sign >= 0 }[
        op
      ]
    }),
  )
  const parts = [...order, ...names.map((by) => ({ by, order: 'asc' as const }))]
  kept.sort((a, b) => {
    for (const { by, order: direction } of parts) {
      const at = names.indexOf(by)
      const valueOf = (group: Group): Order | undefined => {
        if (at >= 0) return group.keys[at]?.order
        const found = group.metrics[by] ?? null
        return found === null ? undefined : typeOf(by)(found)
      }
      const [x, y] = [valueOf(a), valueOf(b)]
      if (x === undefined && y === undefined) continue
      if (x === undefined || y === undefined) return x === undefined ? 1 : -1
      const found = compare(x, y)
      if (found !== 0) return direction === 'desc' ? -found : found
    }
    return 0
  })
  const after = kept.slice(limit)
  return {
    groups: kept.map((group): Shown => ({
      keys: Object.fromEntries(names.map((name, i) => [name, group.keys[i]?.shown ?? null])),
      metrics: group.metrics,
    })),
    other: { groups: after.length, metrics: sumsOf(metrics, after, context) },
  }
}

function grouped(rows: readonly Row[], groupBy: readonly GroupBy[], { fields }: Context): Group[] {
  const groups = new Map<string, Group>()
  if (groupBy.length === 0) groups.set('', { keys: [], rows: [], metrics: {} })
  for (const row of rows) {
    const all = groupBy.reduce<Key[][]>(
      (heads, one) => heads.flatMap((head) => keysOf(row, one, fields).map((key) => [...head, key])),
      [[]],
    )
    for (const keys of all) {
      const known = groups.get(nameOf(keys)) ?? { keys, rows: [], metrics: {} }
      groups.set(nameOf(keys), known)
      known.rows.push(row)
    }
  }
  return [...groups.values()]
}
const nameOf = (keys: readonly Key[]) =>
  keys
    .map((key) => (key === null ? 'null' : `${typeof key.order} ${JSON.stringify(String(key.order))}`))
    .join()

/** Buckets of the last part without rows, for each series that there is. */
function filled(
  groups: Group[],
  rows: readonly Row[],
  groupBy: readonly GroupBy[],
  { fields }: Context,
): Group[] {
  const last = groupBy.at(-1)
  if (last === undefined || !('fill' in last) || last.fill === undefined) return groups
  const field = fieldIn(fields, last.field)
  const buckets = rows.flatMap((row) => valuesIn(row, field).map((value) => bucketOf(value, last, field)!))
  buckets.sort((a, b) => compare(a.order, b.order))
  const from = last.fill.from === undefined ? buckets[0] : bucketOf(last.fill.from, last, field)
  const to = last.fill.to === undefined ? buckets.at(-1) : bucketOf(last.fill.to, last, field)
  if (!from || !to) return groups
  const heads = new Map(groups.map(({ keys }) => [nameOf(keys.slice(0, -1)), keys.slice(0, -1)]))
  if (groupBy.length === 1) heads.set('', [])
  const all = new Map(groups.map((group) => [nameOf(group.keys), group]))
  for (let key: NonNullable<Key> = from; key.order <= to.order; key = bucketAfter(key.order, last, field))
    for (const head of heads.values()) {
      const keys = [...head, key]
      if (!all.has(nameOf(keys))) all.set(nameOf(keys), { keys, rows: [], metrics: {} })
    }
  return [...all.values()]
}

type Metrics = Record<string, Metric>
type Asked = { metrics: Metrics; groupBy: readonly GroupBy[] }

function derive(groups: Group[], rows: readonly Row[], { metrics, groupBy }: Asked, context: Context): void {
  const plain = Object.entries(metrics).filter((entry): entry is [string, Plain] => isPlain(entry[1]))
  const total: Group = { keys: [], rows: [...rows], metrics: {} }
  for (const group of [...groups, total])
    for (const [name, metric] of plain) group.metrics[name] = measure(metric, group.rows, context)
  const earlier = makeEarlier(groups, groupBy.at(-1), context)
  const valueOf = (part: string | number, group: Group): unknown => {
    const metric = typeof part === 'number' ? undefined : metrics[part]
    if (metric === undefined) return part
    switch (metric.type) {
      case 'formula':
        return calculate(metric.operator, valueOf(metric.left, group), valueOf(metric.right, group))
      case 'share':
        return calculate('/', valueOf(metric.of, group), valueOf(metric.of, total))
      case 'difference': {
        const before = earlier(group, metric.lag ?? 1)
        return minus(valueOf(metric.of, group), before && valueOf(metric.of, before))
      }
      case 'count':
      case 'countDistinct':
      case 'sum':
      case 'avg':
      case 'min':
      case 'max':
      case 'stddev':
      case 'percentiles':
      case 'first':
      case 'last':
        return group.metrics[part]
    }
  }
  for (const group of groups)
    group.metrics = Object.fromEntries(Object.keys(metrics).map((name) => [name, valueOf(name, group)]))
}

/** The group of the bucket so many before, in the same series. */
function makeEarlier(groups: readonly Group[], last: GroupBy | undefined, { fields }: Context) {
  const after = new Map<Order, Order>()
  const next = (order: Order): Order => {
    const found = after.get(order) ?? bucketAfter(order, last as Timed, fieldIn(fields, last!.field)).order
    after.set(order, found)
    return found
  }
  return ({ keys }: Group, lag: number): Group | undefined =>
    groups.find((one) => {
      const [begin, own] = [one.keys.at(-1)?.order, keys.at(-1)?.order]
      if (begin === undefined || own === undefined || begin >= own) return false
      if (nameOf(one.keys.slice(0, -1)) !== nameOf(keys.slice(0, -1))) return false
      let order = begin
      for (let step = 0; step < lag && order <= own; step++) order = next(order)
      return order === own
    })
}

/** By what values of a metric are compared. */
function orderOfMetric(metrics: Metrics, name: string, context: Context): (value: unknown) => Order {
  const metric = metrics[name]
  if (metric?.type === 'difference') return orderOfMetric(metrics, metric.of, context)
  if (metric?.type === 'sum' || metric?.type === 'min' || metric?.type === 'max') {
    const field = fieldIn(context.fields, metric.field)
    if (metric.type === 'sum' && field.type === 'int') return (value) => BigInt(value as string)
    return (value) => orderOf(field, value)
  }
  return (value) => value as number
}

/** Numbers of rows and sums; no other metrics of groups add up. */
const sumsOf = (metrics: Metrics, groups: readonly Group[], context: Context): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(metrics).map(([name, metric]) => [
      name,
      metric.type === 'count' || metric.type === 'sum'
        ? groups.reduce((sum, group) => plus(sum, group.metrics[name]), measure(metric, [], context))
        : null,
    ]),
  )
