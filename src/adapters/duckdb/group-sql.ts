import duckdb, { type DataChunk } from '@duckdb/node-bindings'
import type { Scalar } from '../../datasets/cell.ts'
import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import type { Group, GroupPlan } from '../../query/ports.ts'
import type { Condition } from './condition.ts'
import { keySql } from './key-sql.ts'
import { afterPlace } from './keyset.ts'
import { metricSql } from './metric-sql.ts'
import { joined, sql } from './sql.ts'

type Rows = { rows: string; where: Condition; filterOf: (filter: ResolvedFilter) => Condition }
export type GroupStatement = { statement: Condition; read(chunk: DataChunk): Group[] }

/** Rows, each key beside them as `_k<i>`, each filter of a metric as `_f<i>`; of these the groups. */
export function groupSql(
  { keys, metrics, after, limit }: GroupPlan,
  { rows, where, filterOf }: Rows,
): GroupStatement {
  const filters = metrics.map(({ filter }, i) => filter && sql`, ${filterOf(filter)} AS _f${i}`)
  const made = keys.map(keySql)
  const told = metrics.map((metric, i) => metricSql(metric, filters[i] && `_f${i}`))

  let from = sql`SELECT *${joined(
    filters.filter((filter) => filter !== undefined),
    '',
  )} FROM ${rows} WHERE ${where}`
  // Side by side, elements of two lists would be paired.
  for (const { beside } of made) if (beside) from = sql`SELECT *, ${beside} FROM (${from})`
  if (keys.length > 0)
    from = sql`SELECT _r.*${joined(
      made.map(({ key }, i) => sql`, ${key} AS _k${i}`),
      '',
    )}
      FROM (${from}) AS _r${joined(
        made.flatMap(({ join }) => join ?? []),
        '',
      )}
      WHERE ${made.map((key) => key.where).join(' AND ')}`
  const columns = [
    ...made,
    ...told.flatMap((metric) => metric.columns.map((column) => ({ ...column, shown: column.sql }))),
  ]
  const order = keys.map(({ descending }, i) => `_k${i} ${descending ? 'DESC' : 'ASC'} NULLS LAST`)
  const place =
    after &&
    afterPlace(
      made.map((key, i) => ({
        sql: `_k${i}`,
        descending: keys[i]?.descending ?? false,
        nulls: 'last' as const,
        value: placeOf(key.place, after[i] ?? null),
      })),
    )
  const statement = sql`SELECT ${columns.map(({ shown }) => shown).join()} FROM (${from})${place ? sql` WHERE ${place}` : ''}`
  const grouped =
    keys.length === 0
      ? statement
      : sql`${statement}
    GROUP BY ${keys.map((_, i) => `_k${i}`).join()} ORDER BY ${order.join()}`

  function read(chunk: DataChunk): Group[] {
    const count = duckdb.data_chunk_get_size(chunk)
    const cells = columns.map(({ take }, i) => take(duckdb.data_chunk_get_vector(chunk, i), count))
    return Array.from({ length: count }, (_, k) => {
      const row = cells.map((column) => column[k] ?? null)
      let at = keys.length
      return {
        keys: row.slice(0, at) as (Scalar | null)[],
        metrics: told.map((metric) => metric.read(row.slice(at, (at += metric.columns.length)))),
      }
    })
  }
  return { statement: limit === undefined ? grouped : sql`${grouped} LIMIT ${limit}`, read }
}

const placeOf = (place: (value: Scalar) => Condition, value: Scalar | null) =>
  value === null ? null : place(value)
