import type { Field } from '@tg-cloud/contract/fields'
import type { DatasetShape, Scalar } from '../datasets/cell.ts'
import type { ResolvedFilter } from '../filters/resolved-filter.ts'
import type { ReadRow } from '../datasets/row-engine.ts'
import type { LineForm, Lines } from './lines.ts'

/** By the values of a field: text by code point, false before true, times and numbers as they are. */
export type SortKey = { field: Field; descending: boolean; nullsFirst: boolean }

/** Rows of a filter in the order of `sort`, those with equal values by `$row` (load, then row). */
export type SearchPlan = {
  filter?: ResolvedFilter | undefined
  /** Fields whose cells are answered, in this order. */
  fields: readonly Field[]
  sort: readonly SortKey[]
  /** `$row` downwards: with all of `sort` turned around, this reads pages backwards. */
  rowDescending: boolean
  /** Only rows after this place: its values of `sort` and its `$row`. */
  after?: { cells: readonly (Scalar | null)[]; row: string } | undefined
  /** As many rows at most; `Number.MAX_SAFE_INTEGER`: all of them, in bounded memory. */
  limit: number
}

/**
 * What rows are grouped by. `terms`: the value itself, a list counting with each of its different elements. `steps`: the
 * number of the bucket, floor((value - origin) / width), computed exactly for whole numbers, decimals and times and in
 * doubles for doubles. `cuts`: i when cuts[i] <= value < cuts[i + 1], `cuts` rising; rows outside are in no group.
 * Values are as in `Cell`; a row without a value is in the group null unless `skipNulls`.
 */
export type GroupKey = { field: Field; skipNulls: boolean; descending: boolean } & (
  | { kind: 'terms' }
  | { kind: 'steps'; origin: number | bigint; width: number | bigint }
  | { kind: 'cuts'; cuts: readonly (number | bigint)[] }
)

/** What is told of a group, each over the rows that meet `filter` as well; fields never hold lists. */
export type GroupMetric = { filter?: ResolvedFilter | undefined } & (
  | { kind: 'rows' }
  /** Rows with a value; of a list too. */
  | { kind: 'values'; field: Field }
  | { kind: 'distinct'; field: Field; exact: boolean }
  /** bigint, exact, in units of 10^-scale for int, int64, decimal; number for double. Of no values 0. */
  | { kind: 'sum'; field: Field }
  | { kind: 'min' | 'max'; field: Field }
  /** Of a sample (n - 1), of values as doubles; null for fewer than two. */
  | { kind: 'stddev'; field: Field }
  /**
   * As doubles, interpolated; each of `percents` from 0 to 100; null without values. Of numbers alone. Of many values an
   * engine may tell what is only near: see `isNear`.
   */
  | { kind: 'percentiles'; field: Field; percents: readonly number[] }
  /** The value of the row with the least or greatest `by` of those with both; of equal ones, by `$row`. */
  | { kind: 'first' | 'last'; field: Field; by: Field }
)
/** rows, values, distinct, stddev: number · percentiles: list · others: see GroupMetric; null: there is none. */
export type MetricValue = Scalar | readonly (number | null)[] | null

/** Of no rows, on every engine. */
export function metricOfNothing(metric: GroupMetric): MetricValue {
  switch (metric.kind) {
    case 'rows':
    case 'values':
    case 'distinct':
      return 0
    case 'sum':
      return metric.field.type === 'double' ? 0 : 0n
    case 'min':
    case 'max':
    case 'stddev':
    case 'percentiles':
    case 'first':
    case 'last':
      return null
  }
}

export type GroupPlan = {
  filter?: ResolvedFilter | undefined
  /** None: exactly one group, also of no rows. */
  keys: readonly GroupKey[]
  metrics: readonly GroupMetric[]
  /** Only groups after this one in the order of the keys. */
  after?: readonly (Scalar | null)[] | undefined
  /** The reader will not take more than this. */
  limit?: number | undefined
}
/** `keys`: of `terms` the value, else the number of the bucket. */
export type Group = { keys: readonly (Scalar | null)[]; metrics: readonly MetricValue[] }

/** The rows of a data set at one moment. Errors: unavailable; the reason of the signal. */
export type RowView = {
  /** Of the rows: that of the load, deletion or change of fields that was acknowledged last; 0 before the first. */
  version: number
  /** Rises with each change of what is in answers: two views of the same number are of the same rows. */
  revision: number
  /** In pages that the reader's pace calls for: rows may be large. */
  search(plan: SearchPlan): AsyncIterable<ReadRow[]>
  /**
   * The same rows as lines of their cells, byte for byte as the text formats of exports; undefined when the engine does not
   * write these rows itself, which it decides before the first.
   */
  lines?(plan: SearchPlan, form: LineForm): Promise<AsyncIterable<Lines> | undefined>
  /** The id of the load with this number. */
  ingestOf(load: number): string
  /** Counts no further than `upTo`. */
  count(filter: ResolvedFilter | undefined, upTo?: number): Promise<number>
  /** In the order of the keys, null last, in pages that the reader's pace calls for. */
  groups(plan: GroupPlan): AsyncIterable<Group[]>
  /** Whether this metric of a plan was, of any group told so far, only near what it should be. */
  isNear(metric: GroupMetric): boolean
  /** Fields asked about so far with values that are in no comparison: answers may lack their rows. None unless told. */
  doubts?(): readonly string[]
  /** The least and the greatest value; undefined when no row of the filter has one. */
  extent(field: Field, filter: ResolvedFilter | undefined): Promise<{ min: Scalar; max: Scalar } | undefined>
  /** The row with this `$row`; undefined when there is none. */
  row(fields: readonly Field[], target: string): Promise<ReadRow | undefined>
}

/** Rows that were removed by deletions, as far as answers are concerned that are older. */
export type DeletedRows = {
  /** Whether there was a deletion after this version of the data set. */
  since(datasetId: string, version: number): Promise<boolean>
}

export type QuestionEngine = {
  /** What a view has that is opened now. Errors: unavailable; the reason of the signal. */
  revision(dataset: DatasetShape, signal: AbortSignal): Promise<number>
  /** All that `work` asks is of one moment; the signal interrupts it within 2 s. */
  ask<T>(dataset: DatasetShape, work: (view: RowView) => Promise<T>, signal: AbortSignal): Promise<T>
  /** Rows, and bytes that these fields take, about. */
  size(dataset: DatasetShape, fields: readonly Field[]): Promise<{ rows: number; bytes: number }>
}
