import type { GroupKey } from '../../query/ports.ts'
import { floorDivide } from '../../values/floor.ts'
import { doubleBefore, leastDouble } from './double-order.ts'
import type { Unit } from './unit-range.ts'

/** from <= value < to, in units of `Cell`; undefined: there is no end. */
export type Bucket = { key: Unit; from: Unit | undefined; to: Unit | undefined }
export type Buckets = {
  /** The bucket of this key. */
  of(key: Unit): Bucket
  /** The bucket that a value is in, or the next one in the direction; undefined: there is none. */
  at(value: Unit): Bucket | undefined
  /** Where buckets begin in the direction; undefined where only the rows say it. */
  start: Unit | undefined
  /** The first value behind a bucket in the direction. */
  behind(bucket: Bucket): Unit | undefined
}

export function bucketsOf(key: Exclude<GroupKey, { kind: 'terms' }>): Buckets {
  const { field, descending } = key
  const before = (value: Unit | undefined): Unit | undefined => {
    if (value === undefined) return undefined
    if (field.type === 'double') return doubleBefore(Number(value))
    return typeof value === 'bigint' ? value - 1n : value - 1
  }
  const behind = (bucket: Bucket) => (descending ? before(bucket.from) : bucket.to)
  if (key.kind === 'cuts') {
    const cuts = cutBuckets(key.cuts, descending)
    const last = key.cuts.length < 2 ? undefined : key.cuts.at(-1)
    return { ...cuts, behind, start: descending ? before(last) : key.cuts[0] }
  }
  const steps = field.type === 'double' ? doubleSteps(key) : wholeSteps(key)
  return { ...steps, behind, start: undefined }
}

type Steps = Extract<GroupKey, { kind: 'steps' }>

function wholeSteps({ field, origin, width }: Steps): Pick<Buckets, 'of' | 'at'> {
  const [begin, step] = [BigInt(origin), BigInt(width)]
  // Numbers of buckets have the type of the values.
  const isNumber = field.type === 'int' || field.type === 'date'
  const of = (key: Unit): Bucket => {
    const from = begin + BigInt(key) * step
    return { key: isNumber ? Number(key) : BigInt(key), from, to: from + step }
  }
  return { of, at: (value) => of(floorDivide(BigInt(value) - begin, step)) }
}

/** Quotients are rounded, so that a bucket begins where it does, not where it should: the least double in it is found. */
function doubleSteps({ origin, width }: Steps): Pick<Buckets, 'of' | 'at'> {
  const bucketOf = (value: Unit) => Math.floor((Number(value) - Number(origin)) / Number(width)) + 0
  const of = (key: Unit): Bucket => ({
    key,
    from: leastDouble((value) => bucketOf(value) >= key),
    to: leastDouble((value) => bucketOf(value) > key),
  })
  return { of, at: (value) => of(bucketOf(value)) }
}

function cutBuckets(cuts: readonly Unit[], descending: boolean): Pick<Buckets, 'of' | 'at'> {
  const last = cuts.length - 2
  const of = (key: Unit): Bucket => ({ key, from: cuts[Number(key)], to: cuts[Number(key) + 1] })
  return {
    of,
    at(value) {
      if (last < 0) return undefined
      const [first, end] = [cuts[0] ?? 0, cuts.at(-1) ?? 0]
      if (value < first) return descending ? undefined : of(0)
      if (value >= end) return descending ? of(last) : undefined
      return of(lastAtMost(cuts, value))
    },
  }
}

/** The place of the last cut that is not greater. */
function lastAtMost(cuts: readonly Unit[], value: Unit): number {
  let [low, high] = [0, cuts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((cuts[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
