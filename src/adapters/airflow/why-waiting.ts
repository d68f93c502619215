import type { Sighting } from '../../pipelines/run.ts'
import type { AirflowRun, TaskInstance } from './forms.ts'
import type { Generation } from './generation.ts'
import { isWorking, waitsForPlace } from './tasks.ts'

type Waiting = Extract<Sighting, { kind: 'waiting' }>

/** Finds out what runs wait for: each thing is asked for once in a look, however many runs wait for it. */
export function makeWhyWaiting(airflow: Generation, active: readonly AirflowRun[]) {
  const dags = new Map<string, ReturnType<Generation['dag']>>()
  let health: ReturnType<Generation['health']> | undefined
  let pools: ReturnType<Generation['pools']> | undefined
  const dagOf = (dagId: string) => dags.get(dagId) ?? dags.set(dagId, airflow.dag(dagId)).get(dagId)

  async function halted(dagId: string): Promise<Waiting | undefined> {
    health ??= airflow.health()
    const [dag, { scheduler, heartbeat }] = await Promise.all([dagOf(dagId), health])
    if (dag?.is_paused === true)
      return {
        kind: 'waiting',
        reason: 'paused',
        detail: 'The DAG is paused in Airflow',
        evidence: { dagId },
      }
    if (scheduler === 'healthy') return undefined
    return {
      kind: 'waiting',
      reason: 'no_scheduler',
      detail: `The scheduler of Airflow is ${scheduler.slice(0, 40)}`,
      evidence: { lastHeartbeat: heartbeat },
    }
  }

  return {
    /** Of a run that is queued. */
    async queued(run: AirflowRun): Promise<Sighting> {
      const why = await halted(run.dag_id)
      if (why) return why
      const most = (await dagOf(run.dag_id))?.max_active_runs ?? Infinity
      const running = active.filter(
        ({ dag_id, state }) => dag_id === run.dag_id && state === 'running',
      ).length
      if (running < most) return { kind: 'accepted' }
      return {
        kind: 'waiting',
        reason: 'max_active_runs',
        detail: `Airflow lets ${most} ${most === 1 ? 'run' : 'runs'} of this DAG go on at once`,
        evidence: { maxActiveRuns: most, running },
      }
    },

    /** Of a run that has begun, and of which nothing works; undefined: nothing keeps it. */
    async idle(run: AirflowRun, tasks: readonly TaskInstance[]): Promise<Waiting | undefined> {
      if (tasks.some(isWorking)) return undefined
      const why = await halted(run.dag_id)
      if (why) return why
      const names = new Set(tasks.filter(waitsForPlace).map(({ pool }) => pool ?? 'default_pool'))
      if (names.size === 0) return undefined
      pools ??= airflow.pools()
      const full = (await pools).filter(({ name, open_slots: open }) => names.has(name) && open <= 0)
      if (full.length < names.size) return undefined
      return {
        kind: 'waiting',
        reason: 'pool',
        detail: `No place is free in ${full.map(({ name }) => `the pool ${name}`).join(', ')}`.slice(0, 500),
        evidence: { pools: full.map(({ name, slots }) => ({ name, slots })) },
      }
    },
  }
}
