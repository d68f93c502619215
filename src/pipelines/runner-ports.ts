import type { Runner } from '@tg-cloud/contract/pipeline-tasks'
import type { LogLine, RunChange, RunRecord, Sighting } from './run.ts'

/** Who does a piece of work. */
export type RunnerOf = (work: Runner) => JobRunner

/** What does the work of runs. Errors of every call: unavailable. */
export type JobRunner = {
  /**
   * Takes a run over, in the transaction that admits it: what it begins there begins when that commits. Under its id
   * there is one run at most, however often this is asked.
   */
  begin(run: RunRecord, ahead: number): Promise<Pick<RunChange, 'state' | 'jobId'>>
  /** What it says of these runs now, by their id. */
  look(runs: readonly RunRecord[]): Promise<Map<string, Sighting>>
  /** Tells a run to stop; answers what is known at once. Nothing happens to one that has ended. */
  stop(run: RunRecord): Promise<Sighting>
  /** Of a runner that is another server: tells it of a run that was written down, as often as it takes. */
  tell?(run: RunRecord): Promise<Told>
  /** Of a runner that is another server: has nothing of a run work there that has ended here. */
  halt?(run: RunRecord): Promise<void>
  /** Hands a changed note on, where it is shown there too. */
  note?(run: RunRecord): void
  /** Logs that are kept there and not in our records. */
  log?(run: RunRecord, which: { task?: string | undefined; attempt?: number | undefined }): RunnerLog
}

/** What an Airflow has, whether it was told so by us or not. Errors: unavailable. */
export type DagCatalogue = {
  /** By id; `complete` false when there are more than `limit`. */
  dags(which: {
    isWanted: (dagId: string) => boolean
    limit: number
  }): Promise<{ dags: FoundDag[]; complete: boolean }>
  /** The newest first, page by page. */
  latestRuns(dagIds: readonly string[]): AsyncIterable<FoundRun[]>
}
export type FoundDag = {
  dagId: string
  description: string | null
  paused: boolean
  parameters: { name: string; value: unknown; schema: Record<string, unknown>; description: string | null }[]
}
export type FoundRun = {
  dagId: string
  runId: string
  conf: Record<string, unknown>
  note: string | null
  /** Who or what started it, in Airflow's words. */
  by: string
  /** When it was asked for, RFC 3339. */
  at: string | null
  active: boolean
}

/** What a runner that is another server said when it was told of a run. */
export type Told =
  | { kind: 'accepted' }
  | { kind: 'refused'; detail: string; evidence: Record<string, unknown> }
  /** It did not answer: what has become of it is not known, and telling it again does no harm. */
  | { kind: 'unreachable'; detail: string }

/** The log of each try of each task that has begun, in their order and in pages; without lines where it is not to be had. */
export type RunnerLog = AsyncIterable<{
  task: string
  attempt: number
  lines: Omit<LogLine, 'attempt'>[] | undefined
}>
