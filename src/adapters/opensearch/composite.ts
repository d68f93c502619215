import type { Group } from '../../query/ports.ts'
import type { CompositeBucket } from './answer.ts'
import type { Walk } from './walk.ts'
import { everything } from './query.ts'
import { within } from './scope.ts'

/** Values in one answer, and groups in it: for each answer the server looks at all rows again. */
const most = { values: 60_000, groups: 10_000, leastGroups: 50 }

type Read = (bucket: CompositeBucket, keys: Group['keys']) => Group[]

/** Groups that the server walks through, page by page; `read` makes of one what is told of it. */
export async function* composite(
  { keys, after, scope, told, most: limit }: Walk,
  read: Read = (bucket, own) => [{ keys: own, metrics: told.read(bucket) }],
  aggs: Record<string, object> = told.aggs,
  parts = 1,
): AsyncGenerator<Group[]> {
  const sources = keys.flatMap(({ source }) => source ?? [])
  const { query, ask } = within(scope, ...sources.map(({ among }) => among ?? everything))
  const values = (1 + Object.keys(aggs).length) * parts
  const size = Math.min(
    limit,
    Math.max(most.leastGroups, Math.min(most.groups, Math.floor(most.values / values))),
  )
  const named = sources.map(({ source }, i) => ({ [`k${i}`]: source }))
  const inner = Object.keys(aggs).length === 0 ? {} : { aggs }
  let place =
    after && Object.fromEntries(sources.map((source, i) => [`k${i}`, source.place(after[i] ?? null)]))
  for (;;) {
    const groups = { composite: { size, sources: named, ...(place ? { after: place } : {}) }, ...inner }
    const { aggregations } = await ask({ size: 0, track_total_hits: false, query, aggs: { groups } })
    const page = aggregations?.['groups'] as { buckets: CompositeBucket[]; after_key?: typeof place }
    const found = page.buckets.flatMap((bucket) =>
      read(
        bucket,
        sources.map((source, i) => source.read(bucket.key[`k${i}`] ?? null)),
      ),
    )
    if (found.length > 0) yield found
    if (page.buckets.length < size || page.after_key === undefined) return
    place = page.after_key
  }
}
