import { makeJobs } from './adapters/graphile/jobs.ts'
import type { Metrics } from './adapters/prometheus/metrics.ts'
import { composePipelines } from './compose-pipelines.ts'
import type { composeQueries } from './compose-queries.ts'
import { composeQueryRuns } from './compose-query-runs.ts'
import { composeRebuilds } from './compose-rebuilds.ts'
import { composeQueue } from './compose-queue.ts'
import type { composeExports } from './compose-exports.ts'
import type { Files } from './compose-files.ts'
import type { composeRows } from './compose-rows.ts'
import type { Config } from './config.ts'

type Work = Omit<
  Parameters<typeof composePipelines>[0],
  'jobs' | 'ingests' | 'exports' | 'profileDataset' | 'queryRuns'
>
type Deps = Work & {
  config: Config
  queries: ReturnType<typeof composeQueries>
  rows: ReturnType<typeof composeRows>
  exports: ReturnType<typeof composeExports>
  metrics: Metrics
  files: Files
}

/** What is done on the queue: runs of questions and of pipelines, and the worker that does them. */
export function composeWork(deps: Deps) {
  const { config, database, rows, exports, queries, metrics, files, log } = deps
  const jobs = makeJobs(database)
  const queryRuns = composeQueryRuns({
    ...deps,
    ...queries,
    writeTable: exports.writeTable,
    files: files.results,
    jobs,
  })
  const deletions = queryRuns.erasing(exports.deletions)
  const pipelines = composePipelines({
    ...deps,
    jobs,
    ingests: rows.ingests,
    exports: { ...exports, deletions },
    profileDataset: rows.fields.profileDataset,
    queryRuns: queryRuns.useCases,
  })
  const rebuilds = composeRebuilds({ ...deps, jobs })
  const rowHandlers = [...pipelines.handlers, ...queryRuns.handlers, ...rebuilds.handlers]
  const queue = composeQueue({ config, database, metrics, rowHandlers, log })
  return {
    useCases: {
      ...pipelines.useCases,
      queries: { ...queries.useCases, ...queryRuns.useCases },
      queryRuns: queryRuns.useCases,
      deletions,
      rebuilds: rebuilds.useCases,
    },
    openPipeline: pipelines.openPipeline,
    queue,
    startWatch: pipelines.start,
    start: queryRuns.start,
    endStreams: pipelines.endStreams,
    async close() {
      await pipelines.stop()
      queryRuns.stop()
      await queue.close()
    },
  }
}
