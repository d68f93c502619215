import type { Logger } from 'pino'
import { jobDepth } from './adapters/graphile/depth.ts'
import { makeJobs } from './adapters/graphile/jobs.ts'
import { withoutWaiting } from './adapters/graphile/records.ts'
import { makeSchedules } from './adapters/graphile/schedules.ts'
import { makeWorker } from './adapters/graphile/worker.ts'
import { type Database, openDatabase } from './adapters/postgres/database.ts'
import { makeSweep } from './adapters/postgres/housekeeping.ts'
import { makeJobMetrics } from './adapters/prometheus/job-metrics.ts'
import type { Config } from './config.ts'
import type { Metrics } from './adapters/prometheus/metrics.ts'
import { housekeepingSchedule, makeHousekeeping } from './jobs/housekeeping.ts'
import { cronInZone } from './jobs/next-instant.ts'
import { makeRunJob } from './jobs/run-job.ts'
import type { TaskHandler } from './jobs/task.ts'

type Deps = {
  config: Pick<Config, 'jobConcurrency' | 'role' | 'rowEngine' | 'runsKeptDays'>
  database: Database
  metrics: Metrics
  /** Of tasks that need the rows of data sets. */
  rowHandlers: readonly TaskHandler[]
  log: Logger
}

/** The queue of one process: how jobs are added, and the worker that runs them once it is started. */
export function composeQueue({ config, database, metrics, rowHandlers, log }: Deps) {
  const { jobConcurrency: concurrency, role, rowEngine } = config
  // One process alone has the file of DuckDB open: what needs rows is done there, whatever its role.
  const hasRows = rowEngine === 'duckdb' ? role !== 'worker' : role !== 'api'
  const housekeeping = role !== 'api'
  const handlers = [
    ...(hasRows ? rowHandlers : []),
    ...(housekeeping ? [makeHousekeeping(makeSweep(database, config))] : []),
  ]
  const { url, schema } = database
  const warn = (line: string) => log.warn(line)
  const quick = openDatabase({ url: withoutWaiting(url), schema, poolMax: concurrency + 4, log: warn })
  const figures = makeJobMetrics({ registry: metrics.registry, depth: () => jobDepth(database) })
  const worker = makeWorker({
    records: database,
    quick,
    makeRunJob,
    readCron: cronInZone,
    handlers,
    schedules: () => (housekeeping ? [housekeepingSchedule()] : []),
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
    start() {
      if (handlers.length === 0) return
      worker.start().catch((error: unknown) => log.error({ err: error }, 'no jobs are run'))
    },
    stop: worker.stop,
    close: quick.close,
  }
}
