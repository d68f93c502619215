import type { Schemas } from './types.ts'

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
export type SystemValues = { $row: string; $ingest: string; $version: number }
export type Name<D> = keyof D & string
export type Value<D extends DatasetShape, F extends keyof D> = ValueOfType[D[F]['type']]
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

export type OfType<D extends DatasetShape, T extends FieldShape['type']> = {
  [F in Name<D>]: D[F]['type'] extends T ? F : never
}[Name<D>]
export type Single<D extends DatasetShape, F extends Name<D>> = {
  [K in F]: D[K]['multiple'] extends true ? never : K
}[F]

export type Numeric = 'int' | 'int64' | 'double' | 'decimal'
export type Timed = 'timestamp' | 'date'
type Ordered = Numeric | Timed | 'keyword'
export type Sortable = Ordered | 'boolean'

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
