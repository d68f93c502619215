import type { DatasetLoads } from '../datasets/ports.ts'
import { datasetBusy } from '../errors.ts'
import type { IngestRepository } from './ports.ts'
import type { RunningLoads } from './running-loads.ts'

type Deps = { ingests: Pick<IngestRepository, 'unsettled'>; running: RunningLoads }

export function makeWhileIdle({ ingests, running }: Deps): DatasetLoads['whileIdle'] {
  return (datasetId, work, waitMs) =>
    running.whileIdle(
      datasetId,
      async () => {
        const open = await ingests.unsettled()
        // A body that has arrived whole is going to be finished as it was read: settle-loads.ts.
        if (open.some((load) => load.datasetId === datasetId && load.sha256 !== null)) throw datasetBusy()
        return work()
      },
      waitMs,
    )
}
