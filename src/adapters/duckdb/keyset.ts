import type { Condition } from './condition.ts'
import { sql } from './sql.ts'

/** One key of an order, and the value at the place after which rows are looked for; null: there is none. */
export type KeyPlace = {
  sql: string
  descending: boolean
  /** Where null stands; `none` where it never is. */
  nulls: 'first' | 'last' | 'none'
  value: Condition | null
}

/** What comes after a place in the order of its keys. The first key stands alone as well: so blocks are skipped. */
export function afterPlace(keys: readonly KeyPlace[]): Condition {
  const [first] = keys
  if (first === undefined) return sql`false`
  return keys.length === 1 ? sql`(${beyond(first)})` : sql`(${reached(first)}) AND (${after(keys)})`
}

function after([key, ...rest]: readonly KeyPlace[]): Condition {
  if (key === undefined) return sql`false`
  if (rest.length === 0) return beyond(key)
  return sql`${beyond(key)} OR (${same(key)} AND (${after(rest)}))`
}

const nullsAfter = (key: KeyPlace) => (key.nulls === 'last' ? ` OR ${key.sql} IS NULL` : '')

function beyond(key: KeyPlace): Condition {
  if (key.value === null) return sql`${key.nulls === 'first' ? `${key.sql} IS NOT NULL` : 'false'}`
  return sql`${key.sql} ${key.descending ? '<' : '>'} ${key.value}${nullsAfter(key)}`
}

const same = (key: KeyPlace): Condition =>
  key.value === null ? sql`${key.sql} IS NULL` : sql`${key.sql} = ${key.value}`

function reached(key: KeyPlace): Condition {
  if (key.value === null) return sql`${key.nulls === 'first' ? 'true' : `${key.sql} IS NULL`}`
  return sql`${key.sql} ${key.descending ? '<=' : '>='} ${key.value}${nullsAfter(key)}`
}
