import type { RunOutput } from '@tg-cloud/contract/run'
import type { RunRecord, Sighting } from '../../pipelines/run.ts'
import { isOfThisAlone } from './faults.ts'
import { inTurns } from './in-turns.ts'
import type { AirflowRun, TaskInstance } from './forms.ts'
import type { Generation } from './generation.ts'
import { atOf } from './place.ts'
import { failedOf, isActive, isWorking, nameOf, placeOf, tasksFrom, withTries } from './tasks.ts'
import { makeWhyWaiting } from './why-waiting.ts'

// Of one run, beyond which no tries and values are asked for.
const askedTasksMax = 50
const valueMaxChars = 65_536

const key = (dagId: string, runId: string) => JSON.stringify([dagId, runId])
const keyOf = (run: RunRecord) => key(atOf(run).dagId, atOf(run).runId)

/**
 * What one Airflow says of these runs. Those that go on are asked for together; one that does not is asked for by itself
 * once, since it has ended then: how much is asked grows with what goes on alone.
 */
export async function look(airflow: Generation, runs: readonly RunRecord[]): Promise<Map<string, Sighting>> {
  // One that it was never told of is none of its own, unless somebody wants to be sure.
  const known = runs.filter(({ toldAt, stopRequestedAt }) => toldAt !== null || stopRequestedAt !== null)
  if (known.length === 0) return new Map()
  const dagIds = [...new Set(known.map((run) => atOf(run).dagId))]
  const active = await airflow.active(dagIds)
  const byKey = new Map(active.map((run) => [key(run.dag_id, run.dag_run_id), run]))
  const going = known.filter((run) => byKey.has(keyOf(run)))
  const running = going.filter((run) => byKey.get(keyOf(run))?.state === 'running')
  const tasks = await airflow.tasksOfMany(running.map(atOf))
  const tasksByKey = Map.groupBy(tasks, (task) => key(task.dag_id, task.dag_run_id))
  const why = makeWhyWaiting(airflow, active)
  async function sightingOf(run: RunRecord): Promise<Sighting> {
    const there = byKey.get(keyOf(run)) ?? (await airflow.run(atOf(run)))
    if (there === undefined) return missing(run)
    const own = tasksByKey.get(keyOf(run))
    if (there.state === 'queued') return why.queued(there)
    if (there.state === 'running') return ofRunning(run, own, () => why.idle(there, own ?? []))
    if (there.state === 'success' || there.state === 'failed') return ofEnded(airflow, run, there)
    return { kind: 'unknown', state: there.state }
  }
  const seen = await inTurns(known, async (run): Promise<[string, Sighting]> => [
    run.id,
    await sightingOf(run).catch(untold),
  ])
  return new Map(seen)
}

/** What Airflow does not tell of one run keeps nobody from the others. */
function untold(error: unknown): Sighting {
  if (!isOfThisAlone(error)) throw error
  return {
    kind: 'unknown',
    state: 'untold',
    detail: `Airflow does not tell how it is: ${error.message}`.slice(0, 500),
  }
}

const missing = ({ toldAt }: RunRecord): Sighting =>
  toldAt === null
    ? { kind: 'ended', how: 'stopped' }
    : { kind: 'gone', detail: 'Airflow has no run of this id any more: it was deleted there, or its DAG was' }

async function ofRunning(
  run: RunRecord,
  own: readonly TaskInstance[] | undefined,
  whyIdle: () => Promise<Sighting | undefined>,
): Promise<Sighting> {
  // Its tasks were not told of: those that are known stay.
  if (own === undefined) return { kind: 'running', active: [] }
  const tasks = tasksFrom(own, run.tasks)
  const idle = run.stopRequestedAt === null ? await whyIdle() : undefined
  return idle ?? { kind: 'running', active: own.filter(isWorking).map(nameOf), tasks }
}

async function ofEnded(airflow: Generation, run: RunRecord, there: AirflowRun): Promise<Sighting> {
  const at = atOf(run)
  const instances = await airflow.tasksOf(at)
  const active = instances.filter(isActive)
  // Tasks that were told to end may work for a while after their run is said to have failed.
  if (run.stopRequestedAt !== null && active.length > 0)
    return { kind: 'running', active: active.map(nameOf), tasks: tasksFrom(instances, run.tasks) }
  const tasks = await inTurns(tasksFrom(instances, run.tasks).entries(), async ([i, task]) => {
    const several = (task.attempts.at(-1)?.number ?? 0) > 1
    if (!several || i >= askedTasksMax) return task
    return withTries(task, await airflow.triesOf({ ...at, ...placeOf(task.name) }))
  })
  const whole = instances.length > 0 && instances.every(({ state }) => state === 'success')
  // Told to stop when nothing was left to be done, Airflow calls it failed all the same.
  if (there.state === 'success' || (run.stopRequestedAt !== null && whole))
    return { kind: 'ended', how: 'succeeded', tasks, output: await outputOf(airflow, run, instances) }
  const failed = failedOf(instances)
  return {
    kind: 'ended',
    how: 'failed',
    reason: 'task_failed',
    detail:
      failed.length > 0 ? `Failed: ${failed.join(', ')}`.slice(0, 1_000) : 'Airflow says that it has failed',
    evidence: { failed: failed.slice(0, 100) },
    tasks,
  }
}

async function outputOf(
  airflow: Generation,
  run: RunRecord,
  instances: readonly TaskInstance[],
): Promise<RunOutput> {
  const asked = instances.filter(({ state }) => state === 'success').slice(0, askedTasksMax)
  const returned = await inTurns(asked, async (instance) => {
    const value = await airflow
      .returned({ ...atOf(run), ...placeOf(nameOf(instance)) })
      .catch((error: unknown) => {
        if (!isOfThisAlone(error)) throw error
        return `(not to be had: ${error.message})`
      })
    if (value === undefined || value === null) return []
    const text = JSON.stringify(value)
    return [
      [
        nameOf(instance),
        text.length > valueMaxChars ? `${text.slice(0, 1_000)}… (too long to be kept)` : value,
      ],
    ]
  })
  return { returned: Object.fromEntries(returned.flat()), datasets: [] }
}
