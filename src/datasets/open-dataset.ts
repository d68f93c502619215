import type { DatasetRight } from '@tg-cloud/contract/operation'
import type { Caller } from '../auth/session.ts'
import { datasetReadOnly } from '../errors-foreign.ts'
import { datasetForbidden, datasetNotFound } from '../errors.ts'
import { mayUse } from './access.ts'
import type { DatasetRecord } from './dataset.ts'
import type { DatasetRepository } from './ports.ts'

/**
 * The data set of this slug, for a caller who has this right on it. Errors: dataset_not_found, the same for one that
 * may not be read; dataset_forbidden when it may be read but no more, dataset_read_only when nobody may write.
 */
export type OpenDataset = (caller: Caller, slug: string, right: DatasetRight) => Promise<DatasetRecord>

export function makeOpenDataset({ datasets }: { datasets: Pick<DatasetRepository, 'get'> }): OpenDataset {
  return async (caller, slug, right) =>
    requireRight(await datasets.get(slug), { caller, right, missing: datasetNotFound })
}

export type RequireRight = typeof requireRight

/**
 * Errors: `missing`, also for a data set that may not be read; dataset_forbidden when it may be read but no more,
 * dataset_read_only when nobody may write.
 */
export function requireRight(
  dataset: DatasetRecord | undefined,
  { caller, right, missing }: { caller: Caller; right: DatasetRight; missing: () => Error },
): DatasetRecord {
  if (dataset === undefined || !mayUse(dataset, caller, 'read')) throw missing()
  if (dataset.readOnly && right === 'write') throw datasetReadOnly()
  if (!mayUse(dataset, caller, right)) throw datasetForbidden(right)
  return dataset
}
