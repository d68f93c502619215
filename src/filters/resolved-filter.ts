import type { Comparison, MatchMode, SystemField } from '@tg-cloud/contract/filter'
import type { Field } from '@tg-cloud/contract/fields'
import type { GeoPoint, Scalar } from '../values/cell.ts'

/** What a condition is about: a field of the data set or one of ours. Values of ours: `$version` number, others string. */
export type FilterTarget = { kind: 'field'; field: Field } | { kind: 'system'; name: SystemField }

/** A filter whose fields are known and whose values have the type of their field: what engines compile. */
export type ResolvedFilter =
  | { op: 'and' | 'or'; filters: ResolvedFilter[] }
  | { op: 'not'; filter: ResolvedFilter }
  | { op: Comparison; target: FilterTarget; value: Scalar }
  | { op: 'in'; target: FilterTarget; values: Scalar[] }
  | { op: 'between'; target: FilterTarget; from: Scalar; to: Scalar }
  | { op: 'exists'; target: FilterTarget }
  | { op: 'prefix' | 'contains'; target: FilterTarget; value: string }
  /** At least one word, as `tokensOf` cuts rows; `given`: as they were written, for those who cut rows otherwise. */
  | { op: 'match'; target: FilterTarget; words: string[]; given?: string; mode: MatchMode }
  /** Degrees, edges included; `west` > `east` crosses the 180th meridian. */
  | { op: 'geo_box'; target: FilterTarget; north: number; west: number; south: number; east: number }
  | { op: 'geo_distance'; target: FilterTarget; center: GeoPoint; meters: number }
