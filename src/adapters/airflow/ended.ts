import type { RunOutput } from '@tg-cloud/contract/run'
import type { RunRecord, Sighting } from '../../pipelines/run.ts'
import { isOfThisAlone } from './faults.ts'
import type { TaskInstance } from './forms.ts'
import type { Generation } from './generation.ts'
import { inTurns } from './in-turns.ts'
import { atOf } from './place.ts'
import { ofRunning } from './running.ts'
import { failedOf, isActive, isAtRest, isFine, nameOf, placeOf, tasksFrom, withTries } from './tasks.ts'

// Of one run, beyond which no tries and values are asked for.
const askedTasksMax = 50
const valueMaxChars = 65_536

const missing = ({ toldAt }: RunRecord): Sighting =>
  toldAt === null
    ? { kind: 'ended', how: 'stopped' }
    : { kind: 'gone', detail: 'Airflow has no run of this id any more: it was deleted there, or its DAG was' }

/** `before`: its tasks as they were before it was seen that it goes on no more. */
export async function ofEnded(
  airflow: Generation,
  run: RunRecord,
  before: readonly TaskInstance[],
): Promise<Sighting> {
  const at = atOf(run)
  const rest = before.length > 0 && before.every(isAtRest)
  const [there, instances, tried, output] = await Promise.all([
    airflow.run(at),
    rest ? before : airflow.tasksOf(at),
    rest ? triedOf(airflow, run, before) : undefined,
    rest && before.every(isFine) ? outputOf(airflow, run, before) : undefined,
  ])
  if (there === undefined) return missing(run)
  // Begun again meanwhile, or one of more than are asked for: the next look tells.
  if (there.state === 'queued') return { kind: 'accepted' }
  if (there.state === 'running') return ofRunning(run, instances, async () => undefined)
  if (there.state !== 'success' && there.state !== 'failed') return { kind: 'unknown', state: there.state }
  const active = instances.filter(isActive)
  // Tasks that were told to end may work for a while after their run is said to have failed.
  if (run.stopRequestedAt !== null && active.length > 0)
    return { kind: 'running', active: active.map(nameOf), tasks: tasksFrom(instances, run.tasks) }
  const tasks = tried ?? (await triedOf(airflow, run, instances))
  const whole = instances.length > 0 && instances.every(({ state }) => state === 'success')
  // Told to stop when nothing was left to be done, Airflow calls it failed all the same.
  if (there.state === 'success' || (run.stopRequestedAt !== null && whole))
    return {
      kind: 'ended',
      how: 'succeeded',
      tasks,
      output: output ?? (await outputOf(airflow, run, instances)),
    }
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

/** Its tasks with every try of those that took several. */
const triedOf = (airflow: Generation, run: RunRecord, instances: readonly TaskInstance[]) =>
  inTurns(tasksFrom(instances, run.tasks).entries(), async ([i, task]) => {
    const several = (task.attempts.at(-1)?.number ?? 0) > 1
    if (!several || i >= askedTasksMax) return task
    return withTries(task, await airflow.triesOf({ ...atOf(run), ...placeOf(task.name) }))
  })

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
