import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from '../../datasets/cell.ts'
import type { SearchPlan } from '../../query/ports.ts'
import { boundValue } from './bound-value.ts'
import type { Condition } from './condition.ts'
import { afterPlace } from './keyset.ts'
import { sql } from './sql.ts'
import { rowNumber } from './system-condition.ts'
import { crossingType, quoted } from './tables.ts'

/**
 * A page of rows, of each these columns. The engine keeps the first rows while it reads, and from then on skips
 * blocks that hold none before the last of them; of few rows it fetches the cells at the end.
 */
export function searchSql(
  { sort, rowDescending, after, limit }: SearchPlan,
  { rows, where, columns }: { rows: string; where: Condition; columns: string },
): Condition {
  const order = sort.map(
    ({ field, descending, nullsFirst }) =>
      `${quoted(field.name)} ${descending ? 'DESC' : 'ASC'} NULLS ${nullsFirst ? 'FIRST' : 'LAST'}`,
  )
  const from = after ? sql`${where} AND ${afterSql({ sort, rowDescending }, after)}` : where
  return sql`SELECT ${columns} FROM ${rows} WHERE ${from}
    ORDER BY ${[...order, `_row ${rowDescending ? 'DESC' : 'ASC'}`].join()} LIMIT ${limit}`
}

/** What `rowReader` reads. */
export const cellColumns = (fields: readonly Field[]): string =>
  [
    '_load',
    '_row',
    ...fields.map((field) => `${quoted(field.name)}::${crossingType(field).toString()}`),
  ].join()

const afterSql = (
  { sort, rowDescending }: Pick<SearchPlan, 'sort' | 'rowDescending'>,
  { cells, row }: NonNullable<SearchPlan['after']>,
): Condition =>
  afterPlace([
    ...sort.map(({ field, descending, nullsFirst }, i) => ({
      sql: quoted(field.name),
      descending,
      nulls: nullsFirst ? ('first' as const) : ('last' as const),
      value: placeValue(field, cells[i] ?? null),
    })),
    { sql: '_row', descending: rowDescending, nulls: 'none', value: sql`${placeOfRow(row)}` },
  ])

export const placeValue = (field: Field, value: Scalar | null): Condition | null =>
  value === null ? null : { sql: '?', values: [boundValue(field, value)] }

/** Cursors are signed: what stands in one was a row of ours. */
function placeOfRow(row: string): bigint {
  const number = rowNumber(row)
  if (number === undefined) throw new Error(`${row} is no row`)
  return number
}
