import { type Field, timeTypes } from '@tg-cloud/contract/fields'
import type { Scalar } from './cell.ts'

/**
 * What a field holds; of lists the different elements of each row, and `rows` counts them. For geo_point and json all but `count` and `nulls`
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

const numbers = ['int', 'int64', 'double', 'decimal']
/** Whether more is told of it than counts. */
export const isTold = ({ type }: Field) => type !== 'json' && type !== 'geo_point'
export const isNumber = ({ type }: Field) => numbers.includes(type)
/** Whether it has quantiles and a histogram. */
export const isMeasured = (field: Field) => isNumber(field) || timeTypes.includes(field.type)

/** Counts alone. */
export const summaryOfCounts = (field: Field, count: number, nulls: number): FieldSummary => ({
  count,
  nulls,
  distinct: isTold(field) ? { count: 0, exact: true } : null,
  min: null,
  max: null,
  mean: null,
  quantiles: [],
  top: [],
  histogram: [],
})
