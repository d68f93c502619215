import { expect, it } from 'vitest'
import { TaskInstance } from './forms.ts'
import { isActive, nameOf, placeOf, tasksFrom, withTries } from './tasks.ts'

const at = (second: number) => `2026-11-30T01:02:${String(second).padStart(2, '0')}.000000+00:00`
const task = (
  task_id: string,
  state: string | null,
  try_number: number,
  from?: number,
  to?: number,
  map_index = -1,
) =>
  TaskInstance.parse({
    dag_id: 'd',
    dag_run_id: 'r',
    task_id,
    state,
    try_number,
    map_index,
    start_date: from === undefined ? null : at(from),
    end_date: to === undefined ? null : at(to),
  })

it('keeps the tries that it has seen, since Airflow tells of the last one alone', () => {
  const first = tasksFrom([task('b', null, 0), task('a', 'failed', 1, 1, 2)], [])
  expect(first).toEqual([
    {
      name: 'a',
      state: 'failed',
      attempts: [
        {
          number: 1,
          state: 'failed',
          startedAt: '2026-11-30T01:02:01.000Z',
          finishedAt: '2026-11-30T01:02:02.000Z',
          error: null,
        },
      ],
    },
    { name: 'b', state: 'waiting', attempts: [] },
  ])
  const second = tasksFrom([task('a', 'running', 2, 3)], first)
  expect(second).toMatchObject([
    {
      state: 'running',
      attempts: [
        { number: 1, state: 'failed' },
        { number: 2, state: 'running', finishedAt: null },
      ],
    },
  ])
  const told = [task('a', 'failed', 1, 1, 2), task('a', 'failed', 2, 3, 4), task('a', 'success', 3, 5, 6)]
  const whole = withTries(second[0]!, told)
  expect(whole.attempts.map(({ number, state }) => [number, state])).toEqual([
    [1, 'failed'],
    [2, 'failed'],
    [3, 'succeeded'],
  ])
})

it('knows what is active, and a state that it does not know as one that is', () => {
  const active = ['running', 'queued', 'deferred', 'restarting', 'up_for_retry', 'awaiting_input']
  expect(active.filter((state) => isActive(task('a', state, 1)))).toEqual(active)
  for (const state of ['success', 'failed', 'skipped', 'upstream_failed', 'removed', null])
    expect(isActive(task('a', state, 1))).toBe(false)
})

it('names the parts of a task that is mapped', () => {
  const mapped = task('a', 'success', 1, 1, 2, 3)
  expect(nameOf(mapped)).toBe('a[3]')
  expect(placeOf('a[3]')).toEqual({ taskId: 'a', mapIndex: 3 })
  expect(placeOf('a')).toEqual({ taskId: 'a', mapIndex: -1 })
})
