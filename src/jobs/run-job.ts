import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../errors.ts'
import type { JobState } from './job.ts'
import type { Attempts, Claimed, Held } from './ports.ts'
import { makeProgress } from './progress.ts'
import { retryDelayMs } from './retry-delay.ts'
import { causeText, type Outcome, runAttempt } from './run-attempt.ts'
import type { TaskHandler } from './task.ts'

type Why = 'cancelled' | 'stopping' | 'lost'
type Run = { workerId: string; attempt?: number; claimedAt: number; abort(why: Why): void }
type Ended = {
  id: string
  task: string
  attempt: number
  state: JobState
  seconds: number
  cause?: string
  result?: unknown
}
type Deps = {
  attempts: Attempts
  handlers: readonly TaskHandler[]
  /** Handlers at once; what comes beyond goes back. */
  concurrency: number
  onEnd: (ended: Ended) => void
  log: (line: string) => void
}

// So many successes for each handler may wait to be written while other jobs begin.
const unwrittenMax = 16
const retryWriteMs = 300
// A handler that does not hear its signal must not keep the process from stopping.
const deafMs = 1_000

const reasons: Record<Why, string> = {
  cancelled: 'The job was cancelled',
  stopping: 'The process stops',
  lost: 'The lease is lost: another process may run this job',
}

/** Runs jobs of this process, one attempt each, and knows which are running. */
export function makeRunJob({ attempts, handlers, concurrency, onEnd, log }: Deps) {
  const byName = new Map(handlers.map((handler) => [handler.task.name, handler]))
  /** From the moment a job is taken until it is written how it ended. */
  const runs = new Map<string, Run>()
  const unwritten = new Set<Promise<void>>()
  let busy = 0
  let stopped = false

  /** Resolves when another job may begin: at once when it succeeded, while that is still being written. */
  async function run(task: string, id: string, workerId: string): Promise<void> {
    const handler = byName.get(task)
    if (!handler || busy >= concurrency || runs.has(id) || stopped) return attempts.postpone(id)
    const controller = new AbortController()
    let why: Why | undefined
    const { promise: deaf, reject: giveUp } = Promise.withResolvers<never>()
    deaf.catch(() => {})
    const own: Run = {
      workerId,
      claimedAt: Number.POSITIVE_INFINITY,
      abort(reason) {
        if (why !== undefined) return
        why = reason
        controller.abort(new Error(reasons[reason]))
        if (reason === 'stopping') void delay(deafMs).then(() => giveUp(controller.signal.reason))
      },
    }
    runs.set(id, own)
    busy++
    let writing: Promise<void> | undefined
    try {
      const claimed = await attempts.claim(id, workerId)
      if (!claimed) return
      own.attempt = claimed.attempt
      own.claimedAt = performance.now()
      const progress = makeProgress(
        (latest) => attempts.progress(claimed, latest),
        () => own.abort('lost'),
      )
      const begun = performance.now()
      const told = { signal: controller.signal, aborted: () => why }
      const outcome = await runAttempt(handler, claimed, told, progress.report, deaf)
      await progress.flush()
      const ending = async () => {
        const state = await write(() => settle(claimed, outcome, why))
        const seconds = (performance.now() - begun) / 1_000
        if (state) onEnd({ id, task, attempt: claimed.attempt, state, seconds, ...saidBy(outcome) })
      }
      if (outcome.kind === 'done') writing = inBackground(id, ending())
      else await ending()
    } finally {
      busy--
      if (!writing) runs.delete(id)
    }
    if (unwritten.size > unwrittenMax * concurrency) await writing
  }

  function inBackground(id: string, ending: Promise<void>): Promise<void> {
    const writing = ending
      .catch((error: unknown) => log(`Queue: how ${id} ended cannot be written: ${causeText(error)}`))
      .finally(() => {
        runs.delete(id)
        unwritten.delete(writing)
      })
    unwritten.add(writing)
    return writing
  }

  async function settle(claimed: Claimed, outcome: Outcome, why: Why | undefined) {
    if (outcome.kind === 'done') return succeed(claimed, outcome.result)
    if (why === 'lost') return undefined
    if (why === 'stopping') return attempts.release(claimed)
    return attempts.fail(claimed, outcome.cause, retryDelayMs(claimed.failures + 1), outcome.final)
  }

  async function succeed(claimed: Claimed, result: unknown) {
    try {
      return await attempts.succeed(claimed, result)
    } catch (error) {
      if (isUnavailable(error)) throw error
      return attempts.fail(claimed, `The result cannot be stored: ${causeText(error)}`, 0, true)
    }
  }

  /** Until the records answer: what an attempt writes is refused by them when it is no longer its turn. */
  async function write<T>(work: () => Promise<T>): Promise<T | undefined> {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!isUnavailable(error)) throw error
        if (stopped) return undefined
        await delay(retryWriteMs)
      }
    }
  }

  return {
    run,
    /** Under which ids the running jobs are held. */
    workerIds: () => [...runs.values()].map(({ workerId }) => workerId),
    /** Compares with what the records said at `askedAt`. Answers what they hold of this worker and nobody runs. */
    reconcile(workerId: string, held: readonly Held[], askedAt: number): Held[] {
      const holding = new Map(held.map((job) => [job.id, job]))
      for (const [id, run] of runs) {
        if (run.workerId !== workerId || run.claimedAt > askedAt) continue
        const job = holding.get(id)
        if (job?.attempt !== run.attempt) run.abort('lost')
        else if (job?.cancelled) run.abort('cancelled')
      }
      return held.filter(({ id }) => !runs.has(id))
    },
    abortAll(why: Why): void {
      for (const run of runs.values()) run.abort(why)
    },
    /** Resolves when nothing is left to be written of jobs that have ended. */
    idle: () => Promise.all(unwritten),
    /** Nothing more is started, and nothing more is written for records that do not answer. */
    stop(): void {
      stopped = true
    },
  }
}

const saidBy = (outcome: Outcome) =>
  outcome.kind === 'failed' ? { cause: outcome.cause } : { result: outcome.result }
const isUnavailable = (error: unknown) => error instanceof AppError && error.code === 'unavailable'
