import type { Deletion } from '@tg-cloud/contract/deletions'
import type { Filter, FilterValue } from '@tg-cloud/contract/filter'
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

/** Which originals are no longer kept: of these loads, of all of a data set without, or those whose time is over. */
export type UnneededOriginals = 'due' | { datasetId: string; loads?: readonly number[] }

/** What the row engine answers when rows have changed: how many rows the data set has now. */
type Changed = { rows: number }

/** Receipts. Times are the database's. */
export type IngestRepository = {
  /**
   * Opens a load and gives it its number, or answers the one that was opened with the same key in the last 24 hours
   * by the same user; one that failed, or is older, gives its key to the new one.
   */
  begin(ingest: NewIngest): Promise<IngestRecord>
  get(id: string): Promise<IngestRecord | undefined>
  /** Newest first. */
  list(listing: IngestListing): Promise<IngestRecord[]>
  /** Marks one that was interrupted as loading again. */
  resume(id: string): Promise<void>
  end(id: string, ending: Ending, progress: Progress): Promise<void>
  /** Writes down that the whole body has arrived: from here on the load is finished even after a crash. */
  seal(id: string, sha256: string, progress: Progress): Promise<void>
  /** Writes down that the whole body is stored: from here on it is loaded even after a crash. Errors: ingest_not_found. */
  defer(id: string, sha256: string, progress: Progress): Promise<IngestRecord>
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
  /**
   * Has `remove` take away the bytes that no other load keeps, by their SHA-256, then notes in the receipts that they
   * are gone. Answers of how many loads.
   */
  forgetOriginals(which: UnneededOriginals, remove: (sha256: string) => Promise<void>): Promise<number>
  /** Loads that have not ended, oldest first. */
  unsettled(): Promise<IngestRecord[]>
}

/**
 * Which of several server processes works on a load. A hold lasts while it is renewed, and a few seconds longer: then
 * another process may take it. Errors: unavailable.
 */
export type LoadHolds = {
  /** Takes a load for this process; false: another has it, or its data set. */
  take(load: { ingestId: string; datasetId: string }): Promise<boolean>
  /** Takes a data set, which no load may begin in then; false: another process has one of its loads, or the data set. */
  takeDataset(datasetId: string): Promise<boolean>
  /** Whether another process has a load of the data set. */
  isLoaded(datasetId: string): Promise<boolean>
  /** Of a load or a data set; nothing happens when it is held no longer. */
  release(id: string): Promise<void>
  /** Renews what this process holds, loads with their numbers. Answers what it has lost, and which loads are to stop. */
  renew(held: ReadonlyMap<string, Progress | undefined>): Promise<{ lost: string[]; stop: string[] }>
  /** Those of these loads that other processes have, with their numbers once they have told them. */
  elsewhere(ingestIds: readonly string[]): Promise<ReadonlyMap<string, Progress | null>>
  /** Asks the process that has a load to stop it; false: no other has it. */
  askToStop(ingestId: string): Promise<boolean>
  /** Forgets what crashes have left. */
  clean(): Promise<void>
}

export type NewDeletion = {
  id: string
  datasetId: string
  filter: Filter | null
  keys: readonly Record<string, FilterValue>[] | null
  erase: boolean
  createdBy: string
}
/** What was asked for; null where it has to be forgotten, or was by the other. */
export type AskedDeletion = {
  id: string
  filter: Filter | null
  keys: readonly Record<string, FilterValue>[] | null
}
/** Receipts of deletions. */
export type DeletionRepository = {
  /** As `finish` of a load: `commit` removes the rows with the next version of the data set. */
  record(
    deletion: NewDeletion,
    commit: (version: number) => Promise<Changed & { removed: number; originalsErased: number }>,
  ): Promise<Deletion>
  /** All of a data set that do not erase, by their ids. */
  asked(datasetId: string): Promise<ReadonlyMap<string, AskedDeletion>>
  /** Newest first. */
  list(datasetId: string, page: { limit: number; before?: Position | undefined }): Promise<Deletion[]>
}
