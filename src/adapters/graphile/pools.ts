import { EventEmitter } from 'node:events'
import type { WorkerEvents, WorkerPool } from 'graphile-worker'
import type { Pool } from 'pg'
import { warnings } from './library-log.ts'
import { queueSchema } from './records.ts'

type Deps = {
  pool: Pool
  schema: string
  tasks: readonly string[]
  concurrency: number
  pollMs: number
  run: (task: string, id: string, workerId: string) => Promise<void>
  /** Resolves when jobs may be taken. */
  mayTake: () => Promise<void>
  log: (line: string) => void
}

const handBackMs = 3_000

/**
 * Pools of graphile-worker: one that takes jobs, and before it those that finish what they have. A pool gives up when
 * PostgreSQL fails at the wrong moment, and when the queue is migrated to what it does not know; another one takes its
 * place.
 */
export function makePools({ pool, schema, tasks, concurrency, pollMs, run, mayTake, log }: Deps) {
  const pools = new Map<string, WorkerPool>()
  /** Pools that take no more, and since when. */
  const retired = new Map<string, number>()
  let current: WorkerPool | undefined
  let stopping = false

  async function open(): Promise<void> {
    const { Logger, runTaskList } = await import('graphile-worker')
    const revision = await readRevision()
    if (stopping) return
    const events: WorkerEvents = new EventEmitter()
    // Heard from every queue of the database; up to the revision of ours, another one is meant.
    events.on('pool:listen:notification', ({ message }) => {
      if (message.channel === 'worker:migrate' && revisionIn(message.payload) <= revision)
        delete message.payload
    })
    const opened = runTaskList(
      {
        pgPool: pool,
        schema: queueSchema(schema),
        concurrency,
        noHandleSignals: true,
        events,
        logger: new Logger(warnings(log)),
        // Asked before each look for a job.
        forbiddenFlags: () => mayTake().then(() => null),
        preset: {
          worker: {
            pollInterval: pollMs,
            // Many short jobs share a look; what waits behind long ones is soon given to other processes.
            localQueue: { size: 8 * concurrency, ttl: 100 },
            // Without a delay the library does not wait for its own writes, and one that fails ends the process.
            completeJobBatchDelay: 20,
            failJobBatchDelay: 0,
          },
        },
      },
      Object.fromEntries(
        tasks.map((task) => [
          task,
          (payload: unknown) => run(task, (payload as { id: string }).id, opened.id),
        ]),
      ),
      pool,
    )
    pools.set(opened.id, opened)
    current = opened
    // What is taken at once comes in no order, and more urgent jobs would wait behind others.
    events.on('localQueue:getJobs:complete', ({ jobs }) => {
      jobs.sort((a, b) => a.priority - b.priority || a.run_at.getTime() - b.run_at.getTime())
    })
    const succeed = () => {
      if (current !== opened) return
      current = undefined
      void open()
    }
    events.on('pool:gracefulShutdown', () => {
      retired.set(opened.id, performance.now())
      succeed()
    })
    const ended = () => {
      // However it ended: without a pool nothing would ever run again.
      succeed()
      pools.delete(opened.id)
      retired.delete(opened.id)
    }
    opened.promise.then(ended, ended)
  }

  /** The last migration of the library that this queue has; 0 when PostgreSQL does not say. */
  async function readRevision(): Promise<number> {
    const text = `select max(id)::int as revision from "${queueSchema(schema)}".migrations`
    const answer = await pool.query<{ revision: number }>({ text }).catch(() => undefined)
    return answer?.rows[0]?.revision ?? 0
  }

  return {
    open,
    /**
     * Ids under which jobs are held or about to be. A pool that gave up hands back at once what it had not begun; one
     * that fails to must not keep those jobs from the others.
     */
    ids: () =>
      [...pools.keys()].filter((id) => performance.now() - (retired.get(id) ?? Infinity) < handBackMs),
    /** A fresh pool with a fresh connection for notifications. */
    replace(): void {
      void current?.gracefulShutdown('replaced')
    },
    /** Takes no more jobs; resolves when those that run have ended. */
    async stop(): Promise<void> {
      stopping = true
      await Promise.allSettled([
        current?.gracefulShutdown('stopping'),
        ...[...pools.values()].map((opened) => opened.promise),
      ])
    },
  }
}

function revisionIn(payload = ''): number {
  return Number(/"migrationNumber":(\d+)/.exec(payload)?.[1] ?? Infinity)
}
