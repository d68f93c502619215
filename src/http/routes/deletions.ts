import { contract } from '@tg-cloud/contract'
import type { DeleteRows } from '../../ingest/delete-rows.ts'
import type { ListDeletions } from '../../ingest/list-deletions.ts'
import { idempotencyKeyOf, routes } from '../reply.ts'

export type DeletionsUseCases = { deleteRows: DeleteRows; listDeletions: ListDeletions }

export const deletionsRoutes = (use: DeletionsUseCases) =>
  routes(contract.deletions, {
    create: async ({ body, context, req }) => {
      const deletion = await use.deleteRows({
        userId: context.caller.userId,
        dataset: context.dataset,
        input: body,
        idempotencyKey: idempotencyKeyOf(req),
      })
      const list = context.link(`/v1/datasets/${context.dataset.slug}/deletions`)
      return { status: 201, body: deletion, headers: [['Location', list]] }
    },
    list: async ({ query, context }) => ({
      status: 200,
      body: await use.listDeletions(context.caller.userId, context.dataset.id, query),
    }),
  })
