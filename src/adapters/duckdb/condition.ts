import type { Comparison } from '@tg-cloud/contract/filter'
import type { Scalar } from '../../datasets/cell.ts'
import type { FilterTarget, ResolvedFilter } from '../../filters/resolved-filter.ts'
import type { Bound } from './session.ts'

/** What stands after WHERE, a value for each `?` of it. */
export type Condition = { sql: string; values: Bound[] }

type Op = 'prefix' | 'contains' | 'match' | 'geo_box' | 'geo_distance'
/** Conditions that look into a value. */
export type ElementFilter = Extract<ResolvedFilter, { op: Op }>

/** `ne` is compiled as `not eq`. */
export type Leaf =
  | { op: Exclude<Comparison, 'ne'>; target: FilterTarget; value: Scalar }
  | Extract<ResolvedFilter, { op: 'in' | 'between' | 'exists' }>
  | ElementFilter
