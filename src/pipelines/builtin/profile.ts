import type { DatasetRepository } from '../../datasets/ports.ts'
import type { ProfileDataset } from '../../datasets/profile-dataset.ts'
import { datasetNotFound } from '../../errors.ts'
import type { DoTask } from './task.ts'

type Deps = { datasets: Pick<DatasetRepository, 'get'>; profileDataset: ProfileDataset }

/** Looks at what the fields hold; of each it returns the counts and the ends. */
export function makeProfile({ datasets, profileDataset }: Deps): DoTask<'profile'> {
  return async ({ dataset: slug }, run) => {
    const dataset = await datasets.get(slug)
    if (dataset === undefined) throw datasetNotFound()
    const profile = await profileDataset(dataset, undefined, run.signal)
    const { version, rows } = profile
    run.log('info', `${rows} rows of version ${version} in ${profile.tookMs} ms`)
    const fields = profile.fields.map(({ name, type, count, nulls, distinct, min, max }) => ({
      name,
      type,
      count,
      nulls,
      distinct,
      min,
      max,
    }))
    return { returned: { version, rows, fields }, datasets: [] }
  }
}
