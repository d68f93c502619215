import type { Scalar } from '../../datasets/cell.ts'
import type { Group } from '../../query/ports.ts'
import type { AggValues } from './answer.ts'
import { bucketAgg } from './bucket-aggs.ts'
import { bucketChunks, type Named } from './bucket-chunks.ts'
import type { Bucket } from './buckets.ts'
import { composite } from './composite.ts'
import { existsQuery } from './filter-query.ts'
import type { Walk } from './walk.ts'
import type { GroupAggs } from './agg-values.ts'
import { none } from './query.ts'
import { groupIn, type Scope, within } from './scope.ts'

type Key = Scalar | null

/** Groups of one key alone that come after this one. */
export async function* bucketGroups(
  named: Named,
  after: Key | undefined,
  { scope, told }: { scope: Scope; told: GroupAggs },
): AsyncGenerator<Group[]> {
  if (after === null) return
  const { field, skipNulls } = named.key
  let nulls: AggValues | undefined
  const asked = { begin: after, scope, aggs: told.aggs, withNull: !skipNulls }
  for await (const { found, without } of bucketChunks(named, asked)) {
    const groups = found.map(({ bucket, values }) => ({ keys: [bucket.key], metrics: told.read(values) }))
    yield groups.filter(({ keys }) => keys[0] !== after)
    nulls ??= without
  }
  if (skipNulls) return
  // No row has a value.
  nulls ??= await groupIn(within(scope, none(existsQuery(field))), told)
  if (nulls.doc_count > 0) yield [{ keys: [null], metrics: told.read(nulls) }]
}

/** Groups of keys that the server walks through, with these buckets of one more in each. */
export function compositeWithBuckets({ key }: Pick<Named, 'key'>, buckets: readonly Bucket[], onwards: Walk) {
  const { told } = onwards
  const { agg, read } = bucketAgg(key.field, buckets, told.aggs)
  const without = { filter: none(existsQuery(key.field)), aggs: told.aggs }
  const aggs = { ...(buckets.length > 0 ? { in: agg } : {}), ...(key.skipNulls ? {} : { without }) }
  return composite(
    onwards,
    (group, keys) => {
      const inside = buckets.length > 0 ? read(group['in']) : []
      const own: [Key, AggValues | undefined][] = buckets.map(({ key: bucket }, i) => [bucket, inside[i]])
      if (key.descending) own.reverse()
      if (!key.skipNulls) own.push([null, group['without'] as AggValues])
      return own.flatMap(([last, values]) =>
        values && values.doc_count > 0 ? [{ keys: [...keys, last], metrics: told.read(values) }] : [],
      )
    },
    aggs,
    (buckets.length + 1) * (1 + Object.keys(told.aggs).length),
  )
}
