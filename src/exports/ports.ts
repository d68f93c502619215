import type { Readable } from 'node:stream'
import type { Completeness } from '@tg-cloud/contract/completeness'
import type { Caller } from '../auth/session.ts'
import type { Position } from '../paging/page.ts'
import type { ExportProgress, ExportRecord, ExportState, ExportSummary, NewExport } from './export.ts'

export type ExportListing = {
  createdBy: string
  /** Also of data sets that this user may no longer read. */
  everyDataset: boolean
  state?: ExportState | undefined
  limit: number
  before?: Position | undefined
}

/** The right to write of a running export: what was begun before, or by another process, has it no more. */
export type Attempt = { id: string; attempts: number; workerId: string }
export type Claimed = ExportRecord & Attempt
/** How many run at once; the others wait. */
export type Room = { inAll: number; perUser: number }
export type Ending =
  | { state: 'failed'; problem: NonNullable<ExportRecord['problem']> }
  | { state: 'cancelled' }
  /** It begins anew after so long; `counted`: as one more attempt. */
  | { state: 'queued'; afterMs: number; problem: ExportRecord['problem']; counted: boolean }

/** Which files go: those whose time is over, of a data set, of one export. */
export type Unneeded = 'due' | { datasetId: string } | { id: string }

/** Exports as records. Times are the database's. */
export type ExportRepository = {
  /** Errors: export_limit when its user has `waitingMax` that wait. */
  create(made: NewExport, waitingMax: number): Promise<ExportRecord>
  /** One that runs from now on in this process. Errors: export_limit when there is no room for it. */
  beginStream(made: NewExport, workerId: string, room: Room): Promise<Claimed>
  get(id: string): Promise<ExportRecord | undefined>
  /** Of those that there are, in any order. */
  summaries(ids: readonly string[]): Promise<ExportSummary[]>
  /** Newest first. */
  list(listing: ExportListing): Promise<ExportSummary[]>
  /** Takes the one that has waited longest of those that there is room for. */
  claim(workerId: string, room: Room): Promise<Claimed | undefined>
  /** Says that it runs. Answers whether it is to stop; undefined when it is no longer this process's. */
  beat(attempt: Attempt, progress: ExportProgress): Promise<{ cancelled: boolean } | undefined>
  /** Both answer whether it was still this process's. */
  succeed(
    attempt: Attempt,
    done: ExportProgress & { sha256: string; completeness: Completeness; keptMs: number },
  ): Promise<boolean>
  end(attempt: Attempt, ending: Ending): Promise<boolean>
  /** One that waits is cancelled at once; one that runs is told so by its next beat. */
  requestCancel(id: string): Promise<void>
  /** Those whose process is silent begin anew, or fail for good after `attemptsMax`. Answers their ids. */
  takeBack(silentMs: number, attemptsMax: number): Promise<string[]>
  /** Marks as expired, and cancels what of a data set has not ended. Answers how many. */
  expire(which: Unneeded): Promise<number>
  /** Bytes of all files, unfinished ones included. */
  usedBytes(): Promise<number>
  /** Those of these files that are needed, by `fileKeyOf`. */
  needed(keys: readonly string[]): Promise<Set<string>>
}

/** Files by a key, in a place that all processes share. Errors: export_storage_full, unavailable. */
export type ExportFiles = {
  create(key: string): Promise<ExportWriter>
  /** Bytes from `from` to before `to`; undefined when it is not there. */
  read(key: string, part: { from: number; to: number }): Promise<Readable | undefined>
  /** Nothing happens when it is not there. */
  remove(key: string): Promise<void>
  /** Unfinished ones included. */
  keys(): Promise<string[]>
}
export type ExportWriter = {
  /** Resolves when more may come. */
  write(bytes: Uint8Array): Promise<void>
  /** Resolves when it is safe, and `read` finds it. */
  finish(): Promise<void>
  discard(): Promise<void>
}

/** Who a user is now, as far as rights go; undefined when they may not call. */
export type CallerOf = (userId: string) => Promise<Caller | undefined>
