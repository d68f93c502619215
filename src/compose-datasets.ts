import type { Logger } from 'pino'
import { allowedOn } from './datasets/access.ts'
import { makeCreateDataset } from './datasets/create-dataset.ts'
import { makeDeleteDataset } from './datasets/delete-dataset.ts'
import { makeFinishDeletions } from './datasets/finish-deletions.ts'
import { makeInspectIndex } from './datasets/inspect-index.ts'
import { makeListDatasets } from './datasets/list-datasets.ts'
import { makeOpenDataset } from './datasets/open-dataset.ts'
import { makeUpdateDataset } from './datasets/update-dataset.ts'
import { makeRegisterIndex } from './datasets/register-index.ts'
import type { ForeignIndices } from './datasets/foreign-indices.ts'
import type { DatasetRepository, DatasetRows } from './datasets/ports.ts'
import type { Config } from './config.ts'
import type { Cursors } from './paging/cursor.ts'

type Deps = {
  config: Pick<Config, 'opensearch'>
  datasets: DatasetRepository
  cursors: Cursors
  rows: DatasetRows & { engine: { opened: () => Promise<Partial<ForeignIndices>> } }
  log: Logger
}

/** Data sets as records, and who may do what with them. */
export function composeDatasets({ config, datasets, cursors, rows, log }: Deps) {
  const createDataset = makeCreateDataset({ datasets })
  const inspectIndex = makeInspectIndex({
    allowed: config.opensearch?.foreign ?? [],
    async inspect(asked, signal) {
      const { inspect } = await rows.engine.opened()
      if (inspect === undefined) throw new Error('Only a cluster has indices that may be registered')
      return inspect(asked, signal)
    },
  })
  return {
    useCases: {
      listDatasets: makeListDatasets({ datasets, cursors }),
      createDataset,
      inspectIndex,
      registerIndex: makeRegisterIndex({ createDataset, inspectIndex }),
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
