import type { Group } from '../../query/ports.ts'
import { bucketGroups, compositeWithBuckets } from './bucket-groups.ts'
import { type Part, partsWithRows } from './bucket-parts.ts'
import type { Keys } from './compare-keys.ts'
import { composite } from './composite.ts'
import { existsQuery } from './filter-query.ts'
import { mergeGroups } from './merge-groups.ts'
import type { PlannedKey } from './plan-keys.ts'
import { type NamedKey, untold, type Walk } from './walk.ts'
import { everything, none } from './query.ts'
import { groupIn, type Scope, within } from './scope.ts'
import { unitRange } from './unit-range.ts'

/** All groups in the order of their keys. */
export async function* walk({ keys, after, ...rest }: Walk): AsyncGenerator<Group[]> {
  const { scope } = rest
  const at = keys.findIndex(({ source }) => source === undefined)
  const named = keys[at]
  if (keys.length === 0) {
    if (after === undefined) yield* theOnly(rest)
  } else if (named?.buckets === undefined) yield* composite({ keys, after, ...rest })
  else if (at === 0) yield* bucketsFirst(named, { keys: keys.slice(1), after, ...rest })
  else {
    const [before, own] = [keys.slice(0, at), keys.slice(at)]
    if (after) {
      const head = after.slice(0, at)
      const inside = rowsIn(scope, before, head)
      yield* under(head, { keys: own, after: after.slice(at), ...rest, scope: inside })
    }
    yield* onwards(named, { before, own }, { keys, after: after?.slice(0, at), ...rest })
  }
}

type Around = { before: readonly PlannedKey[]; own: readonly PlannedKey[] }

/** Groups whose keys before the named one are others than those of `after`, and come later. */
async function* onwards(named: NamedKey, { before, own }: Around, rest: Walk): AsyncGenerator<Group[]> {
  const { keys, scope } = rest
  const buckets = own.length === 1 ? await named.few.buckets() : undefined
  if (buckets) return yield* compositeWithBuckets(named, buckets, { ...rest, keys: before })
  const parts = await named.few.parts()
  if (parts) {
    const streams = parts.map((part) => besides(named, part, { before, own }, rest))
    if (!named.key.skipNulls) streams.push(besides(named, undefined, { before, own }, rest))
    return yield* mergeGroups(
      streams,
      keys.map(({ key }) => key),
    )
  }
  for await (const page of composite({ ...rest, keys: before, told: untold }))
    for (const { keys: head } of page)
      yield* under(head, { ...rest, keys: own, after: undefined, scope: rowsIn(scope, before, head) })
}

/** The groups of one part of the named key, or of the rows without a value. */
async function* besides(
  { key }: NamedKey,
  part: Part | undefined,
  { before, own }: Around,
  { after, scope, ...rest }: Walk,
): AsyncGenerator<Group[]> {
  // Null is last: what comes after it has other keys before.
  const others = own.slice(1)
  const behind = after && [...after, ...others.map(() => null)]
  if (part?.source) {
    const walked = { key: { ...key, skipNulls: true }, source: part.source }
    return yield* walk({
      ...rest,
      scope,
      keys: [...before, walked, ...others],
      after: behind && [...behind, null],
    })
  }
  const rows = part ? unitRange(key.field, part.bucket.from, part.bucket.to) : none(existsQuery(key.field))
  const at = before.length
  for await (const page of walk({
    ...rest,
    keys: [...before, ...others],
    after: behind,
    scope: within(scope, rows),
  }))
    yield page.map(({ keys, metrics }) => ({
      keys: [...keys.slice(0, at), part ? part.bucket.key : null, ...keys.slice(at)],
      metrics,
    }))
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
  yield [{ keys: [], metrics: told.read(await groupIn(scope, told)) }]
}

/** Of a key whose buckets we name, then of the others; `keys` and `after[1]` on are those of the others. */
async function* bucketsFirst(first: NamedKey, { after, ...rest }: Walk): AsyncGenerator<Group[]> {
  const { key } = first
  const { keys, scope } = rest
  const [begin] = after ?? []
  if (keys.length === 0) return yield* bucketGroups(first, begin, rest)
  if (begin !== null)
    for await (const { bucket, source, holds } of partsWithRows(first, begin, scope)) {
      const inside = begin !== undefined && holds(begin) ? after : undefined
      if (source) {
        const walked = { key: { ...key, skipNulls: true }, source }
        yield* walk({ ...rest, keys: [walked, ...keys], after: inside })
      } else {
        const own = within(scope, unitRange(key.field, bucket.from, bucket.to))
        yield* under([bucket.key], { ...rest, after: inside?.slice(1), scope: own })
      }
    }
  if (key.skipNulls) return
  const without = within(scope, none(existsQuery(key.field)))
  yield* under([null], { ...rest, after: begin === null ? after?.slice(1) : undefined, scope: without })
}
