import type { Database } from './adapters/postgres/database.ts'
import { makeRebuildRepository } from './adapters/postgres/rebuilds.repository.ts'
import type { composeRows } from './compose-rows.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import { StartError } from './errors.ts'
import { rebuildUnsupported } from './errors-rebuilds.ts'
import type { Jobs } from './jobs/ports.ts'
import { handles } from './jobs/task.ts'
import type { Cursors } from './paging/cursor.ts'
import { makeKeepMove } from './rebuilds/keep-move.ts'
import { makeReadRebuilds } from './rebuilds/read-rebuilds.ts'
import { makeRunMove } from './rebuilds/run-move.ts'
import { makeRunRebuild, rebuildTask } from './rebuilds/run-rebuild.ts'
import { makeStartRebuild } from './rebuilds/start-rebuild.ts'

type Deps = {
  database: Database
  datasets: DatasetRepository
  rows: Pick<ReturnType<typeof composeRows>, 'engine' | 'rebuilds' | 'repeating' | 'moving'>
  jobs: Jobs
  cursors: Cursors
}

/** Rows that are written anew, on the queue. */
export function composeRebuilds({ database, datasets, rows, jobs, cursors }: Deps) {
  const { rebuilds: engine, repeating, moving } = rows
  const { engines, loads } = moving
  const rebuilds = makeRebuildRepository(database)
  const claimBeside = () =>
    moving.claimBeside().catch((error: unknown) => {
      throw error instanceof StartError ? rebuildUnsupported(error.message) : error
    })
  const runMove = makeRunMove({ rebuilds, datasets, engines, claimBeside, loads })
  const run = makeRunRebuild({ rebuilds, datasets, engine, rows: rows.engine, runMove, ...repeating })
  const { takeBack, confirmMove } = makeKeepMove({ rebuilds, engines, whileIdle: loads.whileIdle })
  return {
    useCases: {
      startRebuild: makeStartRebuild({ rebuilds, jobs, engine, engines, ...repeating }),
      ...makeReadRebuilds({ rebuilds, jobs, engine, rows: rows.engine, takeBack, cursors }),
      confirmMove,
    },
    handlers: [handles(rebuildTask, run)],
  }
}
