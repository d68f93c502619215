import { expect, it } from 'vitest'
import { type Said, steps, testWorker } from '../../../test/job-worker.ts'
import { openTestDatabase } from '../../../test/postgres.ts'
import { until } from '../../../test/until.ts'
import { makeJobs } from './jobs.ts'

it('lets jobs end in the grace time, and puts those that do not back into the queue', async () => {
  await using opened = await openTestDatabase()
  const { url, schema } = opened.database
  const jobs = makeJobs(opened.database)
  const said: Said[] = []
  const say = (line: Said) => void said.push(line)
  const first = testWorker({ url, schema, say })
  await first.start()
  const short = await jobs.enqueue(steps, { steps: 20, stepMs: 30 })
  const long = await jobs.enqueue(steps, { steps: 200, stepMs: 30 })
  await until(() => said.filter(({ what }) => what === 'begin').length === 2)
  await first.stop(2_000)
  expect(await jobs.get(short)).toMatchObject({ state: 'succeeded', attempts: 1 })
  expect(await jobs.get(long)).toMatchObject({ state: 'queued', attempts: 1, failures: 0 })
  expect(said.filter(({ what }) => what === 'aborted').map(({ job }) => job)).toEqual([long])
  expect(await opened.database.query({ text: 'select from job_workers' })).toEqual([])

  const second = testWorker({ url, schema, say })
  await second.start()
  await until(async () => (await jobs.get(long))?.state === 'succeeded', 25_000)
  expect(await jobs.get(long)).toMatchObject({ attempts: 2, failures: 0 })
  await second.stop()
})
