import { contract } from '@tg-cloud/contract'
import { operationsOf } from '@tg-cloud/contract/walk'
import type { Caller } from '../../auth/session.ts'
import type { AllowedOnPipelines } from '../../pipelines/access.ts'
import type { FollowRun } from '../../pipelines/follow-run.ts'
import type { ListRuns } from '../../pipelines/list-runs.ts'
import type { GetOutput, GetRun, NoteRun } from '../../pipelines/read-run.ts'
import type { ReadLog } from '../../pipelines/read-log.ts'
import type { RetryRun } from '../../pipelines/retry-run.ts'
import type { RunRecord } from '../../pipelines/run.ts'
import type { ShowItem, ShowRun } from '../../pipelines/show-run.ts'
import type { StartRun } from '../../pipelines/start-run.ts'
import type { StopRun } from '../../pipelines/stop-run.ts'
import { eventStream } from '../event-stream.ts'
import { lastEventId } from '../last-event-id.ts'
import { routes } from '../reply.ts'

export type RunsUseCases = {
  allowedOnPipelines: AllowedOnPipelines
  showRun: ShowRun
  showItem: ShowItem
  startRun: StartRun
  listRuns: ListRuns
  getRun: GetRun
  stopRun: StopRun
  retryRun: RetryRun
  noteRun: NoteRun
  getOutput: GetOutput
  readLog: ReadLog
  followRun: FollowRun
}

const operations = operationsOf(contract).filter(({ metadata }) => metadata.pipeline === 'run')

export const runsRoutes = (use: RunsUseCases) => {
  const shown = (run: RunRecord, caller: Caller) =>
    use.showRun(run, use.allowedOnPipelines(caller, operations))
  const startedBy = (caller: Caller) => ({
    kind: 'user' as const,
    userId: caller.userId,
    scheduleId: null,
    detail: null,
  })
  return routes(contract.runs, {
    create: async ({ body, context }) => {
      const { caller, pipeline } = context
      const run = await use.startRun({ pipeline, input: body, startedBy: startedBy(caller) })
      return {
        status: 201,
        body: shown(run, caller),
        headers: [['Location', context.link(`/v1/runs/${run.id}`)]],
      }
    },
    list: async ({ query: { limit, cursor, mine, ...which }, context: { caller } }) => {
      const { items, nextCursor } = await use.listRuns(
        caller,
        { ...which, mine: mine === 'true' },
        { limit, cursor },
      )
      return { status: 200, body: { items: items.map(use.showItem), nextCursor } }
    },
    get: async ({ params, context: { caller } }) => ({
      status: 200,
      body: shown(await use.getRun(params.id), caller),
    }),
    stop: async ({ params, context: { caller, pipeline } }) => ({
      status: 200,
      body: shown(await use.stopRun(params.id, pipeline.id), caller),
    }),
    retry: async ({ params, body, context: { caller, pipeline } }) => ({
      status: 200,
      body: shown(await use.retryRun(caller.userId, pipeline, params.id, body.tasks), caller),
    }),
    note: async ({ params, body, context: { caller } }) => ({
      status: 200,
      body: shown(await use.noteRun(params.id, body.note), caller),
    }),
    output: async ({ params }) => ({ status: 200, body: await use.getOutput(params.id) }),
    logs: async ({ params, query: { follow, ...which } }) => ({
      status: 200,
      body: (await use.readLog(params.id, { ...which, follow: follow === 'true' }, 'text')) as never,
      headers: [['Content-Type', 'text/plain; charset=utf-8']],
    }),
    logLines: async ({ params, query: { follow, ...which } }) => ({
      status: 200,
      body: (await use.readLog(params.id, { ...which, follow: follow === 'true' }, 'ndjson')) as never,
      headers: [['Content-Type', 'application/x-ndjson']],
    }),
    events: async ({ params, req }) => eventStream(await use.followRun(params.id, lastEventId(req))),
  })
}
