import { limits } from '@tg-cloud/contract/limits'
import type { Logger } from 'pino'
import type { Database } from './adapters/postgres/database.ts'
import { makePipelineRepository } from './adapters/postgres/pipelines.repository.ts'
import { makeRunRepository } from './adapters/postgres/runs.repository.ts'
import { makeQueryRepository } from './adapters/postgres/saved-queries.repository.ts'
import { makeScheduleRepository } from './adapters/postgres/schedules.repository.ts'
import { makeWatchHolds } from './adapters/postgres/watch-holds.ts'
import { composeRunners } from './compose-runners.ts'
import { composeTasks } from './compose-tasks.ts'
import { composeWatching } from './compose-watching.ts'
import type { Config } from './config.ts'
import type { OpenDataset } from './datasets/open-dataset.ts'
import { slugOf } from './datasets/romanise.ts'
import { cronInZone } from './jobs/next-instant.ts'
import type { Jobs } from './jobs/ports.ts'
import { handles, type TaskHandler } from './jobs/task.ts'
import type { Cursors } from './paging/cursor.ts'
import { allowedOnPipelines } from './pipelines/access.ts'
import { makeAdmitRuns, makeEndRun } from './pipelines/admit-runs.ts'
import { runJob } from './pipelines/builtin/builtin-runner.ts'
import { makeRunBuiltin } from './pipelines/builtin/run-builtin.ts'
import { makeCreatePipeline, makeUpdatePipeline } from './pipelines/change-pipelines.ts'
import { makeChangeSchedules } from './pipelines/change-schedules.ts'
import { makeCheckRunner } from './pipelines/check-runner.ts'
import { makeDiscoverDags } from './pipelines/discover-dags.ts'
import { makeFollowRun } from './pipelines/follow-run.ts'
import { makeKeepSchedules } from './pipelines/keep-schedules.ts'
import { makeListPipelines } from './pipelines/list-pipelines.ts'
import { makeListRuns } from './pipelines/list-runs.ts'
import { makeOpenPipeline } from './pipelines/open-pipeline.ts'
import { makeReadLog } from './pipelines/read-log.ts'
import { makeReadRun } from './pipelines/read-run.ts'
import { makeRetryRun } from './pipelines/retry-run.ts'
import { makeRequireRights } from './pipelines/rights.ts'
import { makeRunFeed } from './pipelines/run-feed.ts'
import { showItem, showRun } from './pipelines/show-run.ts'
import { makeStartRun } from './pipelines/start-run.ts'
import { makeStopRun } from './pipelines/stop-run.ts'
import { makeTellRuns } from './pipelines/tell-runs.ts'
import { compileTable } from './query/compile-table.ts'
import type { UserRepository } from './users/ports.ts'

type Deps = Parameters<typeof composeTasks>[0] & {
  config: Pick<Config, 'airflow' | 'runsKeptDays'>
  database: Database
  jobs: Jobs
  users: UserRepository
  openDataset: OpenDataset
  cursors: Cursors
  log: Logger
}

/** Pipelines, their runs, and the tasks that this server does itself. */
export function composePipelines(deps: Deps) {
  const { config, database, jobs, users, datasets, openDataset, cursors, log } = deps
  const warn = (line: string) => log.warn(line)
  const pipelines = makePipelineRepository(database)
  const runs = makeRunRepository(database)
  const runners = composeRunners({ config, jobs, runs, tellSoon: (run) => tellRuns.tellSoon(run), log: warn })
  const { runnerOf, catalogues } = runners
  const admitRuns = makeAdmitRuns({ runs, runnerOf })
  const endRun = makeEndRun({ runs, admitRuns })
  const tellRuns = makeTellRuns({ runs, runnerOf, endRun, log: warn })
  const requireRights = makeRequireRights({ users, openDataset })
  const known = {
    folders: new Set(config.jobFolders.keys()),
    secrets: new Set(config.jobSecrets.keys()),
    airflowServers: new Set(runners.catalogues.keys()),
  }
  const checkRunner = makeCheckRunner({
    known,
    datasets,
    queries: makeQueryRepository(database),
    compileTable,
  })
  const stopping = new AbortController()
  const feed = makeRunFeed({ runs, most: limits.runFollowersMax, log: warn })
  const startRun = makeStartRun({ runs, requireRights, admitRuns })
  const schedules = makeScheduleRepository(database)
  const readCron = cronInZone
  const keepSchedules = makeKeepSchedules({ schedules, pipelines, startRun, readCron, log: warn })
  const watching = composeWatching({
    watch: makeWatchHolds(database),
    pipelines,
    runs,
    runnerOf,
    admitRuns,
    endRun,
    tellRuns,
    keepSchedules,
    catalogues,
    runsKeptDays: config.runsKeptDays,
    log: warn,
  })
  const runBuiltin = makeRunBuiltin({
    runs,
    endRun,
    requireRights,
    tasks: composeTasks(deps),
    secrets: [...config.jobSecrets.values()],
  })
  return {
    useCases: {
      pipelines: {
        allowedOnPipelines,
        listPipelines: makeListPipelines({ pipelines, cursors }),
        createPipeline: makeCreatePipeline({ pipelines, checkRunner, slugOf }),
        discoverDags: makeDiscoverDags({ pipelines, catalogues }),
        updatePipeline: makeUpdatePipeline({ pipelines, checkRunner, admitRuns }),
        removePipeline: pipelines.remove,
      },
      runs: {
        allowedOnPipelines,
        showRun,
        showItem,
        startRun,
        listRuns: makeListRuns({ runs, cursors }),
        ...makeReadRun({ runs, runnerOf }),
        stopRun: makeStopRun({ runs, runnerOf, admitRuns }),
        retryRun: makeRetryRun({ runs, requireRights, admitRuns }),
        readLog: makeReadLog({ runs, runnerOf, stopping: stopping.signal }),
        followRun: makeFollowRun({ feed, runs }),
      },
      schedules: makeChangeSchedules({ schedules, datasets, readCron, cursors }),
    },
    openPipeline: makeOpenPipeline({ pipelines }),
    handlers: [handles(runJob, runBuiltin)] satisfies TaskHandler[],
    start: watching.start,
    /** Streams end, and clients come again to another process. */
    endStreams(): void {
      stopping.abort()
      feed.close()
    },
    async stop(): Promise<void> {
      await watching.stop()
      runners.close()
    },
  }
}
