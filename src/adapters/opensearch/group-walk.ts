import type { Scalar } from '../../datasets/cell.ts'
import type { Group } from '../../query/ports.ts'
import type { AggValues } from './answer.ts'
import { allBuckets, bucketGroups, compositeWithBuckets, partsWithRows } from './bucket-walk.ts'
import { composite } from './composite.ts'
import { existsQuery } from './filter-query.ts'
import type { GroupAggs } from './metric-aggs.ts'
import type { PlannedKey } from './plan-keys.ts'
import { everything, none } from './query.ts'
import { type Scope, within } from './scope.ts'
import { unitRange } from './unit-range.ts'

export type Keys = readonly (Scalar | null)[]
export type Walk = {
  keys: readonly PlannedKey[]
  /** Groups after this one alone. */
  after: Keys | undefined
  scope: Scope
  told: GroupAggs
  /** Groups that will be read. */
  most: number
}

/** What is only looked at whether it is there. */
export const untold: GroupAggs = { aggs: {}, read: () => [] }

/** All groups in the order of their keys. */
export async function* walk({ keys, after, ...rest }: Walk): AsyncGenerator<Group[]> {
  const { scope } = rest
  const named = keys.findIndex(({ source }) => source === undefined)
  const key = keys[named]
  if (keys.length === 0) {
    if (after === undefined) yield* theOnly(rest)
  } else if (key === undefined) yield* composite({ keys, after, ...rest })
  else if (named === 0) yield* bucketsFirst(key, { keys: keys.slice(1), after, ...rest })
  else {
    const [before, own] = [keys.slice(0, named), keys.slice(named)]
    if (after) {
      const head = after.slice(0, named)
      yield* under(head, {
        keys: own,
        after: after.slice(named),
        ...rest,
        scope: rowsIn(scope, before, head),
      })
    }
    const onwards = { keys: before, after: after?.slice(0, named), ...rest }
    const buckets = own.length === 1 ? await allBuckets(key, scope) : undefined
    if (buckets) yield* compositeWithBuckets(key, buckets, onwards)
    else
      for await (const page of composite({ ...onwards, told: untold }))
        for (const { keys: head } of page)
          yield* under(head, { keys: own, after: undefined, ...rest, scope: rowsIn(scope, before, head) })
  }
}

const rowsIn = (scope: Scope, keys: readonly PlannedKey[], head: Keys): Scope =>
  within(scope, ...keys.map(({ source }, i) => source?.rows(head[i] ?? null) ?? everything))

/** Groups of rows that have these keys before theirs. */
async function* under(head: Keys, inner: Walk): AsyncGenerator<Group[]> {
  for await (const page of walk(inner))
    yield page.map(({ keys, metrics }) => ({ keys: [...head, ...keys], metrics }))
}

/** One group, whatever rows there are. */
async function* theOnly({ scope, told }: Pick<Walk, 'scope' | 'told'>): AsyncGenerator<Group[]> {
  const group = await groupIn({ scope, told })
  yield [{ keys: [], metrics: told.read(group) }]
}

async function groupIn({ scope: { query, ask }, told }: Pick<Walk, 'scope' | 'told'>): Promise<AggValues> {
  const { aggregations, hits } = await ask({ size: 0, query, track_total_hits: true, aggs: told.aggs })
  return { ...aggregations, doc_count: hits.total?.value ?? 0 }
}

/** Of a key whose buckets we name, then of the others; `keys` and `after[1]` on are those of the others. */
async function* bucketsFirst(first: PlannedKey, { after, ...rest }: Walk): AsyncGenerator<Group[]> {
  const { key } = first
  const { keys, scope, told } = rest
  const [begin] = after ?? []
  if (begin !== null && keys.length === 0) yield* bucketGroups(first, begin, { scope, told })
  else if (begin !== null)
    for await (const { bucket, source, holds } of partsWithRows(first, begin, scope)) {
      const inside = begin !== undefined && holds(begin) ? after : undefined
      if (source)
        yield* walk({ ...rest, keys: [{ key: { ...key, skipNulls: true }, source }, ...keys], after: inside })
      else {
        const own = within(scope, unitRange(key.field, bucket.from, bucket.to))
        yield* under([bucket.key], { ...rest, after: inside?.slice(1), scope: own })
      }
    }
  if (key.skipNulls) return
  const without = within(scope, none(existsQuery(key.field)))
  if (keys.length > 0)
    yield* under([null], { ...rest, after: begin === null ? after?.slice(1) : undefined, scope: without })
  else if (begin !== null) {
    const group = await groupIn({ scope: without, told })
    if (group.doc_count > 0) yield [{ keys: [null], metrics: told.read(group) }]
  }
}
