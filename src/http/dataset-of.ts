import type { DatasetRight } from '@tg-cloud/contract/operation'
import type { Caller } from '../auth/session.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { OpenDataset } from '../datasets/open-dataset.ts'

/** The data set that a path leads to, for a caller who has this right on it. Errors: as of what leads there. */
export type DatasetOf = (
  caller: Caller,
  params: Readonly<Record<string, string>>,
  right: DatasetRight,
) => Promise<DatasetRecord>

/**
 * What leads to a data set, by path parameter: `slug` is its own name. Other things that belong to a data set add
 * their parameter, and answer a thing that is missing and one whose data set may not be read in the same way.
 */
export type Openers = Readonly<Record<string, OpenDataset>>

export const makeDatasetOf = (openers: Openers): DatasetOf =>
  async function datasetOf(caller, params, right) {
    for (const [name, open] of Object.entries(openers)) {
      const value = params[name]
      if (value !== undefined) return open(caller, value, right)
    }
    throw new Error(`No parameter of this path leads to a data set: ${Object.keys(params).join(', ')}`)
  }
