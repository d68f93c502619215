import type { Query } from '../jobs/ports.ts'
import type { Position } from '../paging/page.ts'
import type { Question } from '../saved-queries/saved-query.ts'
import type { RunRecord, RunSummary } from './query-run.ts'

export type NewRun = {
  id: string
  datasetId: string
  /** Of the data set when it was asked for. */
  datasetVersion: number
  query: RunRecord['query']
  question: Question
  createdBy: string
  /** The same for the same question of the same data set, whatever rows it has. */
  questionKey: string
}
export type RunListing = {
  createdBy: string
  /** Also of data sets that this user may no longer read. */
  everyDataset: boolean
  queryId?: string | undefined
  limit: number
  before?: Position | undefined
}
/** Why a run works no more: what it waits for ends too when nobody else waits for it. */
export type Cancelled = { jobId: string; isLast: boolean }

/** Runs of questions as records. Times are the database's. */
export type QueryRunRepository = {
  /**
   * A run that shares the work for the same question about the same rows, or a result that is there: one that began at
   * most `maxAgeMs` ago, or of these rows where that is undefined; else the job that `enqueue` answers, which has this
   * key. Errors: query_run_limit.
   */
  create(
    run: NewRun,
    how: { maxAgeMs: number | undefined; unfinishedMax: number },
    enqueue: (query: Query, jobKey: string) => Promise<string>,
  ): Promise<RunRecord>
  get(id: string): Promise<RunRecord | undefined>
  /** Newest first. */
  list(listing: RunListing): Promise<RunSummary[]>
  /** Undefined for one that has ended. */
  cancel(id: string): Promise<Cancelled | undefined>
  /** Results of a data set, made or in the making, are shown to nobody any more. Answers how many runs. */
  forget(datasetId: string): Promise<number>
  /** Those of these files that are needed. */
  needed(keys: readonly string[]): Promise<Set<string>>
  /** Bytes of all results that are kept. */
  usedBytes(): Promise<number>
}
