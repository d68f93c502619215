import type { Deletion } from '@tg-cloud/contract/deletions'
import type { Export } from '@tg-cloud/contract/exports'
import type { QueryRun } from '@tg-cloud/contract/query-runs'
import { makeSourceFolders } from './adapters/files/source-folders.ts'
import { makeOpenHttps } from './adapters/https/open-https.ts'
import type { Caller } from './auth/session.ts'
import type { composeExports } from './compose-exports.ts'
import type { Config } from './config.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import type { ProfileDataset } from './datasets/profile-dataset.ts'
import { WorkRefused } from './errors.ts'
import type { IngestsUseCases } from './http/routes/ingests.ts'
import type { QueriesUseCases } from './http/routes/queries.ts'
import type { QueryRunsUseCases } from './http/routes/query-runs.ts'
import type { RunOnce } from './idempotency/run-once.ts'
import { makeAsk } from './pipelines/builtin/ask.ts'
import { makeExport } from './pipelines/builtin/export.ts'
import { makeLoadOnce } from './pipelines/builtin/load-once.ts'
import { makeLoad } from './pipelines/builtin/load.ts'
import { makeMaterialise } from './pipelines/builtin/materialise.ts'
import { makeProfile } from './pipelines/builtin/profile.ts'
import { makeRetention } from './pipelines/builtin/retention.ts'
import type { Tasks } from './pipelines/builtin/task.ts'
import { makeOpenQuestion } from './pipelines/open-question.ts'
import { makeOpenSource } from './pipelines/open-source.ts'
import { compileTable } from './query/compile-table.ts'
import type { UserRepository } from './users/ports.ts'

type Deps = {
  config: Pick<Config, 'jobFolders' | 'jobSecrets' | 'jobPrivateHosts'>
  datasets: DatasetRepository
  ingests: Pick<IngestsUseCases, 'loadRows' | 'listIngests' | 'cancelLoad'>
  users: Pick<UserRepository, 'get'>
  exports: Pick<ReturnType<typeof composeExports>, 'useCases' | 'writeTable' | 'deletions'>
  profileDataset: ProfileDataset
  runOnce: RunOnce
  queryRuns: Pick<QueryRunsUseCases, 'getQueryRun' | 'cancelQueryRun'> &
    Pick<QueriesUseCases, 'runSavedQuery'>
}

/** Whoever cancels waits no longer to see it. */
const cancelMs = 5_000

/** The tasks that this server does itself, with what they do them by. */
export function composeTasks({
  config,
  datasets,
  ingests,
  users,
  exports,
  profileDataset,
  runOnce,
  queryRuns,
}: Deps): Tasks {
  const { createExport, getExport, cancelExport } = exports.useCases
  const { writeTable, deletions } = exports
  const loadOnce = makeLoadOnce({
    datasets,
    loadRows: ingests.loadRows,
    loadedAs: async (userId, idempotencyKey) =>
      (await ingests.listIngests(userId, { createdBy: userId, idempotencyKey }, { limit: 1 })).items[0],
    cancelLoad: ingests.cancelLoad,
  })
  async function callerOf(userId: string): Promise<Caller> {
    const user = await users.get(userId)
    if (user === undefined) throw new WorkRefused('Its user is gone')
    return { userId, level: user.level, sessionId: undefined }
  }
  return {
    load: makeLoad({
      loadOnce,
      openSource: makeOpenSource({
        openFile: makeSourceFolders(config.jobFolders),
        openHttps: makeOpenHttps({ privateHosts: config.jobPrivateHosts }),
        secretOf: (name) => config.jobSecrets.get(name),
      }),
    }),
    retention: makeRetention({
      datasets,
      deleteRows: async ({ userId, dataset, filter, dryRun, idempotencyKey }) => {
        const input = { filter, dryRun, erase: false }
        const work = () => deletions.deleteRows({ userId, dataset, input, idempotencyKey })
        if (dryRun) return work()
        const request = { principal: userId, operation: 'pipelines.retention', key: idempotencyKey, input }
        const answer = await runOnce(request, async () => ({ status: 201, body: await work() }))
        return answer.body as Deletion
      },
    }),
    profile: makeProfile({ datasets, profileDataset }),
    materialise: makeMaterialise({
      datasets,
      openQuestion: makeOpenQuestion({ compileTable, writeTable }),
      loadOnce,
    }),
    ask: makeAsk({
      async startRun(userId, { query, parameters }, key) {
        const request = { principal: userId, operation: 'pipelines.ask', key, input: { query, parameters } }
        const answer = await runOnce(request, async () => {
          const { signal } = new AbortController()
          const asked = parameters ? { parameters } : {}
          return {
            status: 202,
            body: await queryRuns.runSavedQuery(await callerOf(userId), query, asked, signal),
          }
        })
        return answer.body as QueryRun
      },
      getRun: async (userId, ...asked) => queryRuns.getQueryRun(await callerOf(userId), ...asked),
      cancelRun: async (userId, id) =>
        queryRuns.cancelQueryRun(await callerOf(userId), id, AbortSignal.timeout(cancelMs)),
    }),
    export: makeExport({
      async createExport(userId, input, key) {
        const request = { principal: userId, operation: 'pipelines.export', key, input }
        const answer = await runOnce(request, async () => ({
          status: 201,
          body: await createExport(await callerOf(userId), input),
        }))
        return answer.body as Export
      },
      getExport: async (userId, id) => getExport(await callerOf(userId), id),
      cancelExport: async (userId, id) => cancelExport(await callerOf(userId), id),
    }),
  }
}
