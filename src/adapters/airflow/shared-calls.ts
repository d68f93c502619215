import { z } from 'zod'
import type { Call, Client } from './client.ts'
import { AirflowRefusal } from './faults.ts'
import { Dag, Dags, Health, Pools, Run, Runs, TaskInstances } from './forms.ts'
import { type Generation, part, pathOf, type RunAt, taskPath } from './generation.ts'
import { inTurns } from './in-turns.ts'
import { oneMaxBytes, pageMax, pages } from './pages.ts'

// Runs of others beside ours are looked through so far.
const activeMax = 1_000
// Most looks find nothing new, and each run takes Airflow's time.
const newestMax = 10
/** Tasks of runs that are asked for together. */
export const tasksMax = 1_000
const runsAtOnce = 20
const Anything = z.unknown()

type Shared = Omit<Generation, 'trigger' | 'clear' | 'note' | 'health' | 'returned' | 'log' | 'dags'>

const paging = (limit: number, offset: number): [string, string][] => [
  ['limit', String(limit)],
  ['offset', String(offset)],
]

/** What is asked of both generations in the same words. */
export function makeSharedCalls({ json }: Client): Shared {
  const runsOf = (body: object, most: number, from = 0) =>
    pages(
      most,
      async (limit, offset, maxBytes) => {
        const call = { method: 'POST', path: '/dags/~/dagRuns/list', maxBytes } as const
        const page = { page_limit: limit, page_offset: offset }
        const answer = await json({ ...call, body: { ...body, ...page } }, Runs)
        return { items: answer.dag_runs, total: answer.total_entries }
      },
      from,
    )
  const tasksAt = (call: (limit: number, offset: number) => Call) =>
    pages(tasksMax, async (limit, offset, maxBytes) => {
      const answer = await json({ ...call(limit, offset), maxBytes }, TaskInstances)
      return { items: answer.task_instances, total: answer.total_entries }
    })
  const tasksOfGroup = (runs: readonly RunAt[]) =>
    tasksAt((limit, offset) => ({
      method: 'POST',
      path: '/dags/~/dagRuns/~/taskInstances/list',
      body: {
        dag_ids: [...new Set(runs.map(({ dagId }) => dagId))],
        dag_run_ids: runs.map(({ runId }) => runId),
        page_limit: limit,
        page_offset: offset,
      },
    }))

  return {
    run: (at) => orMissing(json({ path: pathOf(at), maxBytes: oneMaxBytes }, Run)),
    active: (dagIds) => runsOf({ dag_ids: dagIds, states: ['queued', 'running'] }, activeMax),
    async *latest(dagIds) {
      for (let from = 0, most = newestMax; ; from += most, most = pageMax) {
        const page = await runsOf({ dag_ids: dagIds, order_by: '-id' }, most, from)
        yield page
        if (page.length < most) return
      }
    },
    async tasksOf(at) {
      const path = `${pathOf(at)}/taskInstances`
      return (await orMissing(tasksAt((limit, offset) => ({ path, query: paging(limit, offset) })))) ?? []
    },
    async tasksOfMany(runs) {
      const groups = Array.from({ length: Math.ceil(runs.length / runsAtOnce) }, (_, i) =>
        runs.slice(i * runsAtOnce, (i + 1) * runsAtOnce),
      )
      return (await inTurns(groups, tasksOfGroup)).flat()
    },
    triesOf: async (task) =>
      (
        (await orMissing(
          json(
            {
              path: `${taskPath(task)}/${task.mapIndex < 0 ? '' : `${task.mapIndex}/`}tries`,
              query: task.mapIndex < 0 ? [] : [['map_index', String(task.mapIndex)]],
            },
            TaskInstances,
          ),
        )) ?? { task_instances: [] }
      ).task_instances,
    async fail(at) {
      await json({ method: 'PATCH', path: pathOf(at), body: { state: 'failed' } }, Anything)
    },
    dag: (dagId) => orMissing(json({ path: `/dags/${part(dagId)}/details` }, Dag)),
    pools: async () => (await json({ path: '/pools', query: paging(pageMax, 0) }, Pools)).pools,
  }
}

/** DAGs of a server, page by page. */
export async function* dagPages({ json }: Client, only: [string, string]): AsyncGenerator<Dag> {
  for (let offset = 0; ;) {
    const { dags, total_entries: total } = await json(
      {
        path: '/dags',
        query: [only, ['limit', String(pageMax)], ['offset', String(offset)], ['order_by', 'dag_id']],
      },
      Dags,
    )
    yield* dags
    offset += dags.length
    if (dags.length === 0 || offset >= total) return
  }
}

export async function healthAt({ json }: Client, path: string) {
  const { scheduler } = await json({ path }, Health)
  return {
    scheduler: scheduler?.status ?? 'unknown',
    heartbeat: scheduler?.latest_scheduler_heartbeat ?? null,
  }
}

/** Undefined where Airflow says that there is no such thing. */
export const orMissing = <T>(answer: Promise<T>): Promise<T | undefined> =>
  answer.catch((error: unknown) => {
    if (error instanceof AirflowRefusal && error.status === 404) return undefined
    throw error
  })
