import type { RunRecord, Sighting } from '../../pipelines/run.ts'
import type { TaskInstance } from './forms.ts'
import { isWorking, nameOf, tasksFrom } from './tasks.ts'

/** What is told of a run that goes on; `own`: its tasks. */
export async function ofRunning(
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
