import type { Comparison } from '@tg-cloud/contract/filter'
import type { FilterTarget, ResolvedFilter } from '../../filters/resolved-filter.ts'
import type { Scalar } from '../../values/cell.ts'
import type { Query } from './query.ts'

export type Of<Op> = Extract<ResolvedFilter, { op: Op }>

/** A condition alone; `ne` is compiled as `not eq`. */
export type Leaf =
  | { op: Exclude<Comparison, 'ne'>; target: FilterTarget; value: Scalar }
  | Of<'in' | 'between' | 'exists' | 'prefix' | 'contains' | 'match' | 'geo_box' | 'geo_distance'>

/** A load whose rows are in answers. */
export type LoadInAnswers = { number: number; ingestId: string; version: number }

export type FilterContext = {
  loads: readonly LoadInAnswers[]
  primaryKey: readonly string[]
  /** What stands for conditions that no query says exactly: found out before, see `lookUpLeaves`. */
  found: ReadonlyMap<ResolvedFilter, Query>
}
