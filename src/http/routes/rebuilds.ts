import { contract } from '@tg-cloud/contract'
import type { ConfirmMove } from '../../rebuilds/keep-move.ts'
import type { CancelRebuild, GetRebuild, ListRebuilds } from '../../rebuilds/read-rebuilds.ts'
import type { StartRebuild } from '../../rebuilds/start-rebuild.ts'
import { closedSignal } from '../closed.ts'
import { routes } from '../reply.ts'

export type RebuildsUseCases = {
  startRebuild: StartRebuild
  listRebuilds: ListRebuilds
  getRebuild: GetRebuild
  cancelRebuild: CancelRebuild
  confirmMove: ConfirmMove
}

export const rebuildsRoutes = (use: RebuildsUseCases) =>
  routes(contract.rebuilds, {
    list: async ({ query, context }) => ({
      status: 200,
      body: await use.listRebuilds(context.caller.userId, context.dataset.id, query),
    }),
    create: async ({ body, context }) => {
      const rebuild = await use.startRebuild(context.caller, context.dataset, body)
      const place = context.link(`/v1/datasets/${context.dataset.slug}/rebuilds/${rebuild.id}`)
      return { status: 201, body: rebuild, headers: [['Location', place]] }
    },
    get: async ({ params, context }) => ({
      status: 200,
      body: await use.getRebuild(context.dataset.id, params.id),
    }),
    cancel: async ({ params, context, req }) => ({
      status: 200,
      body: await use.cancelRebuild(context.caller, context.dataset.id, params.id, closedSignal(req)),
    }),
    confirm: async ({ params, context }) => ({
      status: 200,
      body: await use.confirmMove(context.dataset.id, params.id),
    }),
  })
