import { contract } from '@tg-cloud/contract'
import type { CancelExport } from '../../exports/cancel-export.ts'
import type { CreateExport } from '../../exports/create-export.ts'
import type { GetExport } from '../../exports/get-export.ts'
import type { ListExports } from '../../exports/list-exports.ts'
import type { ReadFile } from '../../exports/read-file.ts'
import type { StreamExport } from '../../exports/stream-export.ts'
import { closedSignal } from '../closed.ts'
import { dispositionOf } from '../disposition.ts'
import { routes } from '../reply.ts'
import { fileAnswer } from '../send-file.ts'

export type ExportsUseCases = {
  createExport: CreateExport
  listExports: ListExports
  getExport: GetExport
  readFile: ReadFile
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
