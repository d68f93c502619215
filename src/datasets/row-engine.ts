import type { Field } from '@tg-cloud/contract/fields'
import type { RefusalCode } from '@tg-cloud/contract/refusals'
import type { Cell, Columns, DatasetShape } from './cell.ts'
import type { FieldSummary } from '../values/field-summary.ts'
import type { ResolvedFilter } from '../filters/resolved-filter.ts'

export type LoadMode = 'append' | 'upsert' | 'replace'

/** One load: `number` counts the loads of the data set from 1 and is never given twice. */
export type Load = { dataset: DatasetShape; number: number; ingestId: string; mode: LoadMode }

/** A row that was not taken: where it stands in what was sent, and why. */
export type RefusedRow = {
  /** Which row of the load, from 1. */
  row: number
  /** Line of text or row of a sheet, from 1; null for formats without. */
  line: number | null
  /** Byte where the row begins in the body as it was sent, after decompression; null for formats without. */
  byteOffset: number | null
  field: string | null
  code: RefusalCode
  params: Record<string, string | number>
  /** The row as it stands in the body, cut to `limits.refusedTextChars`; JSON for Parquet and XLSX; null when it was erased. */
  text: string | null
}

/**
 * Rows that are written together or not at all. The same bytes are cut into the same chunks every time, so that a
 * repetition is recognised: `sha256` is of the bytes of the body, decompressed, up to the end of this chunk.
 */
export type Chunk = {
  /** From 0, without gaps. */
  number: number
  /** Rows of the body in this chunk, refused ones included. */
  received: number
  sha256: Buffer
  /** In the order of the fields of the data set. */
  columns: Columns
  /** For each row in `columns`, which row of the load it is, from 1. */
  rowNumbers: readonly number[]
  /** On which line of text a row of them begins; those up to the next that is named follow it line by line. */
  lines?: readonly (readonly [row: number, line: number])[]
  refused: readonly RefusedRow[]
  /** Taken rows that the engine reads itself, beside those in `columns`. */
  file?: FileRows | undefined
}

/**
 * Rows of a Parquet file on this machine that were found to fit: a SELECT of DuckDB for the number of the row in the load
 * and the values of the fields in their order, each of the type of its column.
 */
export type FileRows = { sql: string; count: number }

/** A chunk that is there already. */
export type WrittenChunk = { number: number; received: number; quarantined: number; sha256: Buffer }

/** received = accepted + updated + duplicate + quarantined. */
export type LoadCounts = {
  received: number
  accepted: number
  updated: number
  duplicate: number
  quarantined: number
}

/** What the engine has acknowledged of a load; records are made to agree with it after a crash. */
export type LoadState =
  | { state: 'loading' }
  | { state: 'finished'; version: number; counts: LoadCounts; rows: number }
  | { state: 'abandoned' }

/** Fields that the rows of a data set have from this version on. */
export type FieldChange = { datasetId: string; version: number; fields: Field[] }

/** A row as it is read: cells in the order of the fields that were asked for. */
export type ReadRow = { row: string; load: number; version: number; cells: Cell[] }

/**
 * Where the rows of data sets live. Every call that changes rows is one transaction with its entry in the ledger, so
 * that it has happened whole or not at all, and happens once however often it is asked for. Rows of a load that is not
 * finished are in no answer. Errors: unavailable when the engine does not answer.
 */
export type RowEngine = {
  /** For receipts: the name of the engine and how many copies it keeps of what it acknowledged. */
  durability: { engine: string; copies: number }
  /** Of the rows of a data set, where they are not all in one place. */
  durabilityOf?(datasetId: string): Promise<RowEngine['durability']>

  /** Names the place where all these rows are, for as long as it exists and wherever it is moved to. */
  storeId(): Promise<string>

  /** Makes the place for rows; nothing happens when it is there. */
  create(dataset: DatasetShape): Promise<void>
  /** Removes all rows, the ledger and the quarantine of a data set; nothing happens when they are gone. */
  remove(datasetId: string): Promise<void>

  /** Opens a load, or goes on with one that was cut off. Answers the chunks that are there, in order. */
  startLoad(load: Load): Promise<WrittenChunk[]>
  /** Rows, refused rows and the entry of the ledger together. A chunk that is there already is left as it is. */
  writeChunk(load: Load, chunk: Chunk): Promise<void>
  /**
   * The commit point of a load: its rows are in answers from here on. Keys are settled here: append counts a row whose
   * key is there as duplicate and leaves the old one; upsert takes the later row, keeps its `$row`, and counts what an
   * earlier row of the same load had as duplicate; replace removes the rows of all other loads.
   */
  finishLoad(load: Load, version: number, signal?: AbortSignal): Promise<{ counts: LoadCounts; rows: number }>
  /** Removes what an unfinished load wrote, its quarantine included. */
  abandonLoad(load: Load): Promise<void>
  /** What became of a load; undefined when the engine never heard of it. */
  loadState(datasetId: string, number: number): Promise<LoadState | undefined>

  /** Removes the rows of a finished load. Answers how many, and how many are left; again the same when repeated. */
  revertLoad(load: Load, version: number): Promise<{ removed: number; rows: number }>
  /** Removes rows by filter under an id of the caller's; again the same answer when repeated. */
  deleteRows(
    dataset: DatasetShape,
    deletion: { id: string; filter: ResolvedFilter; version: number },
  ): Promise<{ removed: number; rows: number; /** Those that had written the rows. */ loads: number[] }>
  /** Erases the text of the refused rows of these loads; their places and reasons stay. */
  eraseRefusedText(datasetId: string, loads: readonly number[]): Promise<void>

  /**
   * Gives the rows other fields, `dataset` being as it was: a field of the same name keeps its values, in the type that
   * it has then; those of other names are gone, and with them the text of all refused rows. Loads that are not finished
   * are forgotten: they start anew. The change is told by `fieldChanges` until it is ended; before that there is no other.
   */
  changeFields(dataset: DatasetShape, change: Omit<FieldChange, 'datasetId'>): Promise<void>
  /** Changes that records may not know of yet. */
  fieldChanges(): Promise<FieldChange[]>
  /** Notes that records know of a change; nothing happens when that was noted. */
  endFieldChange(change: Pick<FieldChange, 'datasetId' | 'version'>): Promise<void>

  count(dataset: DatasetShape, filter?: ResolvedFilter, signal?: AbortSignal): Promise<number>
  /** Rows in the order of `$row` (load, then row), in pages that the reader's pace calls for. */
  scan(
    dataset: DatasetShape,
    options: { filter?: ResolvedFilter; fields: readonly string[] },
    signal?: AbortSignal,
  ): AsyncIterable<ReadRow[]>
  /** What these fields hold, in their order, and how many rows there are. */
  profile(
    dataset: DatasetShape,
    fields: readonly string[],
    signal?: AbortSignal,
  ): Promise<{ rows: number; fields: FieldSummary[] }>
  /** Refused rows of a load in the order of the body, those after `after`. */
  refused(datasetId: string, load: number, page: { after: number; limit: number }): Promise<RefusedRow[]>
  /** The first refused rows of each of these loads. */
  firstRefused(loads: readonly { datasetId: string; load: number }[], most: number): Promise<RefusedRow[][]>
  /** Resolves when the engine answers. */
  probe(signal: AbortSignal): Promise<void>
  close(): Promise<void>
}
