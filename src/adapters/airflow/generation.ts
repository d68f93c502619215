import type { AirflowRun, Dag, TaskInstance } from './forms.ts'

export type Triggering = { dagId: string; runId: string; conf: Record<string, unknown>; note: string | null }
export type RunAt = { dagId: string; runId: string }
export type TaskAt = RunAt & { taskId: string; mapIndex: number; tryNumber: number }
export type LogText = { at: string | null; level: string | null; text: string }

/** What an Airflow of one generation can be asked. Errors: AirflowFault, AirflowRefusal. */
export type Generation = {
  /** Once only: a refusal of 409 says that there is something under this id. */
  trigger(triggering: Triggering): Promise<AirflowRun>
  /** Undefined when it knows of none. */
  run(at: RunAt): Promise<AirflowRun | undefined>
  /** Runs of these DAGs that are queued or running. */
  active(dagIds: readonly string[]): Promise<AirflowRun[]>
  /** The runs of these DAGs, the newest first, page by page. */
  latest(dagIds: readonly string[]): AsyncGenerator<AirflowRun[], void>
  /** None of a run that it does not know. */
  tasksOf(at: RunAt): Promise<TaskInstance[]>
  /** Of many runs at once. */
  tasksOfMany(runs: readonly RunAt[]): Promise<TaskInstance[]>
  /** Every try of a task so far. */
  triesOf(task: Omit<TaskAt, 'tryNumber'>): Promise<TaskInstance[]>
  fail(at: RunAt): Promise<void>
  /** Has it run again: all of it, or what failed and what follows that. */
  clear(at: RunAt, tasks: 'all' | 'failed'): Promise<void>
  note(at: RunAt, note: string): Promise<void>
  dag(dagId: string): Promise<Dag | undefined>
  dags(): AsyncGenerator<Dag>
  health(): Promise<{ scheduler: string; heartbeat: string | null }>
  pools(): Promise<{ name: string; slots: number; open_slots: number }[]>
  /** What a task returned; undefined when nothing. */
  returned(at: Omit<TaskAt, 'tryNumber'>): Promise<unknown>
  /** The lines of the log of one try as they come; none when it is not to be had. */
  log(at: TaskAt): AsyncGenerator<LogText, void>
}

export const part = encodeURIComponent
export const pathOf = ({ dagId, runId }: RunAt) => `/dags/${part(dagId)}/dagRuns/${part(runId)}`
export const taskPath = (at: RunAt & { taskId: string }) => `${pathOf(at)}/taskInstances/${part(at.taskId)}`
export const logPath = (at: TaskAt) => `${taskPath(at)}/logs/${at.tryNumber}`
// A long log is gathered before the first of it comes.
export const logMs = 30_000
