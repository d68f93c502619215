import type { Comparison } from '@tg-cloud/contract/filter'
import type { Scalar } from '../../datasets/cell.ts'
import type { FilterTarget, ResolvedFilter } from '../../datasets/resolved-filter.ts'
import type { ElementFilter } from './element-condition.ts'
import type { Bound } from './session.ts'

/** What stands after WHERE, a value for each `?` of it. */
export type Condition = { sql: string; values: Bound[] }

/** `ne` is compiled as `not eq`. */
export type Leaf =
  | { op: Exclude<Comparison, 'ne'>; target: FilterTarget; value: Scalar }
  | Extract<ResolvedFilter, { op: 'in' | 'between' | 'exists' }>
  | ElementFilter
