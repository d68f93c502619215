import type { Job, JobProgress, JobState } from './job.ts'
import type { CronInZone } from './next-instant.ts'
import type { Task } from './task.ts'

/** What the transactions of repositories hand to their work. */
export type Query = <Row extends Record<string, unknown>>(statement: {
  name?: string
  text: string
  values?: unknown[]
}) => Promise<Row[]>

export type EnqueueOptions = {
  /** When it is due; at once without. */
  runAt?: Date
  /** Of unfinished jobs one alone has this key: with another one there, its id is answered and nothing is added. */
  jobKey?: string
  /** Lower numbers go first, from -32768 to 32767; 0 without. */
  priority?: number
  /** Failures, a process that died under it among them, after which it is parked; 5 without. */
  maxAttempts?: number
}

/** Errors of every call: unavailable. */
export type Jobs = {
  /**
   * Adds a job and answers its id. With the `query` of a transaction it is there when that commits, and was never
   * there when it rolls back. Errors: a payload that is not of the task.
   */
  enqueue<Payload>(
    task: Task<Payload>,
    payload: Payload,
    options?: EnqueueOptions,
    query?: Query,
  ): Promise<string>
  /** Finished jobs are there for 30 days. */
  get(id: string): Promise<Job | undefined>
  /** Those of these ids that there are. */
  getAll(ids: readonly string[]): Promise<Job[]>
  /** How many workers, of all processes, hold their lease. */
  workers(): Promise<number>
  /** The newest first. */
  list(filter: { state?: JobState; task?: string; limit: number }): Promise<Job[]>
  /**
   * A job that waits is cancelled at once; of one that runs, in whatever process, the signal aborts within 2 s, and it
   * is cancelled when its handler ends by an error. Answers the state at once after; undefined for an unknown id.
   */
  cancel(id: string): Promise<JobState | undefined>
}

/** One attempt, as the process that runs it holds it. All but `claim` answer whether it still was this process's. */
export type Claimed = {
  id: string
  payload: unknown
  /** With the attempt it is the right to write: what an earlier one writes late is refused. */
  workerId: string
  attempt: number
  failures: number
  maxAttempts: number
  runAt: Date
}
export type Attempts = {
  /** Undefined when there is nothing to run: finished, cancelled, or running elsewhere. */
  claim(id: string, workerId: string): Promise<Claimed | undefined>
  progress(claimed: Claimed, progress: JobProgress): Promise<boolean>
  succeed(claimed: Claimed, result: unknown): Promise<JobState | undefined>
  /** Parks it after as many failures as it may have, else it comes back after `delayMs`. */
  fail(claimed: Claimed, cause: string, delayMs: number, final?: boolean): Promise<JobState | undefined>
  /** Back to the queue: no failure of its own. */
  release(claimed: Omit<Held, 'cancelled'>): Promise<JobState | undefined>
  /** This process is full: some process takes it up in a second. */
  postpone(id: string): Promise<void>
}

/** What the records say a worker holds. */
export type Held = { id: string; attempt: number; workerId: string; cancelled: boolean }

export type Schedule = {
  /** One row a name; its job carries the key `schedule:<name>:<instant>`. */
  name: string
  task: string
  payload: unknown
  cron: CronInZone
  /** What was due while nothing ran: nothing, or one run for all of it. */
  catchUp: 'skip' | 'run_once'
}
export type ScheduleState = {
  name: string
  task: string
  expression: string
  zone: string
  catchUp: Schedule['catchUp']
  paused: boolean
  nextAt: string
}
export type Schedules = {
  /** Adds it, or changes it; a pause stays, and so does the next instant unless the expression or zone changed. */
  put(schedule: Schedule): Promise<void>
  remove(name: string): Promise<void>
  list(): Promise<ScheduleState[]>
  /** While paused nothing is due, and nothing is made up for afterwards. Answers whether there is such a schedule. */
  pause(name: string, paused: boolean): Promise<boolean>
}

/** Deletes a bounded number of rows that ended long ago; answers how many of each kind. */
export type Sweep = () => Promise<Record<string, number>>
