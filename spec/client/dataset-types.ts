import type { AggregatesOf, FoundGroups } from './aggregate-types.ts'
import type {
  DatasetShape,
  FilterOf,
  Name,
  OfType,
  RowOf,
  Single,
  Sortable,
  SystemValues,
  Value,
} from './filter-types.ts'
import type { Call, CallOptions, Schemas } from './types.ts'

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
