import type { Logger } from 'pino'
import { jobDepth } from './adapters/graphile/depth.ts'
import { makeJobs } from './adapters/graphile/jobs.ts'
import { withoutWaiting } from './adapters/graphile/records.ts'
import { makeSchedules } from './adapters/graphile/schedules.ts'
import { makeWorker } from './adapters/graphile/worker.ts'
import { type Database, openDatabase } from './adapters/postgres/database.ts'
import { makeSweep } from './adapters/postgres/housekeeping.ts'
import { makeJobMetrics } from './adapters/prometheus/job-metrics.ts'
import type { Metrics } from './adapters/prometheus/metrics.ts'
import { housekeepingSchedule, makeHousekeeping } from './jobs/housekeeping.ts'
import { cronInZone } from './jobs/next-instant.ts'
import { makeRunJob } from './jobs/run-job.ts'

type Deps = { database: Database; concurrency: number; metrics: Metrics; log: Logger }

/** The queue of one process: how jobs are added, and the worker that runs them once it is started. */
export function composeQueue({ database, concurrency, metrics, log }: Deps) {
  const { url, schema } = database
  const warn = (line: string) => log.warn(line)
  const quick = openDatabase({ url: withoutWaiting(url), schema, poolMax: concurrency + 4, log: warn })
  const figures = makeJobMetrics({ registry: metrics.registry, depth: () => jobDepth(database) })
  const worker = makeWorker({
    records: database,
    quick,
    makeRunJob,
    readCron: cronInZone,
    handlers: [makeHousekeeping(makeSweep(database))],
    schedules: () => [housekeepingSchedule()],
    concurrency,
    onEnd({ id, task, attempt, state, seconds, cause, result }) {
      figures.observe(task, state, seconds)
      const line = { jobId: id, task, attempt, state, tookMs: Math.round(seconds * 1_000), cause, result }
      log[state === 'failed' ? 'error' : state === 'retrying' ? 'warn' : 'info'](line, 'job')
    },
    log: warn,
  })
  return {
    jobs: makeJobs(database),
    schedules: makeSchedules(database, cronInZone),
    start: () => void worker.start().catch((error: unknown) => log.error({ err: error }, 'no jobs are run')),
    stop: worker.stop,
    close: quick.close,
  }
}
