import type { Logger } from 'pino'
import { allowedOn } from './datasets/access.ts'
import { makeCreateDataset } from './datasets/create-dataset.ts'
import { makeDeleteDataset } from './datasets/delete-dataset.ts'
import { makeFinishDeletions } from './datasets/finish-deletions.ts'
import { makeListDatasets } from './datasets/list-datasets.ts'
import { makeOpenDataset } from './datasets/open-dataset.ts'
import { makeUpdateDataset } from './datasets/update-dataset.ts'
import type { DatasetRepository, DatasetRows } from './datasets/ports.ts'
import type { Cursors } from './paging/cursor.ts'

type Deps = { datasets: DatasetRepository; cursors: Cursors; rows: DatasetRows; log: Logger }

/** Data sets as records, and who may do what with them. */
export function composeDatasets({ datasets, cursors, rows, log }: Deps) {
  return {
    useCases: {
      listDatasets: makeListDatasets({ datasets, cursors }),
      createDataset: makeCreateDataset({ datasets }),
      updateDataset: makeUpdateDataset({ datasets }),
      deleteDataset: makeDeleteDataset({ datasets, rows }),
      allowedOn,
    },
    openDataset: makeOpenDataset({ datasets }),
    finishDeletions: makeFinishDeletions({
      datasets,
      rows,
      onFailure: (datasetId, err) => log.error({ datasetId, err }, 'a data set is not deleted yet'),
    }),
  }
}
