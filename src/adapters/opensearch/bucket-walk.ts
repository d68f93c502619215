import type { Scalar } from '../../datasets/cell.ts'
import type { Group } from '../../query/ports.ts'
import type { AggValues } from './answer.ts'
import { bucketAgg, bucketsAtOnce } from './bucket-aggs.ts'
import type { Bucket } from './buckets.ts'
import { composite } from './composite.ts'
import { type Piece, piecesOf } from './cut-pieces.ts'
import { endsIn } from './ends.ts'
import { existsQuery } from './filter-query.ts'
import type { Source } from './group-source.ts'
import type { Walk } from './group-walk.ts'
import { type GroupAggs, groupAggs } from './metric-aggs.ts'
import type { PlannedKey } from './plan-keys.ts'
import { none } from './query.ts'
import { type Scope, within } from './scope.ts'
import { type Unit, unitRange } from './unit-range.ts'

type Key = Scalar | null
type Found = { bucket: Bucket; values: AggValues }

/** Buckets that are named at once beside other keys. */
const mostBeside = 200

/** The buckets that there may be, from the least to the greatest; undefined when they are too many. */
export async function allBuckets({ key, buckets }: PlannedKey, scope: Scope): Promise<Bucket[] | undefined> {
  if (buckets === undefined || key.kind === 'terms') return undefined
  if (key.kind === 'cuts')
    return key.cuts.length > mostBeside ? undefined : key.cuts.slice(1).map((_, i) => buckets.of(i))
  const ends = await endsIn(key.field, scope)
  if (ends === undefined) return []
  const all: Bucket[] = []
  for (let value: Unit | undefined = ends.min as Unit; value !== undefined && value <= (ends.max as Unit);) {
    const bucket = buckets.at(value)
    if (bucket === undefined || all.length === mostBeside) return undefined
    all.push(bucket)
    value = bucket.to
  }
  return all
}

/** Groups of keys that the server walks through, with few buckets in each. */
export function compositeWithBuckets({ key }: PlannedKey, buckets: readonly Bucket[], onwards: Walk) {
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

/** Groups of one key alone, those without a value left out. */
export async function* bucketGroups(
  first: PlannedKey,
  after: Key | undefined,
  { scope, told }: { scope: Scope; told: GroupAggs },
): AsyncGenerator<Group[]> {
  for await (const page of chunks(first, { after, scope, aggs: told.aggs })) {
    const groups = page.map(({ bucket, values }) => ({ keys: [bucket.key], metrics: told.read(values) }))
    yield groups.filter(({ keys }) => keys[0] !== after)
  }
}

type Asked = { after: Key | undefined; scope: Scope; aggs: Record<string, object> }

/** Buckets with rows in their order, as many as are named at once; where there are gaps the next value is looked for. */
async function* chunks({ key, buckets }: PlannedKey, { after, scope, aggs }: Asked): AsyncGenerator<Found[]> {
  if (buckets === undefined) return
  const { field, descending } = key
  const end = descending ? 'max' : 'min'
  const next = groupAggs([{ kind: end, field }], [])
  const most = bucketsAtOnce(field, aggs)
  let value = after === undefined ? buckets.start : buckets.of(after as Unit).from
  if (value === undefined && after === undefined)
    value = (await endsIn(field, scope))?.[end] as Unit | undefined
  while (value !== undefined) {
    const list: Bucket[] = []
    for (let at = buckets.at(value); at && list.length < most;) {
      list.push(at)
      value = buckets.behind(at)
      at = value === undefined ? undefined : buckets.at(value)
      if (at === undefined) value = undefined
    }
    if (list.length === 0) return
    const upwards = descending ? list.toReversed() : list
    const { agg, read } = bucketAgg(field, upwards, aggs)
    const [first, last] = [upwards[0], upwards.at(-1)]
    const beyond = descending
      ? unitRange(field, undefined, first?.from)
      : unitRange(field, last?.to, undefined)
    const more = value === undefined ? {} : { more: { filter: beyond, aggs: next.aggs } }
    // Rows before these buckets were read already.
    const ahead = descending
      ? unitRange(field, undefined, last?.to)
      : unitRange(field, first?.from, undefined)
    const { query, ask } = within(scope, ahead)
    const { aggregations } = await ask({
      size: 0,
      track_total_hits: false,
      query,
      aggs: { in: agg, ...more },
    })
    const found = read(aggregations?.['in']).flatMap((values, i): Found[] => {
      const bucket = upwards[i]
      return bucket && values.doc_count > 0 ? [{ bucket, values }] : []
    })
    if (found.length > 0) yield descending ? found.toReversed() : found
    if (value === undefined) return
    value = (next.read(aggregations?.['more'] as AggValues)[0] ?? undefined) as Unit | undefined
  }
}

/** `source`: the server walks through these buckets, which are several. */
type Part = { bucket: Bucket; source: Source | undefined; holds: (key: Key) => boolean }

/** Buckets with rows from this one on; pieces of many of them. */
export async function* partsWithRows(
  first: PlannedKey,
  begin: Key | undefined,
  scope: Scope,
): AsyncGenerator<Part> {
  if (first.key.kind === 'cuts') return yield* piecesWithRows(first.key, begin, scope)
  for await (const page of chunks(first, { after: begin, scope, aggs: {} }))
    for (const { bucket } of page)
      yield { bucket, source: undefined, holds: (key) => key !== null && Number(key) === Number(bucket.key) }
}

type Cuts = Extract<PlannedKey['key'], { kind: 'cuts' }>

async function* piecesWithRows(key: Cuts, begin: Key | undefined, scope: Scope): AsyncGenerator<Part> {
  const { field, descending } = key
  const isAhead = ({ first, buckets }: Piece) =>
    begin === undefined || (descending ? first <= Number(begin) : first + buckets > Number(begin))
  const parts = piecesOf(key)
    .filter(isAhead)
    .map(({ first, buckets, from, to, source }): Part => ({
      bucket: { key: first, from, to },
      source: buckets > 1 ? source : undefined,
      holds: (place) => Number(place) >= first && Number(place) < first + buckets,
    }))
  if (descending) parts.reverse()
  const most = bucketsAtOnce(field, {})
  for (let i = 0; i < parts.length; i += most) {
    const page = parts.slice(i, i + most)
    const ordered = descending ? page.toReversed() : page
    const { agg, read } = bucketAgg(
      field,
      ordered.map(({ bucket }) => bucket),
      {},
    )
    const { aggregations } = await scope.ask({
      size: 0,
      track_total_hits: false,
      query: scope.query,
      aggs: { in: agg },
    })
    const counts = read(aggregations?.['in']).map(({ doc_count }) => doc_count)
    const there = ordered.filter((_, k) => (counts[k] ?? 0) > 0)
    yield* descending ? there.reverse() : there
  }
}
