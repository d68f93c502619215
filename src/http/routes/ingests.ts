import { contract } from '@tg-cloud/contract'
import type { CancelLoad } from '../../ingest/cancel-load.ts'
import type { ListIngests } from '../../ingest/list-ingests.ts'
import type { ListQuarantine } from '../../ingest/list-quarantine.ts'
import type { LoadRows } from '../../ingest/load-rows.ts'
import type { GetReceipt } from '../../ingest/read-receipt.ts'
import type { RevertLoad } from '../../ingest/revert-load.ts'
import { idempotencyKeyOf, routes } from '../reply.ts'
import { rowBodyOf } from '../row-body.ts'

export type IngestsUseCases = {
  loadRows: LoadRows
  listIngests: ListIngests
  getReceipt: GetReceipt
  listQuarantine: ListQuarantine
  cancelLoad: CancelLoad
  revertLoad: RevertLoad
}

export const ingestsRoutes = (use: IngestsUseCases) =>
  routes(contract.ingests, {
    load: async ({ query, context, req }) => {
      const ingest = await use.loadRows({
        userId: context.caller.userId,
        dataset: context.dataset,
        query,
        idempotencyKey: idempotencyKeyOf(req),
        body: rowBodyOf(req),
      })
      return {
        status: 201,
        body: ingest,
        headers: [['Location', context.link(`/v1/ingests/${ingest.id}`)]],
      }
    },
    listOfDataset: async ({ query: { state, ...page }, context }) => ({
      status: 200,
      body: await use.listIngests(context.caller.userId, { datasetId: context.dataset.id, state }, page),
    }),
    list: async ({ query: { state, idempotencyKey, ...page }, context: { caller } }) => ({
      status: 200,
      body: await use.listIngests(caller.userId, { createdBy: caller.userId, idempotencyKey, state }, page),
    }),
    get: async ({ params }) => ({ status: 200, body: await use.getReceipt(params.id) }),
    quarantine: async ({ params, query, context }) => ({
      status: 200,
      body: await use.listQuarantine(context.caller.userId, params.id, query),
    }),
    cancel: async ({ params, context }) => ({
      status: 200,
      body: await use.cancelLoad(params.id, context.dataset),
    }),
    revert: async ({ params, context }) => ({
      status: 200,
      body: await use.revertLoad(params.id, context.dataset),
    }),
  })
