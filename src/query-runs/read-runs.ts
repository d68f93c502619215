import type { QueryRun, QueryRunItem } from '@tg-cloud/contract/query-runs'
import type { Caller } from '../auth/session.ts'
import type { RequireRight } from '../datasets/open-dataset.ts'
import type { DatasetRepository } from '../datasets/ports.ts'
import { queryRunNotFound } from '../errors-queries.ts'
import type { Jobs } from '../jobs/ports.ts'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import { awaitChange } from '../turns/await-change.ts'
import type { QueryRunRepository } from './ports.ts'
import { hasEnded, itemOf, type RunRecord, runOf } from './query-run.ts'

type Deps = {
  runs: Pick<QueryRunRepository, 'get' | 'list' | 'cancel'>
  jobs: Pick<Jobs, 'cancel'>
  datasets: Pick<DatasetRepository, 'getById'>
  requireRight: RequireRight
  cursors: Cursors
}
/** A run of the caller's, whose data set they may still read. Errors: query_run_not_found. */
export type RequireRun = (caller: Caller, id: string) => Promise<RunRecord>
/** The run when it has ended, or as it is when `waitMs` are over. */
export type AwaitRun = (run: RunRecord, waitMs: number, signal: AbortSignal) => Promise<RunRecord>
export type GetQueryRun = (
  caller: Caller,
  id: string,
  waitMs: number,
  signal: AbortSignal,
) => Promise<QueryRun>
export type ListQueryRuns = (
  caller: Caller,
  queryId: string | undefined,
  page: PageQuery,
) => Promise<Page<QueryRunItem>>
/** Stops its work unless others wait for it. Errors: query_run_not_found. */
export type CancelQueryRun = (caller: Caller, id: string, signal: AbortSignal) => Promise<QueryRun>

/** A process hears within this time that a job is to end. */
const cancelMs = 2_000

export function makeAwaitRun({ runs }: Pick<Deps, 'runs'>): AwaitRun {
  return (run, waitMs, signal) => {
    const look = async () => (await runs.get(run.id)) ?? run
    return awaitChange({ seen: run, look, isOver: hasEnded, waitMs, signal })
  }
}

export function makeReadQueryRuns(deps: Deps & { awaitRun: AwaitRun }) {
  const { runs, jobs, datasets, requireRight, cursors, awaitRun } = deps
  const requireRun: RequireRun = async (caller, id) => {
    const run = await runs.get(id)
    if (run?.createdBy !== caller.userId) throw queryRunNotFound()
    const dataset = await datasets.getById(run.datasetId)
    requireRight(dataset, { caller, right: 'read', missing: queryRunNotFound })
    return run
  }
  const getQueryRun: GetQueryRun = async (caller, id, waitMs, signal) =>
    runOf(await awaitRun(await requireRun(caller, id), waitMs, signal))

  const listQueryRuns: ListQueryRuns = async ({ userId, level }, queryId, page) => {
    const everyDataset = level === 'ADMIN'
    const { items, nextCursor } = await readPage({
      page,
      cursors,
      scope: { userId, operation: 'queryRuns.list', parameters: { queryId } },
      read: (limit, before) => runs.list({ createdBy: userId, everyDataset, queryId, limit, before }),
      positionOf: ({ createdAt, id }) => ({ value: createdAt, id }),
    })
    return { items: items.map(itemOf), nextCursor }
  }

  const cancelQueryRun: CancelQueryRun = async (caller, id, signal) => {
    const run = await requireRun(caller, id)
    const cancelled = await runs.cancel(id)
    if (cancelled?.isLast) await jobs.cancel(cancelled.jobId)
    return runOf(await awaitRun((await runs.get(id)) ?? run, cancelMs, signal))
  }
  return { requireRun, getQueryRun, listQueryRuns, cancelQueryRun }
}
