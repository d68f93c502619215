import type { Field } from '@tg-cloud/contract/fields'
import type { AggValues } from './answer.ts'
import type { Bucket } from './buckets.ts'
import { comparedForm, rawUnits } from './raw-value.ts'
import { type Unit, unitRange } from './unit-range.ts'

/** Buckets of one aggregation: as ranges the server finds them by halves, as filters it tries each. */
const most = { ranges: 512, filters: 128, values: 20_000 }
export function bucketsAtOnce(field: Field, aggs: Record<string, object>): number {
  const buckets = comparedForm(field).kind === 'keyword' ? most.filters : most.ranges
  return Math.min(buckets, Math.ceil(most.values / (1 + Object.keys(aggs).length)))
}

/** Buckets of a field side by side, from the least to the greatest; answers are read in the same order. */
export function bucketAgg(field: Field, buckets: readonly Bucket[], aggs: Record<string, object>) {
  const inner = Object.keys(aggs).length === 0 ? {} : { aggs }
  const read = (agg: unknown): AggValues[] => (agg as { buckets: AggValues[] }).buckets
  const ranges = buckets.map(({ from, to }) => ({
    from: from === undefined ? undefined : asDouble(field, from),
    to: to === undefined ? undefined : asDouble(field, to),
  }))
  const areExact = ranges.every(({ from, to }) => !Number.isNaN(from) && !Number.isNaN(to))
  if (areExact && comparedForm(field).kind !== 'keyword')
    return { agg: { range: { field: comparedForm(field).path, keyed: false, ranges }, ...inner }, read }
  const filters = buckets.map(({ from, to }) => unitRange(field, from, to))
  return { agg: { filters: { filters }, ...inner }, read }
}

/** The server compares ranges in doubles; NaN where one does not hold the bound and all about it. */
function asDouble(field: Field, bound: Unit): number {
  if (field.type === 'double') return Number(bound)
  const raw = Number(rawUnits(field, BigInt(bound)) ?? NaN)
  return Math.abs(raw) <= Number.MAX_SAFE_INTEGER + 1 ? raw : NaN
}
