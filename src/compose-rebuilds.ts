import type { Database } from './adapters/postgres/database.ts'
import { makeRebuildRepository } from './adapters/postgres/rebuilds.repository.ts'
import type { composeRows } from './compose-rows.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import type { Jobs } from './jobs/ports.ts'
import { handles } from './jobs/task.ts'
import type { Cursors } from './paging/cursor.ts'
import { makeReadRebuilds } from './rebuilds/read-rebuilds.ts'
import { makeRunRebuild, rebuildTask } from './rebuilds/run-rebuild.ts'
import { makeStartRebuild } from './rebuilds/start-rebuild.ts'

type Deps = {
  database: Database
  datasets: DatasetRepository
  rows: Pick<ReturnType<typeof composeRows>, 'engine' | 'rebuilds' | 'repeating'>
  jobs: Jobs
  cursors: Cursors
}

/** Rows that are written anew, on the queue. */
export function composeRebuilds({ database, datasets, rows, jobs, cursors }: Deps) {
  const { rebuilds: engine, repeating } = rows
  const rebuilds = makeRebuildRepository(database)
  const run = makeRunRebuild({ rebuilds, datasets, engine, rows: rows.engine, ...repeating })
  return {
    useCases: {
      startRebuild: makeStartRebuild({ rebuilds, jobs, engine, ...repeating }),
      ...makeReadRebuilds({ rebuilds, jobs, engine, rows: rows.engine, cursors }),
    },
    handlers: [handles(rebuildTask, run)],
  }
}
