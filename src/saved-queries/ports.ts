import type { Position } from '../paging/page.ts'
import type { ExpectedVersion } from '../users/ports.ts'
import type { QueryContent, QueryRecord, QuerySummary, QueryVersionRecord } from './saved-query.ts'

export type NewQuery = { id: string; datasetId: string; ownerId: string } & QueryContent
export type QueryListing = {
  /** Only what this user may ask; undefined: all. */
  askableBy?: string | undefined
  ownerId?: string | undefined
  datasetId?: string | undefined
  tag?: string | undefined
  /** How the name begins. */
  q?: string | undefined
  limit: number
  before?: Position | undefined
}

/**
 * Kept questions as records, with their versions. Errors of what names one: query_not_found; precondition_failed where a
 * version is expected.
 */
export type QueryRepository = {
  /** Errors: query_limit when its owner has `most`. */
  create(query: NewQuery, most: number): Promise<QueryRecord>
  get(id: string): Promise<QueryRecord | undefined>
  /** Newest first. */
  list(listing: QueryListing): Promise<QuerySummary[]>
  /**
   * Makes it what `decide` answers, as a new version of this user's; undefined: nothing changes. Nothing else changes it
   * meanwhile. The oldest versions go when there are more than `versionsMax`.
   */
  change(
    id: string,
    by: { userId: string; expected: ExpectedVersion; versionsMax: number },
    decide: (current: QueryRecord) => QueryContent | undefined,
  ): Promise<QueryRecord>
  remove(id: string, expected: ExpectedVersion): Promise<void>
  /** Newest first. */
  versions(id: string, limit: number, before: Position | undefined): Promise<QueryVersionRecord[]>
  /** As it was then; undefined when there is no such version any more. */
  version(id: string, version: number): Promise<QueryRecord | undefined>
  /** All of a data set, oldest first, a page at a time. */
  ofDataset(datasetId: string, afterId: string | undefined, limit: number): Promise<QueryRecord[]>
}
