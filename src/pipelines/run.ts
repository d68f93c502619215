import type { Runner } from '@tg-cloud/contract/pipeline-tasks'
import type { Run, RunOutput, RunReason, RunState, RunTask } from '@tg-cloud/contract/run'

/** A run as it is stored: as the contract shows it, and what only the server needs. */
export type RunRecord = Omit<Run, 'allowed'> & {
  pipelineId: string
  /** As the pipeline had it when it was asked for, with the parameters put in. */
  work: Runner
  reads: string[]
  writes: string[]
  retries: number
  deadlineMs: number
  /** From 1: how often it was asked for. */
  round: number
  jobId: string | null
  /** When its runner was told of this round, where that is another server. */
  toldAt: string | null
  /** What this round runs again. */
  retryTasks: 'all' | 'failed'
  /** Its runner has it, or is being told. */
  admitted: boolean
  stopRequestedAt: string | null
  /** Number of its last event, and lines of its log. */
  eventCount: number
  logLines: number
}

export type NewRun = Pick<
  RunRecord,
  | 'id'
  | 'pipelineId'
  | 'parameters'
  | 'note'
  | 'work'
  | 'reads'
  | 'writes'
  | 'retries'
  | 'deadlineMs'
  | 'startedBy'
> & {
  /** When it was due; at once without. */
  dueAt?: Date | undefined
}

/** What becomes of a run; members that are left out stay, but a reason belongs to its state. */
export type RunChange = {
  state: RunState
  reason?: RunReason | null
  detail?: string | null
  evidence?: Record<string, unknown>
  tasks?: RunTask[]
  output?: RunOutput
  attempt?: number
  jobId?: string
  admitted?: boolean
  told?: true
  /** Its runner has still to be told to stop. */
  haltOwed?: boolean
  stopRequested?: true
  /** Asked for again, by this user: the times of the round before go. */
  newRound?: { userId: string; tasks: 'all' | 'failed' }
}

/** When a change may be made: to the version that was read, or by the attempt that has the run. */
export type RunGuard = { version: number } | { jobId: string; attempt: number }

/** What a runner says of a run now. `silent`: it does not answer. */
export type Sighting =
  | { kind: 'silent' }
  | { kind: 'gone'; detail?: string }
  | { kind: 'accepted' }
  | { kind: 'waiting'; reason: RunReason; detail: string; evidence?: Record<string, unknown> }
  /** `active`: what of it works. */
  | { kind: 'running'; active: string[]; tasks?: RunTask[] }
  | {
      kind: 'ended'
      how: 'succeeded' | 'failed' | 'stopped'
      reason?: RunReason
      detail?: string
      evidence?: Record<string, unknown>
      tasks?: RunTask[]
      output?: RunOutput
    }
  /** `detail` in place of its name, where it has none. */
  | { kind: 'unknown'; state: string; detail?: string }

/** How ends that several find out are told. */
export const timedOut = {
  state: 'timed_out',
  reason: 'deadline',
  detail: 'Its deadline came before its end',
} as const satisfies RunChange
export const stopped = {
  state: 'stopped',
  reason: 'stop_requested',
  detail: 'It was told to stop, and has',
} as const satisfies RunChange

/** A line of the log of a run. */
export type LogLine = { at: string; attempt: number; level: 'info' | 'warn' | 'error'; text: string }
