import { contract } from '@tg-cloud/contract'
import type { Ingest } from '@tg-cloud/contract/ingests'
import type { CancelLoad } from '../../ingest/cancel-load.ts'
import type { ListIngests } from '../../ingest/list-ingests.ts'
import type { ListQuarantine } from '../../ingest/list-quarantine.ts'
import type { LoadRows } from '../../ingest/load-rows.ts'
import type { ReadOriginal } from '../../ingest/read-original.ts'
import type { ReadQuarantine } from '../../ingest/read-quarantine.ts'
import type { GetReceipt } from '../../ingest/read-receipt.ts'
import type { RevertLoad } from '../../ingest/revert-load.ts'
import type { RequestContext } from '../context.ts'
import { prefersAsync } from '../prefer.ts'
import { idempotencyKeyOf, routes } from '../reply.ts'
import { rowBodyOf } from '../row-body.ts'

export type IngestsUseCases = {
  loadRows: LoadRows
  listIngests: ListIngests
  getReceipt: GetReceipt
  listQuarantine: ListQuarantine
  readQuarantine: ReadQuarantine
  readOriginal: ReadOriginal
  cancelLoad: CancelLoad
  revertLoad: RevertLoad
}

/** One that is not done yet was promised. */
const answered = (ingest: Ingest, { link }: RequestContext) => {
  const location = ['Location', link(`/v1/ingests/${ingest.id}`)] as const
  if (ingest.state === 'done' || ingest.state === 'reverted')
    return { status: 201 as const, body: ingest, headers: [location] }
  const applied = ['Preference-Applied', 'respond-async'] as const
  return { status: 202 as const, body: ingest, headers: [location, applied] }
}

export const ingestsRoutes = (use: IngestsUseCases) =>
  routes(contract.ingests, {
    load: async ({ query, context, req }) => {
      const ingest = await use.loadRows({
        userId: context.caller.userId,
        dataset: context.dataset,
        query,
        idempotencyKey: idempotencyKeyOf(req),
        respondAsync: prefersAsync(req),
        body: rowBodyOf(req),
      })
      return answered(ingest, context)
    },
    replay: async ({ params, query, context, req }) => {
      const { mode } = await use.getReceipt(params.id)
      const ingest = await use.loadRows({
        userId: context.caller.userId,
        dataset: context.dataset,
        query: { ...query, mode: mode === 'upsert' ? 'upsert' : 'append' },
        idempotencyKey: idempotencyKeyOf(req),
        respondAsync: prefersAsync(req),
        body: rowBodyOf(req),
        replayOf: params.id,
      })
      return answered(ingest, context)
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
    quarantineFile: async ({ params }) => ({
      status: 200,
      body: (await use.readQuarantine(params.id)) as never,
      headers: [['Content-Type', 'application/x-ndjson']],
    }),
    original: async ({ params }) => {
      const { bytes, sha256, fileName } = await use.readOriginal(params.id)
      return {
        status: 200,
        body: bytes as never,
        headers: [
          ['Content-Type', 'application/octet-stream'],
          ['Content-Disposition', `attachment; filename="${fileName}"`],
          ['Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`],
        ],
      }
    },
    cancel: async ({ params, context }) => ({
      status: 200,
      body: await use.cancelLoad(params.id, context.dataset),
    }),
    revert: async ({ params, context }) => ({
      status: 200,
      body: await use.revertLoad(params.id, context.dataset),
    }),
  })
