import type { BuiltinTask, TaskName } from '@tg-cloud/contract/pipeline-tasks'
import type { RunOutput, RunProgress } from '@tg-cloud/contract/run'
import type { LogLine } from '../run.ts'

export type TaskResult = { returned: unknown; datasets: RunOutput['datasets'] }

/** What a task knows of the run it works for. */
export type TaskRun = {
  id: string
  /** From 1: how often the run was asked for. What is done again in the same round has one effect. */
  round: number
  attempt: number
  /** Whose rights it runs with. */
  userId: string
  /** When the run was asked for: every attempt means the same day. */
  askedAt: Date
  /** Aborts when the run is stopped or late, or its process ends; then end soon, by an error. */
  signal: AbortSignal
  /** Whether another attempt goes on from here: what is begun need not be undone. */
  goesOn(): boolean
  progress(progress: RunProgress): void
  log(level: LogLine['level'], text: string): void
}

/** Does the work of a task. It runs again after a failure, and when its process died. */
export type DoTask<Name extends TaskName> = (
  task: Extract<BuiltinTask, { name: Name }>,
  run: TaskRun,
) => Promise<TaskResult>
export type Tasks = { [Name in TaskName]?: DoTask<Name> }
