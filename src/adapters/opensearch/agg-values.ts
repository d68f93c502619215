import type { MetricValue } from '../../query/ports.ts'
import type { AggValues, SearchAnswer } from './answer.ts'
import type { Query } from './query.ts'
import type { Raw } from './raw-value.ts'

export type Aggs = Record<string, object>
/** What a metric asks of the rows of a group that `only` chooses, and what it comes to: `asked` are the answers. */
export type MetricAggs = { aggs: Aggs; only: Query; read: (asked: AggValues) => MetricValue }

/** What is asked of a group, and its metrics. */
export type GroupAggs = { aggs: Aggs; read: (group: AggValues) => MetricValue[] }

export const hitIn = (top: unknown) => (top as { hits: SearchAnswer['hits'] } | undefined)?.hits.hits[0]
export const numberIn = (agg: unknown): number => Number((agg as { value: Raw } | undefined)?.value ?? 0)
/** Infinite ones come as text. */
export const finite = (value: unknown): number | null => {
  const number = typeof value === 'bigint' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}
