import type {
  DatasetShape,
  FilterOf,
  Name,
  Numeric,
  OfType,
  Single,
  Sortable,
  Timed,
} from './filter-types.ts'
import type { Schemas } from './types.ts'

type GroupType = {
  terms: Sortable
  ranges: Numeric | Timed
  histogram: Numeric
  fixed_interval: 'timestamp'
  calendar: Timed
}
type GroupOf<D extends DatasetShape> = {
  [T in keyof GroupType]: Omit<Extract<Schemas['GroupBy'], { type: T }>, 'field'> & {
    field: OfType<D, GroupType[T]>
  }
}[keyof GroupType]
type MetricType<D extends DatasetShape> = {
  count: Name<D>
  countDistinct: Single<D, OfType<D, Sortable>>
  sum: Single<D, OfType<D, Numeric>>
  avg: Single<D, OfType<D, Numeric>>
  stddev: Single<D, OfType<D, Numeric>>
  percentiles: Single<D, OfType<D, Numeric>>
  min: Single<D, OfType<D, Sortable>>
  max: Single<D, OfType<D, Sortable>>
  first: Single<D, OfType<D, Sortable | 'text'>>
  last: Single<D, OfType<D, Sortable | 'text'>>
}
type MetricOf<D extends DatasetShape> =
  | {
      [T in keyof MetricType<D>]: Omit<Extract<Schemas['Metric'], { type: T }>, 'field' | 'filter' | 'by'> &
        (T extends 'count' ? { field?: Name<D> } : { field: MetricType<D>[T] }) &
        (T extends 'first' | 'last' ? { by?: Single<D, OfType<D, Timed>> } : unknown) & {
          filter?: FilterOf<D>
        }
    }[keyof MetricType<D>]
  | Extract<Schemas['Metric'], { type: 'formula' | 'share' | 'difference' }>
type AggregateOf<D extends DatasetShape> = Omit<Schemas['AggregateQuestion'], 'groupBy' | 'metrics'> & {
  groupBy?: readonly GroupOf<D>[]
  metrics?: Record<string, MetricOf<D>>
}
export type AggregatesOf<D extends DatasetShape, N extends string> = {
  filter?: FilterOf<D>
  aggregates: { [K in N]: AggregateOf<D> }
  timeoutMs?: number
}
export type FoundGroups<N extends string> = Omit<Schemas['AggregateAnswers'], 'aggregates'> & {
  aggregates: Record<N, Schemas['AggregateAnswer']>
}
