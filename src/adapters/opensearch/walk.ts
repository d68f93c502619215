import type { GroupAggs } from './agg-values.ts'
import type { Keys } from './compare-keys.ts'
import type { PlannedKey } from './plan-keys.ts'
import type { Scope } from './scope.ts'

export type NamedKey = Extract<PlannedKey, { source?: undefined }>
export type Walk = {
  keys: readonly PlannedKey[]
  /** Groups after this one alone. */
  after: Keys | undefined
  scope: Scope
  told: GroupAggs
  /** Groups that will be read. */
  most: number
}

/** What is only looked at whether it is there. */
export const untold: GroupAggs = { aggs: {}, read: () => [] }
