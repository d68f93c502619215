import { limits } from '@tg-cloud/contract/limits'
import { type FieldSummary, isMeasured, isNumber } from '../../values/field-summary.ts'
import type { AggValues } from './answer.ts'
import { exists, range } from './query.ts'
import { binsOf } from '../../values/bins.ts'
import { profileQuantiles } from '@tg-cloud/contract/dataset-profile'
import type { Aggs, AskProfile } from './profile-ask.ts'
import { type Counted, histogramOf, meanOf, quantilesOf } from './profile-counted.ts'
import { type FieldRange, hasDoubles, shown, valueField } from './profile-ranges.ts'
import { comparedForm, queryValue, type Raw, scalarOf } from './raw-value.ts'
import { doublesOf } from './metric-aggs.ts'
import { nearScalar } from './profile-near.ts'

export type Told = Pick<FieldSummary, 'distinct' | 'top' | 'quantiles' | 'histogram'> & {
  mean?: number | null
}
type Terms = { sum_other_doc_count: number; buckets: { key: Raw; doc_count: number }[] }

/** Values that are counted one by one, of all fields of a request: servers make no more than 65,535 of them. */
const most = 50_000

/** What is told of the values of fields that have some. */
export async function valuesOf(
  ask: AskProfile,
  ranges: readonly FieldRange[],
): Promise<Map<FieldRange, Told>> {
  const told = new Map<FieldRange, Told>()
  for (const some of together(ranges)) {
    const asked = some.map((range, i) => aggsOf(range, i))
    const found = await ask(Object.assign({}, ...asked) as Aggs)
    for (const [i, range] of some.entries()) told.set(range, read(range, i, found))
  }
  return told
}

/** More than there may be: about how many there are is known. */
const roomOf = ({ about }: FieldRange) => Math.ceil(about * 1.2) + 100
const isCounted = (range: FieldRange) => roomOf(range) <= most

/** Fields whose values are counted by one request. */
function together(ranges: readonly FieldRange[]): FieldRange[][] {
  const groups: FieldRange[][] = []
  let left = 0
  for (const range of ranges) {
    const room = isCounted(range) ? roomOf(range) : limits.profileBins + limits.profileTop
    if (room > left) {
      groups.push([])
      left = most
    }
    groups.at(-1)?.push(range)
    left -= room
  }
  return groups
}

/**
 * `t`: the most frequent values; `v`: all of them, of which `d` tells how many they are, `n` when they are needed one by
 * one; where they are too many, `p`: percentiles, `h`: a histogram.
 */
function aggsOf(range: FieldRange, i: number): Aggs {
  const { field } = range
  const { path } = comparedForm(valueField(field))
  const terms = (size: number) => ({ terms: { field: path, size } })
  if (isCounted(range)) {
    if (isMeasured(field)) return { [`n${i}`]: terms(roomOf(range)) }
    return {
      [`t${i}`]: terms(limits.profileTop),
      [`v${i}`]: terms(roomOf(range)),
      [`d${i}`]: { stats_bucket: { buckets_path: `v${i}>_count` } },
    }
  }
  const top = { [`t${i}`]: terms(limits.profileTop) }
  if (!isMeasured(field)) return top
  const percents = profileQuantiles.map((q) => q * 100)
  return {
    ...top,
    ...(hasDoubles(field)
      ? { [`p${i}`]: { percentiles: { field: doublesOf(field).path, percents, keyed: false } } }
      : {}),
    [`h${i}`]: { filters: { filters: binQueries(range) } },
  }
}

const binsIn = ({ field, min, max }: FieldRange) =>
  min === null || max === null ? [] : binsOf(field, { min, max, most: limits.profileBins })

function binQueries(of: FieldRange) {
  const { path } = comparedForm(of.field)
  const bins = binsIn(of)
  if (bins.length === 0) return [exists(path)]
  return bins.map(({ from, to }, i) => {
    const isOpen = bins[i - 1]?.to === from
    return range(path, {
      [isOpen ? 'gt' : 'gte']: queryValue(of.field, from),
      lte: queryValue(of.field, to),
    })
  })
}

function read(range: FieldRange, i: number, found: AggValues): Told {
  const { field, about } = range
  const held = valueField(field)
  const counted = ({ buckets }: Terms): Counted =>
    buckets.map(({ key, doc_count: rows }) => ({ value: scalarOf(held, key), rows }))
  const all = found[`n${i}`] as Terms | undefined
  if (all) {
    const values = counted(all)
    const isExact = all.sum_other_doc_count === 0
    return {
      distinct: { count: isExact ? values.length : about, exact: isExact },
      top: values.slice(0, limits.profileTop),
      quantiles: quantilesOf(values),
      histogram: histogramOf(values, binsIn(range)),
      ...(isNumber(field) && !hasDoubles(field) ? { mean: meanOf(field, values) } : {}),
    }
  }
  const top = counted(found[`t${i}`] as Terms).map((one) => ({ ...one, value: shown(one.value) }))
  const many = found[`v${i}`] as Pick<Terms, 'sum_other_doc_count'> | undefined
  const distinct =
    many?.sum_other_doc_count === 0
      ? { count: (found[`d${i}`] as { count: number }).count, exact: true }
      : { count: about, exact: false }
  const points = (found[`p${i}`] as { values: { value: number | null }[] } | undefined)?.values ?? []
  const heights = (found[`h${i}`] as { buckets: { doc_count: number }[] } | undefined)?.buckets ?? []
  return {
    distinct,
    top,
    quantiles: points.map(({ value }, k) => ({
      q: profileQuantiles[k] ?? 0,
      value: nearScalar(range, Number(value)),
    })),
    histogram: isMeasured(field)
      ? binsIn(range).map((bin, k) => ({ ...bin, rows: heights[k]?.doc_count ?? 0 }))
      : [],
  }
}
