import type { ExpectedVersion } from '../users/ports.ts'
import type { DatasetRepository, DatasetRows } from './ports.ts'

type Deps = { datasets: DatasetRepository; rows: DatasetRows }

/**
 * With its rows. It is gone from the answers at once; a deletion that was cut off is gone on with at the next start.
 * Errors: dataset_not_found, precondition_failed.
 */
export type DeleteDataset = (id: string, expected: ExpectedVersion) => Promise<void>

export function makeDeleteDataset({ datasets, rows }: Deps): DeleteDataset {
  return async (id, expected) => {
    await datasets.startDeletion(id, expected)
    await rows.remove(id)
    await datasets.finishDeletion(id)
  }
}
