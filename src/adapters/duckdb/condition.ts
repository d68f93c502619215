import type { Of } from '../../filters/leaf.ts'
import type { Bound } from './session.ts'

/** What stands after WHERE, a value for each `?` of it. */
export type Condition = { sql: string; values: Bound[] }

/** Conditions that look into a value. */
export type ElementFilter = Of<'prefix' | 'contains' | 'match' | 'geo_box' | 'geo_distance'>
