import type { Deletion } from '@tg-cloud/contract/deletions'
import { makeSourceFolders } from './adapters/files/source-folders.ts'
import { makeOpenHttps } from './adapters/https/open-https.ts'
import type { Config } from './config.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import type { ProfileDataset } from './datasets/profile-dataset.ts'
import type { IngestsUseCases } from './http/routes/ingests.ts'
import type { RunOnce } from './idempotency/run-once.ts'
import type { DeleteRows } from './ingest/delete-rows.ts'
import { makeLoad } from './pipelines/builtin/load.ts'
import { makeProfile } from './pipelines/builtin/profile.ts'
import { makeRetention } from './pipelines/builtin/retention.ts'
import type { Tasks } from './pipelines/builtin/task.ts'
import { makeOpenSource } from './pipelines/open-source.ts'

type Deps = {
  config: Pick<Config, 'jobFolders' | 'jobSecrets' | 'jobPrivateHosts'>
  datasets: DatasetRepository
  ingests: Pick<IngestsUseCases, 'loadRows' | 'listIngests' | 'cancelLoad'>
  deleteRows: DeleteRows
  profileDataset: ProfileDataset
  runOnce: RunOnce
}

/** The tasks that this server does itself, with what they do them by. */
export function composeTasks({
  config,
  datasets,
  ingests,
  deleteRows,
  profileDataset,
  runOnce,
}: Deps): Tasks {
  return {
    load: makeLoad({
      datasets,
      openSource: makeOpenSource({
        openFile: makeSourceFolders(config.jobFolders),
        openHttps: makeOpenHttps({ privateHosts: config.jobPrivateHosts }),
        secretOf: (name) => config.jobSecrets.get(name),
      }),
      loadRows: ingests.loadRows,
      loadedAs: async (userId, idempotencyKey) =>
        (await ingests.listIngests(userId, { createdBy: userId, idempotencyKey }, { limit: 1 })).items[0],
      cancelLoad: ingests.cancelLoad,
    }),
    retention: makeRetention({
      datasets,
      deleteRows: async ({ userId, dataset, filter, dryRun, idempotencyKey }) => {
        const input = { filter, dryRun, erase: false }
        const work = () => deleteRows({ userId, dataset, input, idempotencyKey })
        if (dryRun) return work()
        const request = { principal: userId, operation: 'pipelines.retention', key: idempotencyKey, input }
        const answer = await runOnce(request, async () => ({ status: 201, body: await work() }))
        return answer.body as Deletion
      },
    }),
    profile: makeProfile({ datasets, profileDataset }),
  }
}
