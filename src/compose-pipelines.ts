import { limits } from '@tg-cloud/contract/limits'
import type { Logger } from 'pino'
import type { Database } from './adapters/postgres/database.ts'
import { makePipelineRepository } from './adapters/postgres/pipelines.repository.ts'
import { makeRunRepository } from './adapters/postgres/runs.repository.ts'
import { composeTasks } from './compose-tasks.ts'
import type { OpenDataset } from './datasets/open-dataset.ts'
import { slugOf } from './datasets/romanise.ts'
import type { Jobs } from './jobs/ports.ts'
import { handles, type TaskHandler } from './jobs/task.ts'
import type { Cursors } from './paging/cursor.ts'
import { allowedOnPipelines } from './pipelines/access.ts'
import { makeAdmitRuns, makeEndRun } from './pipelines/admit-runs.ts'
import { makeBuiltinRunner, runJob } from './pipelines/builtin/builtin-runner.ts'
import { makeRunBuiltin } from './pipelines/builtin/run-builtin.ts'
import { makeCreatePipeline, makeUpdatePipeline } from './pipelines/change-pipelines.ts'
import { makeCheckRunner } from './pipelines/check-runner.ts'
import { makeFollowRun } from './pipelines/follow-run.ts'
import { makeKeepWatch } from './pipelines/keep-watch.ts'
import { makeListPipelines } from './pipelines/list-pipelines.ts'
import { makeListRuns } from './pipelines/list-runs.ts'
import { makeOpenPipeline } from './pipelines/open-pipeline.ts'
import type { RunnerOf } from './pipelines/ports.ts'
import { makeReadLog } from './pipelines/read-log.ts'
import { makeReadRun } from './pipelines/read-run.ts'
import { makeRetryRun } from './pipelines/retry-run.ts'
import { makeRequireRights } from './pipelines/rights.ts'
import { makeRunFeed } from './pipelines/run-feed.ts'
import { showItem, showRun } from './pipelines/show-run.ts'
import { makeStartRun } from './pipelines/start-run.ts'
import { makeStopRun } from './pipelines/stop-run.ts'
import { makeWatchRuns } from './pipelines/watch-runs.ts'
import type { UserRepository } from './users/ports.ts'

type Deps = Parameters<typeof composeTasks>[0] & {
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
  const builtin = makeBuiltinRunner({ jobs })
  const runnerOf: RunnerOf = ({ kind }) => {
    if (kind === 'builtin') return builtin
    throw new Error('No Airflow server is known, so no pipeline names one')
  }
  const admitRuns = makeAdmitRuns({ runs, runnerOf })
  const endRun = makeEndRun({ runs, admitRuns })
  const requireRights = makeRequireRights({ users, openDataset })
  const known = {
    folders: new Set(config.jobFolders.keys()),
    secrets: new Set(config.jobSecrets.keys()),
    airflowServers: new Set<string>(),
  }
  const checkRunner = makeCheckRunner({ known, datasets })
  const stopping = new AbortController()
  const feed = makeRunFeed({ runs, most: limits.runFollowersMax, log: warn })
  const watch = makeKeepWatch({
    rounds: [{ name: 'Runs', round: () => watchRuns() }],
    log: warn,
  })
  const watchRuns = makeWatchRuns({ runs, runnerOf, admitRuns, endRun })
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
        updatePipeline: makeUpdatePipeline({ pipelines, checkRunner, admitRuns }),
        removePipeline: pipelines.remove,
      },
      runs: {
        allowedOnPipelines,
        showRun,
        showItem,
        startRun: makeStartRun({ runs, requireRights, admitRuns }),
        listRuns: makeListRuns({ runs, cursors }),
        ...makeReadRun({ runs }),
        stopRun: makeStopRun({ runs, runnerOf, admitRuns }),
        retryRun: makeRetryRun({ runs, requireRights, admitRuns }),
        readLog: makeReadLog({ runs, stopping: stopping.signal }),
        followRun: makeFollowRun({ feed, runs }),
      },
    },
    openPipeline: makeOpenPipeline({ pipelines }),
    handlers: [handles(runJob, runBuiltin)] satisfies TaskHandler[],
    start: watch.start,
    /** Streams end, and clients come again to another process. */
    endStreams(): void {
      stopping.abort()
      feed.close()
    },
    stop: watch.stop,
  }
}
