import type { RunRecord, Sighting } from '../../pipelines/run.ts'
import { ofEnded } from './ended.ts'
import { isOfThisAlone } from './faults.ts'
import { inTurns } from './in-turns.ts'
import type { Generation } from './generation.ts'
import { atOf } from './place.ts'
import { ofRunning } from './running.ts'
import { tasksMax } from './shared-calls.ts'
import { makeWhyWaiting } from './why-waiting.ts'

const key = (dagId: string, runId: string) => JSON.stringify([dagId, runId])
const keyOf = (run: RunRecord) => key(atOf(run).dagId, atOf(run).runId)

/**
 * What one Airflow says of these runs. Those that go on are asked for together; one that does not is asked for by itself
 * once, since it has ended then: how much is asked grows with what goes on alone. What is asked for does not wait for
 * what it does not need: an Airflow may take a second for each answer.
 */
export async function look(airflow: Generation, runs: readonly RunRecord[]): Promise<Map<string, Sighting>> {
  // One that it was never told of is none of its own, unless somebody wants to be sure.
  const known = runs.filter(({ toldAt, stopRequestedAt }) => toldAt !== null || stopRequestedAt !== null)
  if (known.length === 0) return new Map()
  const dagIds = [...new Set(known.map((run) => atOf(run).dagId))]
  const [waiting, begun] = [known.filter(isWaiting), known.filter((run) => !isWaiting(run))]
  const [active, tasks] = await Promise.all([airflow.active(dagIds), airflow.tasksOfMany(begun.map(atOf))])
  const byKey = new Map(active.map((run) => [key(run.dag_id, run.dag_run_id), run]))
  const justBegun = waiting.filter((run) => byKey.get(keyOf(run))?.state === 'running')
  const more = await airflow.tasksOfMany(justBegun.map(atOf))
  const tasksByKey = Map.groupBy([...tasks, ...more], (task) => key(task.dag_id, task.dag_run_id))
  const why = makeWhyWaiting(airflow, active)
  async function sightingOf(run: RunRecord): Promise<Sighting> {
    const there = byKey.get(keyOf(run))
    const own = tasksByKey.get(keyOf(run))
    if (there?.state === 'queued') return why.queued(there)
    if (there?.state === 'running') return ofRunning(run, own, () => why.idle(there, own ?? []))
    // Of more of them some may be left out.
    return ofEnded(airflow, run, tasks.length < tasksMax ? (own ?? []) : [])
  }
  const seen = await inTurns(known, async (run): Promise<[string, Sighting]> => [
    run.id,
    await sightingOf(run).catch(untold),
  ])
  return new Map(seen)
}
// Of many of these Airflow has not begun any task.
const isWaiting = ({ state }: RunRecord) => state === 'waiting'

/** What Airflow does not tell of one run keeps nobody from the others. */
function untold(error: unknown): Sighting {
  if (!isOfThisAlone(error)) throw error
  return {
    kind: 'unknown',
    state: 'untold',
    detail: `Airflow does not tell how it is: ${error.message}`.slice(0, 500),
  }
}
