import { expect, it } from 'vitest'
import { type Said, steps, testWorker } from '../../../test/job-worker.ts'
import { openTestDatabase } from '../../../test/postgres.ts'
import { until } from '../../../test/until.ts'
import { makeAttempts } from './attempts.ts'
import { makeJobs } from './jobs.ts'
import { makeLeases } from './leases.ts'
import { queueSchema } from './records.ts'

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

it('puts back what a worker still held that ended of itself, and counts no failure', async () => {
  await using opened = await openTestDatabase()
  const jobs = makeJobs(opened.database)
  const leases = makeLeases(opened.database, 6_000)
  const id = await jobs.enqueue(steps, { steps: 1, stepMs: 1 })
  const queue = `"${queueSchema(opened.database.schema)}"`
  await opened.database.query({ text: `select ${queue}.remove_job($1)`, values: [id] })
  await leases.beat('ends')
  await makeAttempts(opened.database, opened.database).claim(id, 'ends')
  await leases.end('ends')
  expect(await leases.sweep()).toEqual([])
  expect(await jobs.get(id)).toMatchObject({ state: 'queued', attempts: 1, failures: 0 })
  expect(await opened.database.query({ text: `select key from ${queue}.jobs` })).toEqual([{ key: id }])
})
