import { expect, inject, it, onTestFinished } from 'vitest'
import { steps, testWorker } from '../../../test/job-worker.ts'
import { newSchema, openTestDatabase } from '../../../test/postgres.ts'
import { until } from '../../../test/until.ts'
import { migrateUp } from '../../migrate.ts'
import { openDatabase } from '../postgres/database.ts'
import { makeJobs } from './jobs.ts'

/** A database of its own: what is told of migrations is heard by every worker of a database. */
async function ownDatabase(): Promise<string> {
  const name = newSchema()
  const admin = openDatabase({ url: inject('postgresUrl'), schema: 'public', poolMax: 1, log: () => {} })
  await admin.query({ text: `create database "${name}"` })
  onTestFinished(async () => {
    await admin.query({ text: `drop database "${name}" with (force)` })
    await admin.close()
  })
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  return url.href
}

it('goes on beside other queues of its database, until its own is migrated beyond what it knows', async () => {
  const url = await ownDatabase()
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
