import { expect, it } from 'vitest'
import { z } from 'zod'
import { openTestDatabase } from '../../../test/postgres.ts'
import { cronInZone } from '../../jobs/next-instant.ts'
import type { Task } from '../../jobs/task.ts'
import { makeJobs } from './jobs.ts'
import { makeSchedules, makeTick } from './schedules.ts'

const task: Task<{ n: number }> = { name: 'report', payload: z.object({ n: z.int() }) }
const known = new Map([[task.name, task as Task<unknown>]])

async function scheduled(catchUp: 'skip' | 'run_once') {
  const opened = await openTestDatabase()
  const { database } = opened
  const jobs = makeJobs(database)
  const schedules = makeSchedules(database, cronInZone)
  const cron = cronInZone('0 9 * * MON-FRI', 'Asia/Seoul')
  await schedules.put({ name: 'daily', task: task.name, payload: { n: 1 }, cron, catchUp })
  return {
    jobs,
    schedules,
    cron,
    tick: makeTick(database, cronInZone, jobs.enqueue, known),
    dueSince: (ms: number) =>
      database.query({
        text: `update job_schedules set next_at = now() - $1 * interval '1 ms'`,
        values: [ms],
      }),
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  }
}

it('adds one job for one occurrence, however many processes look', async () => {
  await using all = await scheduled('skip')
  await all.dueSince(500)
  await Promise.all(Array.from({ length: 8 }, all.tick))
  const [job, ...more] = await all.jobs.list({ task: 'report', limit: 10 })
  expect(more).toEqual([])
  expect(job).toMatchObject({ payload: { n: 1 }, jobKey: `schedule:daily:${job?.runAt}` })
  const [{ nextAt } = { nextAt: '' }] = await all.schedules.list()
  expect(nextAt).toBe(all.cron.next(new Date(job?.runAt ?? 0))?.toISOString())
  expect(new Date(nextAt).getUTCHours()).toBe(0)
})

it.each([
  ['skip', 0],
  ['run_once', 1],
] as const)('makes up for a time without a server: %s', async (catchUp, count) => {
  await using all = await scheduled(catchUp)
  await all.dueSince(5 * 86_400_000)
  await all.tick()
  await all.tick()
  expect(await all.jobs.list({ task: 'report', limit: 10 })).toHaveLength(count)
  expect(Date.parse((await all.schedules.list())[0]?.nextAt ?? '')).toBeGreaterThan(Date.now())
})

it('is quiet while paused, and does not make up for it', async () => {
  await using all = await scheduled('run_once')
  expect(await all.schedules.pause('daily', true)).toBe(true)
  await all.dueSince(5 * 86_400_000)
  await all.tick()
  expect(await all.schedules.pause('daily', false)).toBe(true)
  await all.tick()
  expect(await all.jobs.list({ limit: 10 })).toEqual([])
  expect(await all.schedules.pause('unknown', true)).toBe(false)
})

it('keeps its next instant when it is put again, and takes another one with another expression', async () => {
  await using all = await scheduled('skip')
  await all.dueSince(1_000)
  const at = async () => (await all.schedules.list())[0]?.nextAt
  const due = await at()
  const schedule = { name: 'daily', task: task.name, payload: { n: 2 }, catchUp: 'skip' } as const
  await all.schedules.put({ ...schedule, cron: all.cron })
  expect(await at()).toBe(due)
  await all.schedules.put({ ...schedule, cron: cronInZone('0 9 * * *', 'Asia/Seoul') })
  expect(await at()).not.toBe(due)
  await all.schedules.remove('daily')
  expect(await all.schedules.list()).toEqual([])
})
