import type { Scalar } from './cell.ts'
import type { ValueType } from './value-reader.ts'

/** `to` is in it; so is `from`, unless the bin before ends there. */
export type Bin = { from: Scalar; to: Scalar }

/** Cuts the range of numbers or times from `min` to `max` into at most `most` bins of about one width. */
export function binsOf(
  type: ValueType,
  { min, max, most }: { min: Scalar; max: Scalar; most: number },
): Bin[] {
  if (type.type === 'double') return binsOfDoubles(min as number, max as number, most)
  const isNumber = typeof min === 'number'
  // Times to the millisecond are microseconds inside.
  const step = type.type === 'timestamp' && type.resolution !== 'us' ? 1_000n : 1n
  const [first, last] = [BigInt(min as number | bigint) / step, BigInt(max as number | bigint) / step]
  const values = last - first + 1n
  const bins = values < most ? values : BigInt(most)
  const cell = (value: bigint): Scalar => (isNumber ? Number(value * step) : value * step)
  return Array.from({ length: Number(bins) }, (_, i) => ({
    from: cell(first + (values * BigInt(i)) / bins),
    to: cell(first + (values * BigInt(i + 1)) / bins - 1n),
  }))
}

function binsOfDoubles(min: number, max: number, most: number): Bin[] {
  const bins: Bin[] = []
  let from = min
  for (let i = 1; i <= most; i++) {
    // The difference of the two may be more than a double holds.
    const to = i === most ? max : Math.min(max, min * (1 - i / most) + max * (i / most))
    if (to > from || (i === most && bins.length === 0)) {
      bins.push({ from, to })
      from = to
    }
  }
  return bins
}
