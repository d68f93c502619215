import type { OpenDataset, RequireRight } from '../datasets/open-dataset.ts'
import type { DatasetRepository } from '../datasets/ports.ts'
import { ingestNotFound } from '../errors.ts'
import type { IngestRepository } from './ports.ts'

type Deps = {
  ingests: Pick<IngestRepository, 'get'>
  datasets: Pick<DatasetRepository, 'getById'>
  requireRight: RequireRight
}

/** The data set of a load, by the id of the load. Errors: ingest_not_found, dataset_forbidden. */
export function makeOpenDatasetOf({ ingests, datasets, requireRight }: Deps): OpenDataset {
  return async (caller, ingestId, right) => {
    const ingest = await ingests.get(ingestId)
    const dataset = ingest && (await datasets.getById(ingest.datasetId))
    return requireRight(dataset, { caller, right, missing: ingestNotFound })
  }
}
