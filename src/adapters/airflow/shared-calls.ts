import { z } from 'zod'
import type { Client } from './client.ts'
import { AirflowRefusal } from './faults.ts'
import { Dag, Dags, Health, Pools, Run, Runs, type TaskInstance, TaskInstances } from './forms.ts'
import { type Generation, part, pathOf, taskPath } from './generation.ts'

// What both give at once; 3 gives no more, whatever it is asked for.
const pageMax = 100
// Runs of others beside ours are looked through so far.
const pagesMax = 10
const Anything = z.unknown()

type Shared = Omit<Generation, 'trigger' | 'clear' | 'note' | 'health' | 'returned' | 'log' | 'dags'>

/** What is asked of both generations in the same words. */
export function makeSharedCalls({ json }: Client): Shared {
  async function runsOf(body: object, pages: number) {
    const found: z.infer<typeof Run>[] = []
    for (let page = 0; page < pages; page++) {
      const { dag_runs: runs, total_entries: total } = await json(
        {
          method: 'POST',
          path: '/dags/~/dagRuns/list',
          body: { ...body, page_limit: pageMax, page_offset: found.length },
        },
        Runs,
      )
      found.push(...runs)
      if (runs.length === 0 || found.length >= total) break
    }
    return found
  }
  async function tasks(
    ask: (offset: number) => Promise<z.infer<typeof TaskInstances>>,
  ): Promise<TaskInstance[]> {
    const found: TaskInstance[] = []
    for (let page = 0; page < pagesMax; page++) {
      const { task_instances: more, total_entries: total } = await ask(found.length)
      found.push(...more)
      if (more.length === 0 || found.length >= total) break
    }
    return found
  }
  const paging = (offset: number): [string, string][] => [
    ['limit', String(pageMax)],
    ['offset', String(offset)],
  ]

  return {
    run: (at) => orMissing(json({ path: pathOf(at) }, Run)),
    active: (dagIds) => runsOf({ dag_ids: dagIds, states: ['queued', 'running'] }, pagesMax),
    latest: (dagIds) => runsOf({ dag_ids: dagIds, order_by: '-id' }, 1),
    tasksOf: (at) =>
      tasks((offset) => json({ path: `${pathOf(at)}/taskInstances`, query: paging(offset) }, TaskInstances)),
    tasksOfMany: (dagIds, runIds) =>
      tasks((offset) =>
        json(
          {
            method: 'POST',
            path: '/dags/~/dagRuns/~/taskInstances/list',
            body: { dag_ids: dagIds, dag_run_ids: runIds, page_limit: pageMax, page_offset: offset },
          },
          TaskInstances,
        ),
      ),
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
    pools: async () => (await json({ path: '/pools', query: paging(0) }, Pools)).pools,
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
