import type { RunTask } from '@tg-cloud/contract/run'

type AttemptState = 'succeeded' | 'failed' | 'stopped' | 'interrupted'

/** The one task of a built-in run, with a try more; one that was left without an end was interrupted. */
export function beginTask(tasks: readonly RunTask[], name: string, number: number): RunTask[] {
  const before = endTask(tasks, 'interrupted')[0]?.attempts ?? []
  const attempt = { number, state: 'running', startedAt: now(), finishedAt: null, error: null }
  return [{ name, state: 'running', attempts: [...before, attempt] }]
}

/** With the try that goes on ended; nothing happens to those that have ended. */
export function endTask(
  tasks: readonly RunTask[],
  state: AttemptState,
  error: string | null = null,
): RunTask[] {
  return tasks.map(({ name, attempts, ...task }) => {
    const goesOn = attempts.at(-1)?.finishedAt === null
    const last = attempts.length - 1
    return {
      name,
      state: goesOn ? state : task.state,
      attempts: attempts.map((attempt, i) =>
        i === last && goesOn
          ? { ...attempt, state, finishedAt: now(), error: error && error.slice(0, 1_000) }
          : attempt,
      ),
    }
  })
}

/** Tries after this one that failed by themselves. */
export function failuresIn(tasks: readonly RunTask[], since: number): number {
  return tasks
    .flatMap(({ attempts }) => attempts)
    .filter(({ number, state }) => number > since && state === 'failed').length
}

const now = () => new Date().toISOString()
