import { contract } from '@tg-cloud/contract'
import type { CreateQuery } from '../../saved-queries/create-query.ts'
import type { DeleteQuery } from '../../saved-queries/delete-query.ts'
import type { ListQueries } from '../../saved-queries/list-queries.ts'
import type { GetQuery, GetQueryVersion, ListQueryVersions } from '../../saved-queries/read-queries.ts'
import type { RestoreQuery } from '../../saved-queries/restore-query.ts'
import type { UpdateQuery } from '../../saved-queries/update-query.ts'
import type { RunSavedQuery } from '../../query-runs/start-run.ts'
import { closedSignal } from '../closed.ts'
import { routes } from '../reply.ts'
import { startedAnswer, withoutWaiting } from './query-runs.ts'

export type QueriesUseCases = {
  listQueries: ListQueries
  createQuery: CreateQuery
  getQuery: GetQuery
  updateQuery: UpdateQuery
  deleteQuery: DeleteQuery
  listQueryVersions: ListQueryVersions
  getQueryVersion: GetQueryVersion
  restoreQuery: RestoreQuery
  runSavedQuery: RunSavedQuery
}

export const queriesRoutes = (use: QueriesUseCases) =>
  routes(contract.queries, {
    list: async ({ query, context }) => ({
      status: 200,
      body: await use.listQueries(context.caller, query),
    }),
    create: async ({ body, context }) => {
      const made = await use.createQuery(context.caller, body)
      return { status: 201, body: made, headers: [['Location', context.link(`/v1/queries/${made.id}`)]] }
    },
    get: async ({ params, context }) => ({
      status: 200,
      body: await use.getQuery(context.caller, params.id),
    }),
    update: async ({ params, body, context }) => ({
      status: 200,
      body: await use.updateQuery(context.caller, params.id, body, context.expectedVersion),
    }),
    delete: async ({ params, context }) => {
      await use.deleteQuery(context.caller, params.id, context.expectedVersion)
      return { status: 204, body: undefined }
    },
    versions: async ({ params, query, context }) => ({
      status: 200,
      body: await use.listQueryVersions(context.caller, params.id, query),
    }),
    getVersion: async ({ params, context }) => ({
      status: 200,
      body: await use.getQueryVersion(context.caller, params.id, Number(params.version)),
    }),
    run: async ({ params, body, context, req }) =>
      startedAnswer(
        await use.runSavedQuery(
          context.caller,
          params.id,
          withoutWaiting(body, req.headers),
          closedSignal(req),
        ),
        context.link,
      ),
    restore: async ({ params, body, context }) => ({
      status: 200,
      body: await use.restoreQuery(context.caller, params.id, body.version),
    }),
  })
