import type { LoadCounts } from '../datasets/row-engine.ts'
import type { Position } from '../paging/page.ts'
import type { IngestRecord, IngestState, NewIngest, Progress } from './ingest.ts'

export type IngestListing = {
  datasetId?: string | undefined
  createdBy?: string | undefined
  idempotencyKey?: string | undefined
  state?: IngestState | undefined
  limit: number
  before?: Position | undefined
}

/** How a load ended without its rows; `interrupted` may go on. */
export type Ending = { state: 'interrupted' | 'failed' | 'cancelled'; problem: IngestRecord['problem'] }

/** What the row engine answers when rows have changed: how many rows the data set has now. */
type Changed = { rows: number }

/** Receipts. Times are the database's. */
export type IngestRepository = {
  /**
   * Opens a load and gives it its number, or answers the one that was opened with the same key in the last 24 hours
   * by the same user; one that failed, or is older, gives its key to the new one.
   */
  begin(ingest: NewIngest): Promise<{ record: IngestRecord; isNew: boolean }>
  get(id: string): Promise<IngestRecord | undefined>
  /** Newest first. */
  list(listing: IngestListing): Promise<IngestRecord[]>
  /** Marks one that was interrupted as loading again; false when it is neither. */
  resume(id: string): Promise<boolean>
  end(id: string, ending: Ending, progress: Progress): Promise<IngestRecord | undefined>
  /** Writes down that the whole body has arrived: from here on the load is finished even after a crash. */
  seal(id: string, sha256: string, progress: Progress): Promise<void>
  /**
   * The data set is locked, `commit` makes the rows visible with its next version, and the receipt and the data set
   * are written: in one transaction, so that versions are given in the order in which rows change.
   */
  finish(
    id: string,
    commit: (version: number) => Promise<Changed & { counts: LoadCounts }>,
  ): Promise<IngestRecord>
  revert(id: string, commit: (version: number) => Promise<Changed>): Promise<IngestRecord>
  /** Makes the receipt of a load that the engine has finished agree with it. */
  settle(id: string, finished: { version: number; counts: LoadCounts; rows: number }): Promise<void>
  /** Loads that have not ended, oldest first. */
  unsettled(): Promise<IngestRecord[]>
}
