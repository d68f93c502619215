import type { Field } from '@tg-cloud/contract/fields'
import type { Chunk } from '../datasets/row-engine.ts'

export type RowFormat = TextFormat | ParquetFormat | XlsxFormat
export type TextFormat =
  | { kind: 'ndjson' | 'json'; charset: Charset }
  | { kind: 'csv'; charset: Charset; delimiter: string }
export type ParquetFormat = { kind: 'parquet' }
/** Of a workbook the sheet of this name, or the first that is shown. */
export type XlsxFormat = { kind: 'xlsx'; sheet?: string }
/** `utf-16` follows the byte order mark, little-endian without; a mark that names another charset wins over the name. */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-16' | 'cp949'

export type SourceOptions = {
  fields: readonly Field[]
  format: RowFormat
  sourceTimeZone?: string | undefined
  nullWords?: readonly string[] | undefined
  /** Stops what would go on by itself. */
  signal?: AbortSignal | undefined
}

/**
 * Cuts a decompressed body into chunks of typed rows, at the reader's pace and in bounded memory; the same bytes give
 * the same chunks however they arrive. Errors of `chunks`: header_mismatch, sheet_not_found, body_malformed (what makes the whole body
 * unreadable, with its line and byte), those of the body itself.
 */
export type RowSource = {
  chunks(body: AsyncIterable<Uint8Array>): AsyncIterable<Chunk>
  /** The charset it was read as, known once the first bytes are there; null for formats that are no text. */
  charset(): string | null
  /** How many values each reading rule has read so far. */
  reading(): { field: string; rule: string; values: number }[]
}
export type MakeRowSource = (options: SourceOptions) => RowSource
