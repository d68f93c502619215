import type { RunTask } from '@tg-cloud/contract/run'
import type { TaskInstance } from './forms.ts'

// Whatever else it may be called, it has begun, or is about to.
const atRest = new Set(['success', 'failed', 'skipped', 'upstream_failed', 'removed'])
const working = new Set(['running', 'queued', 'deferred', 'restarting', 'up_for_reschedule', 'up_for_retry'])
const states: Record<string, string> = { success: 'succeeded', no_status: 'waiting' }

export const nameOf = ({ task_id: id, map_index: index = -1 }: Pick<TaskInstance, 'task_id' | 'map_index'>) =>
  index === null || index < 0 ? id : `${id}[${index}]`
/** Of a task as it is named in our answers. */
export function placeOf(name: string): { taskId: string; mapIndex: number } {
  const [, taskId = name, index] = /^(.*)\[(\d+)\]$/.exec(name) ?? []
  return { taskId, mapIndex: index === undefined ? -1 : Number(index) }
}

export const isAtRest = ({ state }: TaskInstance) => atRest.has(state ?? 'none')
export const isFine = ({ state }: TaskInstance) => state === 'success' || state === 'skipped'
export const isActive = ({ state }: TaskInstance) => !atRest.has(state ?? 'none') && (state ?? null) !== null
export const isWorking = ({ state }: TaskInstance) => working.has(state ?? 'none')
/** It waits for a place, or has not been looked at. */
export const waitsForPlace = ({ state }: TaskInstance) => state === 'scheduled'
export const failedOf = (found: readonly TaskInstance[]) =>
  found.filter(({ state }) => state === 'failed').map(nameOf)

const attemptOf = ({ state, try_number: number, start_date, end_date }: TaskInstance) => ({
  number,
  state: stateOf(state),
  startedAt: start_date,
  finishedAt: end_date,
  error: null,
})
const stateOf = (state: string | null | undefined) => states[state ?? 'no_status'] ?? state ?? 'waiting'

/** Tasks as they are now, with the tries that are known from before. */
export function tasksFrom(found: readonly TaskInstance[], before: readonly RunTask[]): RunTask[] {
  const known = new Map(before.map((task) => [task.name, task.attempts]))
  return [...found]
    .sort((a, b) => compare(a.start_date ?? '~', b.start_date ?? '~') || compare(nameOf(a), nameOf(b)))
    .map((instance) => {
      const name = nameOf(instance)
      const earlier = (known.get(name) ?? []).filter(({ number }) => number < instance.try_number)
      const current = instance.try_number > 0 && instance.start_date !== null ? [attemptOf(instance)] : []
      return { name, state: stateOf(instance.state), attempts: [...earlier, ...current] }
    })
}

/** With all tries of one task, as Airflow has kept them. */
export function withTries(task: RunTask, tries: readonly TaskInstance[]): RunTask {
  const told = tries.filter(({ try_number: number }) => number > 0).map(attemptOf)
  const numbers = new Set(told.map(({ number }) => number))
  const attempts = [...told, ...task.attempts.filter(({ number }) => !numbers.has(number))]
  return { ...task, attempts: attempts.sort((a, b) => a.number - b.number) }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
