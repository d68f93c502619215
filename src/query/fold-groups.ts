import { setImmediate } from 'node:timers/promises'
import { limits } from '@tg-cloud/contract/limits'
import { questionTooLarge } from '../errors.ts'
import { compareValues } from '../values/compare.ts'
import type { CompiledAggregate, HavingPart, OrderPart } from './compile-aggregate.ts'
import type { Group, MetricValue } from './ports.ts'
import { type Folding, groupsOf, type GroupPlace } from './read-groups.ts'
import { makeTop } from './top.ts'

export type Folded = {
  groups: Group[]
  /** Whether there are groups after these. */
  more: boolean
  /** How many, and their additive metrics; undefined unless asked for. */
  other: { groups: number; metrics: MetricValue[] } | undefined
  /** More groups than may be looked at: those that come last by their keys were not. */
  cut: boolean
}
const groupsAtOnce = 4_096

/**
 * One page of groups. Engines tell groups in the order of their keys; all else is done here, the same for each: what is
 * derived from metrics, which groups are left, and their order.
 */
export async function foldGroups(folding: Folding): Promise<Folded> {
  const { aggregate, place } = folding
  const { limit, order, having, metrics } = aggregate
  const inOrder = isInOrder(aggregate)
  const compare = comparing(order, aggregate.keys.length)
  const top = makeTop<Group>(limit + 1, inOrder ? () => 0 : compare)
  const firsts: Group[] = []
  const sums = metrics.map((metric): MetricValue =>
    metric.isAdditive ? (metric.type === 'int' || metric.type === 'double' ? 0 : 0n) : null,
  )
  let [count, looked, cut] = [0, 0, false]
  for await (const group of groupsOf(folding, inOrder)) {
    if (looked++ === limits.groupsLookedAtMax) {
      cut = true
      break
    }
    if (looked % groupsAtOnce === 0) {
      // Groups without rows come without a wait for the engine: others get their turn, and a deadline its effect.
      await setImmediate()
      folding.signal.throwIfAborted()
    }
    if (!having.every((part) => meets(part, group.metrics[part.metric] ?? null))) continue
    if (place && compare(group, place) <= 0) continue
    count++
    if (!inOrder) top.add(group)
    else if (firsts.length <= limit) firsts.push(group)
    if (aggregate.other) for (const [i, sum] of sums.entries()) sums[i] = plus(sum, group.metrics[i] ?? null)
    else if (inOrder && firsts.length > limit) break
  }
  const found = inOrder ? firsts : top.items()
  const groups = found.slice(0, limit)
  const others = groups.reduce(
    (left, group) => left.map((sum, i) => minus(sum, group.metrics[i] ?? null)),
    sums,
  )
  return {
    groups,
    more: found.length > limit,
    other: aggregate.other ? { groups: count - groups.length, metrics: others } : undefined,
    cut,
  }
}

/** How many groups are put in another order than that of their keys at once; each time all are asked for again. */
const sortedAtOnce = 50_000

/**
 * All groups in the order of the question, in bounded memory. Errors: question_too_large for more groups than are put in
 * another order than that of their keys.
 */
export async function* eachGroup(folding: Folding): AsyncGenerator<Group> {
  const { aggregate, signal } = folding
  if (isInOrder(aggregate)) {
    const all = { ...folding, aggregate: { ...aggregate, limit: Infinity } }
    let looked = 0
    for await (const group of groupsOf(all, true)) {
      if (++looked % groupsAtOnce === 0) {
        await setImmediate()
        signal.throwIfAborted()
      }
      if (aggregate.having.every((part) => meets(part, group.metrics[part.metric] ?? null))) yield group
    }
    return
  }
  const paged = { ...aggregate, limit: sortedAtOnce, other: false }
  for (let place = folding.place, more = true; more;) {
    const page = await foldGroups({ ...folding, aggregate: paged, place })
    if (page.cut)
      throw questionTooLarge(
        `More than ${limits.groupsLookedAtMax} groups are not sorted by a metric: order them by their keys`,
      )
    yield* page.groups
    place = page.groups.at(-1)
    more = page.more
  }
}

/** Whether the order is that of the keys, so that the first groups are the first ones. */
function isInOrder({ order, keys, metrics }: CompiledAggregate): boolean {
  const byKeys = order.every(({ of, at }, i) => of === 'key' && at === i)
  // An earlier bucket must come before.
  const downwards = order.some(({ descending }, i) => descending && i === keys.length - 1)
  return byKeys && !(downwards && metrics.some(({ kind }) => kind === 'difference'))
}

const comparing =
  (order: readonly OrderPart[], keys: number) =>
  (a: GroupPlace, b: GroupPlace): number => {
    for (const { of, at, descending } of order) {
      const [x, y] = of === 'key' ? [a.keys[at], b.keys[at]] : [a.metrics[at], b.metrics[at]]
      const found = compareValues(x ?? null, y ?? null, descending)
      if (found !== 0) return found
    }
    for (let i = 0; i < keys; i++) {
      const found = compareValues(a.keys[i] ?? null, b.keys[i] ?? null, false)
      if (found !== 0) return found
    }
    return 0
  }

function meets({ op, value }: HavingPart, found: MetricValue): boolean {
  if (found === null) return op === 'ne'
  const order = compareValues(found, value, false)
  switch (op) {
    case 'eq':
      return order === 0
    case 'ne':
      return order !== 0
    case 'lt':
      return order < 0
    case 'lte':
      return order <= 0
    case 'gt':
      return order > 0
    case 'gte':
      return order >= 0
  }
}

/** Of additive metrics; null for the others. */
function plus(a: MetricValue, b: MetricValue): MetricValue {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a + b
  return typeof a === 'number' && typeof b === 'number' ? a + b : null
}
const minus = (a: MetricValue, b: MetricValue): MetricValue =>
  typeof b === 'bigint' || typeof b === 'number' ? plus(a, -b) : null
