import { expect, inject, it } from 'vitest'
import { steps, testWorker } from '../../../test/job-worker.ts'
import { newSchema, openTestDatabase, ownDatabase } from '../../../test/postgres.ts'
import { until } from '../../../test/until.ts'
import { migrateUp } from '../../migrate.ts'
import { makeJobs } from './jobs.ts'

it('goes on beside other queues of its database, until its own is migrated beyond what it knows', async () => {
  // What is told of migrations is heard by every worker of a database.
  await using own = await ownDatabase(inject('postgresUrl'))
  const { url } = own
  await using opened = await openTestDatabase({ url })
  const { schema, query } = opened.database
  const jobs = makeJobs(opened.database)
  const worker = testWorker({ url, schema })
  await worker.start()
  const run = async () => {
    const id = await jobs.enqueue(steps, { steps: 1, stepMs: 1 })
    await until(async () => (await jobs.get(id))?.state === 'succeeded')
  }
  const told = () => worker.lines.filter((line) => line.includes('breaking migration'))
  await run()
  await migrateUp({ url, schema: newSchema(), log: () => {} })
  // Heard after what the migration told.
  await run()
  expect(told()).toEqual([])

  const newer = JSON.stringify({ migrationNumber: 1_000_000, breaking: true })
  await query({ text: `select pg_notify('worker:migrate', $1)`, values: [newer] })
  await until(() => told().length === 1)
  await run()
  await worker.stop()
  process.exitCode = undefined
})
