import type { z } from 'zod'
import type { JobProgress } from './job.ts'

/** A kind of job. The payload is checked when it is added, and again when it runs: it may come of another version. */
export type Task<Payload> = { name: string; payload: z.ZodType<Payload> }

export type JobRun = {
  id: string
  /** From 1: how often this job has been started. */
  attempt: number
  /** How many of those failed. */
  failures: number
  maxAttempts: number
  /** When it was due first. */
  runAt: Date
  /** Aborts when the job is cancelled, the process stops, or the lease is lost; then end soon, by an error. */
  signal: AbortSignal
  /** Why the signal was aborted; undefined until then. */
  aborted(): 'cancelled' | 'stopping' | 'lost' | undefined
  /** Costs little to call often: at most two writes a second leave. */
  progress(progress: JobProgress): void
}

/**
 * Does one job; what it answers is kept as the result (JSON). It must be idempotent: it runs again after a failure,
 * and when its process died, was cut off, or stalled, in which case the other run may not even have ended yet.
 */
export type Handler<Payload> = (payload: Payload, run: JobRun) => Promise<unknown>

export type TaskHandler = { task: Task<unknown>; handle: Handler<unknown> }

export const handles = <Payload>(task: Task<Payload>, handle: Handler<Payload>): TaskHandler => ({
  task,
  handle: handle as Handler<unknown>,
})
