import type { Logger } from 'pino'
import type { Database } from './adapters/postgres/database.ts'
import { makeQueryRunRepository } from './adapters/postgres/query-runs.repository.ts'
import type { Config } from './config.ts'
import { type OpenDataset, requireRight } from './datasets/open-dataset.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import { makeDeleteWithFiles } from './exports/delete-with-files.ts'
import { makeForgetFiles } from './exports/forget-files.ts'
import type { ExportFiles } from './exports/ports.ts'
import type { WriteTable } from './exports/write-table.ts'
import type { DeletionsUseCases } from './http/routes/deletions.ts'
import type { Jobs } from './jobs/ports.ts'
import { handles, type TaskHandler } from './jobs/task.ts'
import type { Cursors } from './paging/cursor.ts'
import { compileTable } from './query/compile-table.ts'
import { makeMakeResult, resultTask } from './query-runs/make-result.ts'
import { makeReadResult } from './query-runs/read-result.ts'
import { makeAwaitRun, makeReadQueryRuns } from './query-runs/read-runs.ts'
import { makeStartQueryRuns } from './query-runs/start-run.ts'
import { fillQuestion } from './saved-queries/fill-question.ts'
import type { RequireQuery } from './saved-queries/require-query.ts'
import { everyMinute } from './turns/every-minute.ts'

type Deps = {
  config: Pick<Config, 'exports'>
  database: Database
  datasets: DatasetRepository
  openDataset: OpenDataset
  requireQuery: RequireQuery
  jobs: Jobs
  files: ExportFiles
  writeTable: WriteTable
  cursors: Cursors
  log: Logger
}

/** Questions that run as long as they need, on the queue, and their results in files. */
export function composeQueryRuns(deps: Deps) {
  const { config, database, datasets, openDataset, requireQuery, jobs, files, writeTable, cursors, log } =
    deps
  const runs = makeQueryRunRepository(database)
  const awaitRun = makeAwaitRun({ runs })
  const { requireRun, ...reads } = makeReadQueryRuns({
    runs,
    jobs,
    datasets,
    requireRight,
    cursors,
    awaitRun,
  })
  const { startQueryRun, runSavedQuery } = makeStartQueryRuns({
    runs,
    jobs,
    openDataset,
    requireQuery,
    fillQuestion,
    compileTable,
    awaitRun,
    quotaBytes: config.exports.quotaBytes,
  })
  const expire = async (which: 'due' | { datasetId: string } | { id: string }) =>
    typeof which === 'object' && 'datasetId' in which ? runs.forget(which.datasetId) : 0
  const forgetFiles = makeForgetFiles({ exports: { expire, needed: runs.needed }, files })
  const makeResult = makeMakeResult({ runs, datasets, compileTable, writeTable, files })
  const settling = everyMinute(
    () => forgetFiles('due'),
    ({ message }) => log.warn(`Results are not removed: ${message}`),
  )
  return {
    useCases: {
      startQueryRun,
      runSavedQuery,
      ...reads,
      readResult: makeReadResult({ requireRun, files, cursors }),
    },
    handlers: [handles(resultTask, makeResult)] satisfies TaskHandler[],
    /** A deletion that erases takes results with it that may have the rows. */
    erasing: (deletions: DeletionsUseCases): DeletionsUseCases => ({
      ...deletions,
      deleteRows: makeDeleteWithFiles({ deleteRows: deletions.deleteRows, forgetFiles }),
    }),
    /** Removes results whose time is over; once now, then every minute. */
    async start() {
      await forgetFiles('due')
      settling.start()
    },
    stop: settling.end,
  }
}
