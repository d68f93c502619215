import type { LoadInAnswers } from '../../filters/leaf.ts'
import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import type { Query } from './query.ts'

export type FilterContext = {
  loads: readonly LoadInAnswers[]
  primaryKey: readonly string[]
  /** What stands for conditions that no query says exactly: found out before, see `lookUpLeaves`. */
  found: ReadonlyMap<ResolvedFilter, Query>
}
