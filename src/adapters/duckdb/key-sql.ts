import type { Field } from '@tg-cloud/contract/fields'
import type { GroupKey } from '../../query/ports.ts'
import { cutSql } from './cut-sql.ts'
import type { KeySql } from './key-shape.ts'
import { takeOf } from './read-vectors.ts'
import { placeValue } from './search-sql.ts'
import { stepSql } from './step-sql.ts'
import { sql } from './sql.ts'
import { crossingType, quoted } from './tables.ts'
import { unitsSql } from './units.ts'

export function keySql(key: GroupKey, i: number): KeySql {
  if (key.kind === 'terms') return termSql(key, i)
  const { field, skipNulls } = key
  const column = quoted(field.name)
  const units = `_u${i}`
  const made = key.kind === 'steps' ? stepSql(key, i) : cutSql(key, i)
  const isIn = made.where ?? `${column} IS NOT NULL`
  return {
    ...made,
    beside: sql`${unitsSql(field, column)} AS ${units}`,
    where: skipNulls ? isIn : made.where === undefined ? 'true' : `(${isIn} OR ${column} IS NULL)`,
  }
}

function termSql({ field, skipNulls }: { field: Field; skipNulls: boolean }, i: number): KeySql {
  const single = { ...field, multiple: false }
  const column = quoted(field.name)
  const elements = skipNulls
    ? `list_distinct(${column})`
    : `CASE WHEN ${column} IS NULL THEN [NULL] ELSE list_distinct(${column}) END`
  const value = field.multiple ? `_v${i}` : column
  return {
    ...(field.multiple ? { beside: sql`unnest(${elements}) AS ${value}` } : {}),
    key: sql`${value}`,
    where: skipNulls ? `${value} IS NOT NULL` : 'true',
    shown: `_k${i}::${crossingType(single).toString()}`,
    take: takeOf(single),
    place: (scalar) => placeValue(single, scalar) ?? sql`NULL`,
  }
}
