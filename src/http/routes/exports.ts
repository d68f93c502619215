import { contract } from '@tg-cloud/contract'
import type { CancelExport } from '../../exports/cancel-export.ts'
import type { CreateExport } from '../../exports/create-export.ts'
import type { FollowExport } from '../../exports/follow-export.ts'
import type { GetExport } from '../../exports/get-export.ts'
import type { LinkFile, ReadLinkedFile } from '../../exports/link-file.ts'
import type { ListExports } from '../../exports/list-exports.ts'
import type { ReadFile } from '../../exports/read-file.ts'
import type { StreamExport } from '../../exports/stream-export.ts'
import { closedSignal } from '../closed.ts'
import { dispositionOf } from '../disposition.ts'
import { eventStream } from '../event-stream.ts'
import { lastEventId } from '../last-event-id.ts'
import { routes } from '../reply.ts'
import { fileAnswer, knownSha256 } from '../send-file.ts'

export type ExportsUseCases = {
  createExport: CreateExport
  listExports: ListExports
  getExport: GetExport
  readFile: ReadFile
  linkFile: LinkFile
  readLinkedFile: ReadLinkedFile
  followExport: FollowExport
  cancelExport: CancelExport
  streamExport: StreamExport
}

export const exportsRoutes = (use: ExportsUseCases) =>
  routes(contract.exports, {
    create: async ({ body, context }) => {
      const made = await use.createExport(context.caller, body)
      return { status: 201, body: made, headers: [['Location', context.link(`/v1/exports/${made.id}`)]] }
    },
    list: async ({ query: { state, ...page }, context }) => ({
      status: 200,
      body: await use.listExports(context.caller, state, page),
    }),
    get: async ({ params, context }) => ({
      status: 200,
      body: await use.getExport(context.caller, params.id),
    }),
    file: async ({ params, context, req }) => fileAnswer(req, await use.readFile(context.caller, params.id)),
    link: async ({ params, context }) => {
      const { path, ...link } = await use.linkFile(context.caller, params.id)
      return { status: 200, body: { url: context.link(path), ...link } }
    },
    linkedFile: async ({ params, req }) =>
      fileAnswer(req, await use.readLinkedFile(params, knownSha256(req))),
    events: async ({ params, context, req }) => {
      const following = { known: lastEventId(req), signal: closedSignal(req) }
      return eventStream(await use.followExport(context.caller, params.id, following))
    },
    cancel: async ({ params, context }) => ({
      status: 200,
      body: await use.cancelExport(context.caller, params.id),
    }),
    stream: async ({ body, context: { caller, dataset }, req }) => {
      const signal = closedSignal(req)
      const sent = await use.streamExport({ caller, dataset, asked: body, signal })
      return {
        status: 200,
        body: sent.bytes as never,
        headers: [
          ['Content-Type', sent.mediaType],
          ['Content-Disposition', dispositionOf(sent.name, sent.plainName)],
          ['Export-Id', sent.id],
        ],
      }
    },
  })
