import { finite, type MetricAggs } from '../agg-values.ts'
import type { Held, HeldField } from '../field-form.ts'
import { everything } from '../query.ts'
import { comparedForm } from '../raw-value.ts'

type Stats = { count: number; min: unknown; max: unknown; sum: unknown }

/** Of whole numbers, which the server adds up as doubles: exact as long as no sum on the way can be beyond 2^53. */
export function heldSum(field: HeldField, { onNearSum }: Held): MetricAggs {
  return {
    aggs: { s: { stats: { field: comparedForm(field).path } } },
    only: everything,
    read: ({ s }) => {
      const { count, min, max, sum } = s as Stats
      if (count === 0) return 0n
      const farthest = Math.max(Math.abs(Number(min)), Math.abs(Number(max)))
      if (count * farthest > Number.MAX_SAFE_INTEGER) onNearSum()
      return BigInt(Math.round(finite(sum) ?? 0))
    },
  }
}
