import type { DatasetRepository, DatasetRows } from './ports.ts'

type Deps = {
  datasets: DatasetRepository
  rows: DatasetRows
  onFailure: (datasetId: string, error: unknown) => void
}

/** Ends the deletions that a crash or a fault has cut off; safe beside others that do so. */
export function makeFinishDeletions({ datasets, rows, onFailure }: Deps) {
  return async (): Promise<void> => {
    for (const id of await datasets.startedDeletions()) {
      try {
        await rows.remove(id)
        await datasets.finishDeletion(id)
      } catch (error) {
        // The others need not wait for this one, which is tried again at the next start.
        onFailure(id, error)
      }
    }
  }
}
