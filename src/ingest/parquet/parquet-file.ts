import type { Field } from '@tg-cloud/contract/fields'

/**
 * What stands in a column: `instant` is a time with its zone, `local_time` one without; `word` is what has a text form
 * and no type of ours (UUID, time of day, interval); `object` is a struct or a map.
 */
export type ParquetType =
  | { kind: 'boolean' | 'int' | 'double' | 'text' | 'bytes' | 'date' | 'instant' | 'local_time' }
  | { kind: 'word' | 'object' }
  | { kind: 'decimal'; precision: number; scale: number }
  | { kind: 'list'; of: ParquetType }

/** A column by its name in the file. */
export type ParquetColumn = { name: string; type: ParquetType }

/** Rows from the first up to the second, counted from 0. */
export type RowRange = { from: number; to: number }

/** Which field each column holds, and what the load says about how it is read. */
export type ColumnMap = {
  fields: readonly Field[]
  /** For each column the place of its field. */
  fieldOf: readonly number[]
  sourceTimeZone?: string | undefined
  nullWords?: readonly string[] | undefined
}

/** What a look at all values of a range has found. */
export type Survey = {
  /** Rows of which it is not sure that they fit. */
  doubtful: number
  /** How long the values are, about. */
  bytes: number
  /** For each field how many of the values of the other rows took the zone of the load or the field. */
  zoned: number[]
}

/**
 * A row with its values as JSON has them, by column: numbers that a double does not hold as NumberText, times and days as
 * text, objects and lists. Bytes that are no text are a Uint8Array. `undefined` in place of the values: it is too long.
 */
export type ParquetRow = { row: number; bytes: number; values: unknown[] | undefined }

/** How the rows of a file are read into fields. */
export type ParquetPlan = {
  /** Whether an engine may read rows itself. Without, every row is doubtful. */
  direct: boolean
  survey(range: RowRange): Promise<Survey>
  /** The doubtful rows, or all, in the order of the file. */
  rows(range: RowRange, which: { all: boolean }): AsyncIterable<ParquetRow[]>
  /** A SELECT for the rows that are not doubtful: see FileRows. `all`: none of them is. */
  select(range: RowRange, which: { all: boolean }): string
}

/** An open file. Errors of what it does: body_malformed, body_too_large, unavailable. */
export type ParquetFile = {
  rows: number
  columns: readonly ParquetColumn[]
  /** Errors: RangeError for rules that the contract refuses. */
  plan(map: ColumnMap): ParquetPlan
  /** Without any fields: as they stand in the file. */
  rowsIn(range: RowRange): AsyncIterable<ParquetRow[]>
  close(): Promise<void>
}
/** `signal` stops whatever is going on with the file. */
export type OpenParquet = (
  file: { path: string; bytes: number },
  signal?: AbortSignal,
) => Promise<ParquetFile>
