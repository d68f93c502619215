import type { SchemaChanged } from '@tg-cloud/contract/dataset-schema'
import type { Field } from '@tg-cloud/contract/fields'
import type { ExpectedVersion } from '../users/ports.ts'
import type { DatasetChange, DatasetListing, DatasetRecord, DatasetSummary, NewDataset } from './dataset.ts'

/**
 * Data sets as records. One whose deletion has begun is as if it had never been. Errors: dataset_not_found,
 * precondition_failed.
 */
export type DatasetRepository = {
  list(listing: DatasetListing): Promise<DatasetSummary[]>
  get(slug: string): Promise<DatasetRecord | undefined>
  getById(id: string): Promise<DatasetRecord | undefined>
  create(dataset: NewDataset): Promise<DatasetRecord>
  /**
   * Changes it by what `decide` answers; nothing else changes it meanwhile. An empty change changes nothing, not even
   * the version.
   */
  change(
    id: string,
    expected: ExpectedVersion,
    decide: (current: DatasetRecord) => Promise<DatasetChange>,
  ): Promise<DatasetRecord>
  /**
   * Gives it the fields that `decide` answers, and a higher version; undefined: nothing changes. Nothing else changes
   * it meanwhile.
   */
  changeFields(
    id: string,
    decide: (current: DatasetRecord, version: number) => Promise<readonly Field[] | undefined>,
  ): Promise<DatasetRecord>
  startDeletion(id: string, expected: ExpectedVersion): Promise<void>
  /** Removes the record, once its rows are gone; nothing happens when it is gone. */
  finishDeletion(id: string): Promise<void>
  /** Ids of data sets whose deletion has begun. */
  startedDeletions(): Promise<string[]>
  /** Those of these users who are active; ids in lower case. */
  activeUsers(ids: readonly string[]): Promise<Set<string>>
}

/** Which place of rows these records belong to. */
export type RowStores = {
  /**
   * Makes this place theirs, and says that it is in use. Answers the place that is theirs instead, when that holds rows
   * of these records or has been in use lately.
   */
  claim(storeId: string): Promise<OtherStore | undefined>
  /** Makes this place that of rows in the engine beside. Answers the place that holds them instead. */
  claimBeside(storeId: string): Promise<OtherStore | undefined>
  /** Whether data sets have their rows in the engine beside. */
  usesBeside(): Promise<boolean>
  /** Says that it is no longer in use. */
  release(storeId: string): Promise<void>
}

/** A place of rows, as its engine calls it. */
export type OtherStore = { engine: string; storeId: string; inUse: boolean; holdsRows: boolean }

/** The rows of data sets, as far as their records need it. */
export type DatasetRows = {
  /** Removes everything of a data set; nothing happens when it is gone. Errors: unavailable. */
  remove(datasetId: string): Promise<void>
}

/** Kept questions that can be asked of a data set as it is, and no more with these fields. */
export type BrokenQueries = (
  dataset: DatasetRecord,
  fields: readonly Field[],
) => Promise<SchemaChanged['brokenQueries']>

/** The loads of data sets, as far as their fields need them. */
export type DatasetLoads = {
  /**
   * Does what no load of the data set may see half done, once those that run have ended, for which it waits no longer
   * than `waitMs`, not at all without; those that come meanwhile wait. Errors: dataset_busy.
   */
  whileIdle<T>(datasetId: string, work: () => Promise<T>, waitMs?: number): Promise<T>
}
