import type { Position } from '../../paging/page.ts'

/** RFC 3339, UTC, milliseconds, made in SQL: cheaper than a Date made by the driver and formatted again. */
export const timeText = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * The part of a keyset list that comes after a position, newest first; `$3` and `$4` are the position. `of` names the
 * table, for instance `e.`.
 */
export const newestFirst = (before: Position | undefined, of = '') => ({
  where: before === undefined ? '' : `and (${of}created_at, ${of}id) < ($3::timestamptz, $4::uuid)`,
  order: `order by ${of}created_at desc, ${of}id desc limit $2`,
  position: before === undefined ? [] : [before.value, before.id],
})

/** As our prefix indexes fold it. */
export const folded = (text: string) => `lower(${text} collate "und-x-icu")`

/** A LIKE pattern for texts that begin with this one. */
export const likePrefix = (text: string): string => `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/**
 * The slug that is wanted or, where it is taken, with the smallest number from 2 on that is free. `wanted` names the
 * parameter. Another transaction may take the same one just now: insert with `on conflict (slug) do nothing`.
 */
export const freeSlug = (table: string, wanted: string) => `case
    when not exists (select from ${table} where slug = ${wanted}) then ${wanted}::text
    else (
      select ${wanted} || '-' || n
      from generate_series(2, 2 + (select count(*) from ${table} where slug like ${wanted} || '-%')) n
      where not exists (select from ${table} where slug = ${wanted} || '-' || n) order by n limit 1
    ) end`
