import type { Scalar } from '../../datasets/cell.ts'
import type { GroupKey } from '../../query/ports.ts'
import type { AggValues } from './answer.ts'
import { bucketAgg, bucketsAtOnce } from './bucket-aggs.ts'
import type { Bucket, Buckets } from './buckets.ts'
import { endsIn } from './ends.ts'
import { existsQuery } from './filter-query.ts'
import { groupAggs } from './metric-aggs.ts'
import { everything, none } from './query.ts'
import { type Scope, within } from './scope.ts'
import { type Unit, unitRange } from './unit-range.ts'

export type Named = { key: GroupKey; buckets: Buckets }
/** Buckets with rows; `without` is told of the rows without a value, in the first chunk. */
type Chunk = { found: { bucket: Bucket; values: AggValues }[]; without: AggValues | undefined }
type Asked = {
  /** From this bucket on, or from the first with rows. */
  begin: Scalar | null | undefined
  scope: Scope
  aggs: Record<string, object>
  /** Whether rows without a value are asked for too. */
  withNull?: boolean
}

/** Buckets in their order, as many as are named at once; where there are gaps the next value is looked for. */
export async function* bucketChunks({ key, buckets }: Named, asked: Asked): AsyncGenerator<Chunk> {
  const { begin, scope, aggs, withNull = false } = asked
  const { field, descending } = key
  const end = descending ? 'max' : 'min'
  const next = groupAggs([{ kind: end, field }], [])
  const most = bucketsAtOnce(field, aggs)
  const nulls = withNull ? { without: { filter: none(existsQuery(field)), aggs } } : {}
  let value = begin === undefined ? buckets.start : buckets.of(begin as Unit).from
  if (value === undefined && begin === undefined)
    value = (await endsIn(field, scope))?.[end] as Unit | undefined
  for (let isFirst = true; value !== undefined; isFirst = false) {
    const { list, behind } = named(buckets, value, most)
    const upwards = descending ? list.reverse() : list
    const [first, last] = [upwards[0], upwards.at(-1)]
    if (first === undefined || last === undefined) return
    const { agg, read } = bucketAgg(field, upwards, aggs)
    const beyond = descending ? unitRange(field, undefined, first.from) : unitRange(field, last.to, undefined)
    const more = behind === undefined ? {} : { more: { filter: beyond, aggs: next.aggs } }
    // Rows before these buckets were read already.
    const ahead = descending ? unitRange(field, undefined, last.to) : unitRange(field, first.from, undefined)
    const isAll = isFirst && withNull
    const { query, ask } = within(scope, isAll ? everything : ahead)
    const all = { in: agg, ...more, ...(isAll ? nulls : {}) }
    const { aggregations } = await ask({ size: 0, track_total_hits: false, query, aggs: all })
    const found = read(aggregations?.['in']).flatMap((values, i): Chunk['found'] => {
      const bucket = upwards[i]
      return bucket && values.doc_count > 0 ? [{ bucket, values }] : []
    })
    const without = aggregations?.['without'] as AggValues | undefined
    yield { found: descending ? found.reverse() : found, without }
    if (behind === undefined) return
    value = (next.read(aggregations?.['more'] as AggValues)[0] ?? undefined) as Unit | undefined
  }
}

/** Buckets side by side in their direction, and the value behind them; undefined: there is no bucket there. */
function named(
  { at, behind }: Buckets,
  from: Unit,
  most: number,
): { list: Bucket[]; behind: Unit | undefined } {
  const list: Bucket[] = []
  let value: Unit | undefined = from
  for (;;) {
    const bucket: Bucket | undefined = value === undefined ? undefined : at(value)
    if (bucket === undefined) return { list, behind: undefined }
    if (list.length === most) return { list, behind: value }
    list.push(bucket)
    value = behind(bucket)
  }
}
