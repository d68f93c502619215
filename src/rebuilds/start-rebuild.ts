import type { Rebuild, RebuildCreate } from '@tg-cloud/contract/rebuilds'
import { uuidv7 } from 'uuidv7'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { RebuildEngine } from '../datasets/rebuild-rows.ts'
import { originalsMissing, rebuildUnsupported } from '../errors-rebuilds.ts'
import type { Jobs } from '../jobs/ports.ts'
import type { FindEvents } from '../ingest/find-events.ts'
import type { RebuildRepository } from './ports.ts'
import { rebuildOf } from './rebuild.ts'
import { type Payload, rebuildTask } from './run-rebuild.ts'

type Deps = {
  rebuilds: Pick<RebuildRepository, 'create'>
  jobs: Pick<Jobs, 'enqueue'>
  engine: () => Promise<RebuildEngine>
  findEvents: FindEvents
}
/** Errors: rebuild_running, rebuild_unsupported, originals_missing. */
export type StartRebuild = (userId: string, dataset: DatasetRecord, asked: RebuildCreate) => Promise<Rebuild>

export function makeStartRebuild({ rebuilds, jobs, engine, findEvents }: Deps): StartRebuild {
  return async (userId, { id: datasetId, source }, { from }) => {
    if (source) throw rebuildUnsupported('Its rows are in an index of others, which is only read')
    const rows = await engine()
    const why = rows.refuses[from]
    if (why !== undefined) throw rebuildUnsupported(why)
    if (from === 'originals') {
      const { missing } = await findEvents(datasetId, await rows.history(datasetId))
      if (missing.length > 0) throw originalsMissing(missing)
    }
    const id = uuidv7()
    const made = await rebuilds.create({ id, datasetId, from, createdBy: userId }, (query) =>
      jobs.enqueue(rebuildTask, { rebuildId: id } satisfies Payload, {}, query),
    )
    return rebuildOf(made)
  }
}
