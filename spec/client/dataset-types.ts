import type { Call, CallOptions, Schemas } from './types.ts'

/** What a field of a data set is: `{ type: 'int', required: true }`. */
export type FieldShape = {
  type: Schemas['FieldInput']['type']
  required?: boolean
  multiple?: boolean
}
/** A data set by its fields; `npx @tg-cloud/client types` writes one from the server. */
export type DatasetShape = Record<string, FieldShape>

type ValueOfType = {
  keyword: string
  text: string
  int: number
  int64: string
  double: number
  decimal: string
  boolean: boolean
  timestamp: string
  date: string
  geo_point: { lat: number; lon: number }
  json: unknown
}
type SystemValues = { $row: string; $ingest: string; $version: number }
type Name<D> = keyof D & string
type Value<D extends DatasetShape, F extends keyof D> = ValueOfType[D[F]['type']]
type Cell<D extends DatasetShape, F extends keyof D> = D[F]['multiple'] extends true
  ? Value<D, F>[]
  : Value<D, F>

/** One field of a row as it travels in JSON; null where a row has no value. */
export type CellOf<D extends DatasetShape, F extends string> = F extends keyof SystemValues
  ? SystemValues[F]
  : F extends keyof D
    ? D[F]['required'] extends true
      ? Cell<D, F>
      : Cell<D, F> | null
    : never
/** A row with these fields, all of the data set unless named. */
export type RowOf<D extends DatasetShape, F extends string = Name<D>> = { [K in F]: CellOf<D, K> }

type OfType<D extends DatasetShape, T extends FieldShape['type']> = {
  [F in Name<D>]: D[F]['type'] extends T ? F : never
}[Name<D>]
type Single<D extends DatasetShape, F extends Name<D>> = {
  [K in F]: D[K]['multiple'] extends true ? never : K
}[F]

type Numeric = 'int' | 'int64' | 'double' | 'decimal'
type Timed = 'timestamp' | 'date'
type Ordered = Numeric | Timed | 'keyword'
type Sortable = Ordered | 'boolean'

/** Conditions on each field with values of its type. */
type Comparison<D extends DatasetShape> =
  | { [F in OfType<D, Ordered>]: { op: 'lt' | 'lte' | 'gt' | 'gte'; field: F; value: Value<D, F> } }[OfType<
      D,
      Ordered
    >]
  | { [F in OfType<D, Ordered>]: { op: 'between'; field: F; from: Value<D, F>; to: Value<D, F> } }[OfType<
      D,
      Ordered
    >]
  | { [F in OfType<D, Sortable>]: { op: 'eq' | 'ne'; field: F; value: Value<D, F> } }[OfType<D, Sortable>]
  | { [F in OfType<D, Sortable>]: { op: 'in'; field: F; values: readonly Value<D, F>[] } }[OfType<
      D,
      Sortable
    >]
type OfOurs =
  | { op: 'eq' | 'ne'; field: '$row' | '$ingest'; value: string }
  | { op: 'in'; field: '$row' | '$ingest'; values: readonly string[] }
  | { op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte'; field: '$version'; value: number }

/** A filter that names fields of the data set alone, with values of their types. */
export type FilterOf<D extends DatasetShape> =
  | { op: 'and' | 'or'; filters: readonly FilterOf<D>[] }
  | { op: 'not'; filter: FilterOf<D> }
  | Comparison<D>
  | OfOurs
  | { op: 'exists'; field: Name<D> }
  | { op: 'prefix'; field: OfType<D, 'keyword'>; value: string }
  | { op: 'contains'; field: OfType<D, 'keyword' | 'text'>; value: string }
  | { op: 'match'; field: OfType<D, 'text'>; words: string; mode?: 'all' | 'any' | 'phrase' }
  | (Omit<Schemas['FilterGeoBox'], 'field'> & { field: OfType<D, 'geo_point'> })
  | (Omit<Schemas['FilterGeoDistance'], 'field'> & { field: OfType<D, 'geo_point'> })

export type SortOf<D extends DatasetShape> = Omit<Schemas['Sort'], 'field'> & {
  field: Single<D, OfType<D, Sortable>> | '$row'
}
export type SearchOf<D extends DatasetShape, F extends string> = Omit<
  Schemas['SearchQuestion'],
  'filter' | 'fields' | 'sort' | 'facets' | 'highlight' | 'rowFormat'
> & {
  filter?: FilterOf<D>
  fields?: readonly F[]
  sort?: readonly SortOf<D>[]
  facets?: readonly { field: OfType<D, Sortable>; limit?: number }[]
  highlight?: { fields: readonly OfType<D, 'keyword' | 'text'>[] }
}
export type FoundRows<D extends DatasetShape, F extends string> = Omit<Schemas['SearchAnswer'], 'rows'> & {
  rows: RowOf<D, F>[]
}

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

/** One data set, whose fields the compiler knows. */
export type DatasetClient<D extends DatasetShape> = {
  search<F extends Name<D> | keyof SystemValues = Name<D>>(
    question?: SearchOf<D, F>,
    options?: CallOptions,
  ): Call<FoundRows<D, F>>
  /** Rows one by one, page after page. */
  walk<F extends Name<D> | keyof SystemValues = Name<D>>(
    question?: Omit<SearchOf<D, F>, 'cursor'>,
    options?: CallOptions,
  ): AsyncIterableIterator<RowOf<D, F>>
  aggregate<N extends string>(questions: AggregatesOf<D, N>, options?: CallOptions): Call<FoundGroups<N>>
  /** The most frequent values of a field, for choices in forms. */
  values<F extends OfType<D, Sortable>>(
    field: F,
    query?: { prefix?: string; limit?: number },
    options?: CallOptions,
  ): Call<Omit<Schemas['ValuesAnswer'], 'values'> & { values: { value: Value<D, F>; rows: number }[] }>
  /** One row with all its fields, by its `$row`. */
  row(
    row: string,
    options?: CallOptions,
  ): Call<Omit<Schemas['RowAnswer'], 'row'> & { row: RowOf<D, Name<D> | keyof SystemValues> }>
}
export type DatasetOf = {
  /** The data set with this slug, typed: `client.datasets.of<Flights>('flights')`. */
  of<D extends DatasetShape>(slug: string): DatasetClient<D>
}
