import type { MetricValue } from '../../query/ports.ts'
import { finite } from './agg-values.ts'

export type Stats = Record<'count' | 'min' | 'max' | 'sum_of_squares' | 'std_deviation_sampling', unknown>

/** Doubles whose squares add up to a double. */
const squared = 1e140
/** What the sum of squares may be off by. */
const rounding = 2 ** -50

/**
 * The spread that the server tells, and what part of it may be wrong: it is the difference of two sums, which are both
 * large where values lie far from 0. Null for fewer than two.
 */
export function spreadOf(stats: Stats, unit: number): MetricValue {
  const count = Number(stats.count)
  const most = Math.max(Math.abs(Number(stats.min)), Math.abs(Number(stats.max)))
  if (count < 2 || most >= squared) return null
  const spread = finite(stats.std_deviation_sampling) ?? 0
  const error = (Number(stats.sum_of_squares) * rounding) / (spread ** 2 * (count - 1))
  return [spread / unit, Number.isFinite(error) ? error : null]
}

/** Of a sample, from each value and how often it is there. */
export function spreadOfValues(values: readonly { value: number; rows: number }[]): number | null {
  const rows = values.reduce((sum, one) => sum + one.rows, 0)
  if (rows < 2) return null
  const [first] = values
  const from = first?.value ?? 0
  const mean = values.reduce((sum, one) => sum + ((one.value - from) * one.rows) / rows, 0)
  const squares = values.reduce((sum, one) => sum + (one.value - from - mean) ** 2 * one.rows, 0)
  return Math.sqrt(squares / (rows - 1))
}
