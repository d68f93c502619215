import type { UserLevel } from '@tg-cloud/contract/levels'
import type { LoadSource } from '@tg-cloud/contract/pipeline-tasks'
import type { RunOutput, RunProgress, RunState, startedByKinds } from '@tg-cloud/contract/run'
import type { Position } from '../paging/page.ts'
import type { ExpectedVersion } from '../users/ports.ts'
import type { NewPipeline, PipelineChange, PipelineRecord } from './pipeline.ts'
import type { FoundRun } from './runner-ports.ts'
import type { LogLine, NewRun, RunChange, RunGuard, RunRecord } from './run.ts'

/** Only what this user may run; undefined: everything. */
export type RunnableBy = { userId: string; level: UserLevel } | undefined

/** Errors: pipeline_not_found, precondition_failed. */
export type PipelineRepository = {
  /** By name. */
  list(listing: {
    runnableBy: RunnableBy
    q?: string | undefined
    limit: number
    after?: Position | undefined
  }): Promise<PipelineRecord[]>
  get(slug: string): Promise<PipelineRecord | undefined>
  /** Those that run on Airflow; of several of one DAG the oldest alone. */
  onAirflow(): Promise<{ id: string; server: string; dagId: string; createdAt: string }[]>
  /** The pipeline of a run. */
  ofRun(runId: string): Promise<PipelineRecord | undefined>
  /** A number follows the slug where it is taken. */
  create(pipeline: NewPipeline): Promise<PipelineRecord>
  /** Changes it by what `decide` answers; nothing else changes it meanwhile. An empty change changes nothing. */
  change(
    id: string,
    expected: ExpectedVersion,
    decide: (current: PipelineRecord) => PipelineChange,
  ): Promise<PipelineRecord>
  /** With its runs. Errors: pipeline_busy while one has not ended. */
  remove(id: string, expected: ExpectedVersion): Promise<void>
}

export type RunListing = {
  runnableBy: RunnableBy
  pipeline?: string | undefined
  state?: RunState | undefined
  startedBy?: (typeof startedByKinds)[number] | undefined
  userId?: string | undefined
  limit: number
  before?: Position | undefined
}
/** A change of the state of a run; `number` counts from 1 without gaps. */
export type RunEvent = { runId: string; number: number; at: string; data: Record<string, unknown> }

/** Runs on one Airflow, or those on none of these: on our own queue, and on servers that are named no more. */
export type OnServer = { server: string } | { notOn: readonly string[] }

/** Runs as records. Times are the database's. */
export type RunRepository = {
  /** Everything inside commits together or not at all, with what other repositories do there. */
  transaction<T>(work: () => Promise<T>): Promise<T>
  /** Locks a pipeline until the transaction ends: who starts and ends runs of it waits. Undefined when it is gone. */
  lockPipeline(id: string): Promise<{ paused: boolean; concurrency: number } | undefined>
  /** How many runs have not ended, and how many of them their runners have. */
  countUnfinished(pipelineId: string): Promise<{ all: number; admitted: number }>
  /** Those that no runner has yet, the oldest first. */
  nextInLine(pipelineId: string, limit: number): Promise<RunRecord[]>
  /** Says of those that no runner has what they wait for. */
  keepWaiting(pipelineId: string, why: Pick<RunChange, 'reason' | 'detail' | 'evidence'>): Promise<void>
  /** Those whose deadline came while no runner had them. */
  overdueInLine(): Promise<RunRecord[]>
  /** Pipelines with runs that could be handed to a runner. */
  withRoom(): Promise<string[]>
  create(run: NewRun): Promise<RunRecord>
  /** Those of these runs of one Airflow that are not written down. */
  unknownOf(server: string, found: readonly FoundRun[]): Promise<FoundRun[]>
  /** Writes down a run that Airflow started itself; nothing where it is known. */
  adopt(pipelineId: string, run: FoundRun & { server: string }): Promise<void>
  get(id: string): Promise<RunRecord | undefined>
  /** As `get`; nobody else changes it until the transaction ends. */
  lock(id: string): Promise<RunRecord | undefined>
  /** Newest first. */
  list(listing: RunListing): Promise<RunRecord[]>
  /** Undefined when the guard says no. Final states end it; others begin it anew. */
  move(id: string, guard: RunGuard, change: RunChange): Promise<RunRecord | undefined>
  note(id: string, note: string | null): Promise<RunRecord | undefined>
  output(id: string): Promise<RunOutput | undefined>
  /** Those that their runners, which are other servers, have not been told of for this long. */
  untold(on: OnServer, sinceMs: number, limit: number): Promise<RunRecord[]>
  /** Those that have ended, and whose runners have still to be told to stop. */
  haltsOwed(on: OnServer, limit: number): Promise<RunRecord[]>
  /** The runner of a run that has ended is to be told to stop; nothing in another round. */
  oweHalt(run: Pick<RunRecord, 'id' | 'round'>): Promise<void>
  halted(run: Pick<RunRecord, 'id' | 'round'>): Promise<void>
  /** Does it once the transaction that is under way is committed; at once without one. */
  afterCommit(work: () => void): void
  /** Runs that have not ended and that their runners have, in the order of their ids. */
  unfinished(on: OnServer, after: string | null, limit: number): Promise<RunRecord[]>
  /** The time of the database, in ms: deadlines are measured by it. */
  clock(): Promise<number>
  appendLog(id: string, lines: readonly LogLine[]): Promise<void>
  log(
    id: string,
    page: { after: number; limit: number; attempt?: number | undefined },
  ): Promise<(LogLine & { number: number })[]>
  /** Events of these runs after those that are known. */
  eventsAfter(known: readonly { runId: string; after: number }[]): Promise<RunEvent[]>
  progressOf(ids: readonly string[]): Promise<{ runId: string; progress: RunProgress }[]>
}

/** A file that is read from its beginning; `close` when no more of it is needed. */
export type Source = {
  /** For people, without secrets. */
  name: string
  /** Its length, where that is known. */
  bytes: number | undefined
  /** What the one who has it says that it is. */
  mediaType: string | undefined
  charset: string | undefined
  encoding: string | undefined
  content: AsyncIterable<Uint8Array>
  close(): Promise<void>
}
/** Opens a file in a folder that is listed, or at an https address. Errors: WorkRefused where that may never be. */
export type OpenSource = (from: LoadSource, signal: AbortSignal) => Promise<Source>
