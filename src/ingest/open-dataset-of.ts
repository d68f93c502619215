import type { OpenDataset } from '../datasets/open-dataset.ts'
import { requireRight } from '../datasets/open-dataset.ts'
import type { DatasetRepository } from '../datasets/ports.ts'
import { ingestNotFound } from '../errors.ts'
import type { IngestRepository } from './ports.ts'

type Deps = { ingests: Pick<IngestRepository, 'get'>; datasets: Pick<DatasetRepository, 'getById'> }

/** The data set of a load, by the id of the load. Errors: ingest_not_found, dataset_forbidden. */
export function makeOpenDatasetOf({ ingests, datasets }: Deps): OpenDataset {
  return async (caller, ingestId, right) => {
    const ingest = await ingests.get(ingestId)
    const dataset = ingest && (await datasets.getById(ingest.datasetId))
    return requireRight(dataset, { caller, right, missing: ingestNotFound })
  }
}
