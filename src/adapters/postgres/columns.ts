/** RFC 3339, UTC, milliseconds, made in SQL: cheaper than a Date made by the driver and formatted again. */
export const timeText = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
