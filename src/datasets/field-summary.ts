import type { Scalar } from './cell.ts'

/**
 * What a field holds; of lists the elements, and `rows` counts them. For geo_point and json all but `count` and `nulls`
 * is null or empty.
 */
export type FieldSummary = {
  /** Rows with a value, and rows without. */
  count: number
  nulls: number
  distinct: { count: number; exact: boolean } | null
  /** Strings, here and in `top`, are cut to `limits.profileTextChars`. */
  min: Scalar | null
  max: Scalar | null
  /** Of numbers. */
  mean: number | null
  /** Of numbers and times, as `histogram`: the least value that so many are not above. */
  quantiles: { q: number; value: Scalar }[]
  top: { value: Scalar; rows: number }[]
  /** `from` is left out where the range before ends there. */
  histogram: { from: Scalar; to: Scalar; rows: number }[]
}
