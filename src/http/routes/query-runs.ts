import type { IncomingHttpHeaders } from 'node:http'
import { contract } from '@tg-cloud/contract'
import type { QueryRun } from '@tg-cloud/contract/query-runs'
import type { ReadResult } from '../../query-runs/read-result.ts'
import type { CancelQueryRun, GetQueryRun, ListQueryRuns } from '../../query-runs/read-runs.ts'
import type { StartQueryRun } from '../../query-runs/start-run.ts'
import { closedSignal } from '../closed.ts'
import { routes } from '../reply.ts'

export type QueryRunsUseCases = {
  startQueryRun: StartQueryRun
  getQueryRun: GetQueryRun
  listQueryRuns: ListQueryRuns
  readResult: ReadResult
  cancelQueryRun: CancelQueryRun
}

/** 201 when it has ended, 202 when it goes on. */
export const startedAnswer = (run: QueryRun, link: (path: string) => string) => ({
  status: run.finishedAt === null ? (202 as const) : (201 as const),
  body: run,
  headers: [['Location', link(`/v1/query-runs/${run.id}`)]] as const,
})

/** Under an Idempotency-Key a run begins when its answer is stored: nobody can wait for it before. */
export const withoutWaiting = <T extends { waitMs?: number | undefined }>(
  body: T,
  headers: IncomingHttpHeaders,
): T => (headers['idempotency-key'] === undefined ? body : { ...body, waitMs: 0 })

export const queryRunsRoutes = (use: QueryRunsUseCases) =>
  routes(contract.queryRuns, {
    list: async ({ query: { query, ...page }, context }) => ({
      status: 200,
      body: await use.listQueryRuns(context.caller, query, page),
    }),
    create: async ({ body, context, req }) =>
      startedAnswer(
        await use.startQueryRun(context.caller, withoutWaiting(body, req.headers), closedSignal(req)),
        context.link,
      ),
    get: async ({ params, query, context, req }) => ({
      status: 200,
      body: await use.getQueryRun(context.caller, params.id, query.waitMs ?? 0, closedSignal(req)),
    }),
    result: async ({ params, query, context }) => ({
      status: 200,
      body: await use.readResult(context.caller, params.id, query),
    }),
    cancel: async ({ params, context, req }) => ({
      status: 200,
      body: await use.cancelQueryRun(context.caller, params.id, closedSignal(req)),
    }),
  })
