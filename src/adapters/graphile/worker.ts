import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Schedule } from '../../jobs/ports.ts'
import type { makeRunJob } from '../../jobs/run-job.ts'
import type { TaskHandler } from '../../jobs/task.ts'
import { makeAttempts } from './attempts.ts'
import { makeJobs } from './jobs.ts'
import { makeLeaseKeeper, timing as usual, type Timing } from './lease-keeper.ts'
import { makeLeases } from './leases.ts'
import { makePools } from './pools.ts'
import type { Records } from './records.ts'
import { makeSchedules, makeTick, type ReadCron } from './schedules.ts'

type MakeRunJob = typeof makeRunJob
type Deps = {
  records: Records
  /** The same on connections of the queue's own, `concurrency` + 4 of them, that need not wait for the disk. */
  quick: Records & { pool: Pool }
  makeRunJob: MakeRunJob
  readCron: ReadCron
  handlers: readonly TaskHandler[]
  /** Put in place at each start; a function, since reading a cron expression takes 30 ms that a start need not wait for. */
  schedules: () => readonly Schedule[]
  /** Handlers at once. */
  concurrency: number
  onEnd: Parameters<MakeRunJob>[0]['onEnd']
  log: (line: string) => void
  timing?: Timing
}

// How long a stop waits for handlers that were told to end, and for what they leave to be written.
const lastMs = 3_000
// Reads every ticket there is.
const searchMs = 30_000

/**
 * Takes jobs and runs them. A job of a process that died is taken over within 8 s (lease 6 s, looked at each second);
 * one whose process loses PostgreSQL is stopped before that. When PostgreSQL is back, jobs are taken within 2 s.
 */
export function makeWorker(deps: Deps) {
  const { records, quick, readCron, handlers, schedules, concurrency, onEnd, log, timing = usual } = deps
  const { schema, pool } = quick
  const attempts = makeAttempts(records, quick)
  const runJob = deps.makeRunJob({ attempts, handlers, concurrency, onEnd, log })
  const leases = makeLeases(quick, timing.leaseMs)
  const pools = makePools({
    pool,
    schema,
    tasks: handlers.map(({ task }) => task.name),
    concurrency,
    pollMs: timing.beatMs,
    run: runJob.run,
    mayTake: () => keeper.holds(),
    log,
  })
  const keeper = makeLeaseKeeper({
    leases,
    timing,
    workerIds: () => new Set([...pools.ids(), ...runJob.workerIds()]),
    onHeld(workerId, held, askedAt) {
      // An answer got lost: the records gave us a job that we know nothing of.
      for (const stranded of runJob.reconcile(workerId, held, askedAt))
        void attempts.release(stranded).catch(() => {})
    },
    onLost: () => runJob.abortAll('lost'),
    onBack: pools.replace,
    log,
  })
  const tasks = new Map(handlers.map(({ task }) => [task.name, task]))
  const tick = makeTick(records, readCron, makeJobs(records).enqueue, tasks)
  const ended = new AbortController()
  let chores: Promise<void> | undefined
  let searchedAt = Number.NEGATIVE_INFINITY

  async function sweep(): Promise<void> {
    if (!keeper.isSteady()) return
    for (const { id, task, state } of await leases.sweep())
      log(`Queue: the process that ran ${task} ${id} died; now ${state}`)
    if (performance.now() - searchedAt < searchMs) return
    searchedAt = performance.now()
    for (const id of await leases.findUnknown()) await leases.unlock(id)
    await leases.replaceTickets()
  }

  async function doChores(): Promise<void> {
    const { put } = makeSchedules(records, readCron)
    let placed = false
    while (!ended.signal.aborted) {
      try {
        if (!placed) for (const schedule of schedules()) await put(schedule)
        placed = true
        await tick()
        await sweep()
      } catch (error) {
        log(`Queue: ${(error as Error).message}`)
      }
      await delay(timing.beatMs, undefined, { signal: ended.signal }).catch(() => {})
    }
  }

  return {
    async start(): Promise<void> {
      await pools.open()
      keeper.start()
      chores ??= doChores()
    },
    /** Takes nothing more; what still runs after the grace time is told to end and goes back to the queue. */
    async stop(graceMs: number): Promise<void> {
      ended.abort()
      const idle = pools.stop().then(runJob.idle)
      await Promise.race([idle, delay(graceMs, undefined, { ref: false })])
      runJob.abortAll('stopping')
      await Promise.race([idle, delay(lastMs, undefined, { ref: false })])
      runJob.stop()
      await Promise.race([
        Promise.allSettled([chores, keeper.stop()]),
        delay(lastMs, undefined, { ref: false }),
      ])
    },
  }
}
