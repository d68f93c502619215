import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newLoad } from '../../test/loading.ts'
import { loadTask, startPipelines } from '../../test/pipelines.ts'
import { until } from '../../test/until.ts'

let its: Awaited<ReturnType<typeof startPipelines>>
beforeAll(async () => {
  its = await startPipelines()
})
afterAll(() => its[Symbol.asyncDispose]())

const dayMs = 86_400_000
const dayOf = (ago: number) => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10)
const retention = (dataset: string, more: object) => ({
  kind: 'builtin',
  task: { name: 'retention', dataset, days: 30, ...more },
})
/** A data set with a row for each of these days ago. */
async function daily(...ago: number[]): Promise<string> {
  const dataset = await its.dataset()
  const body = ago.map((days) => `{"day":"${dayOf(days)}","stop":"시청","boarded":${days}}\n`).join('')
  await its.ask('POST', `/v1/datasets/${dataset}/rows`, body, { 'content-type': 'application/x-ndjson' })
  return dataset
}
const rowsOf = async (dataset: string) =>
  (await its.ask('GET', `/v1/datasets/${dataset}`)).body.rows as number
const ended = async (slug: string, parameters = {}, state: 'succeeded' | 'failed' = 'succeeded') =>
  its.becomes((await its.start(slug, parameters)).id, state)
/** Puts a run and its job back to before their end was written down: at once, since others look at both. */
async function forgetEnd(id: string): Promise<void> {
  const done = `select from runs r join jobs j on j.id = r.job_id where r.id = '${id}' and j.finished_at is not null`
  await until(async () => (await its.app.rows(done)).length > 0)
  await its.app.sql(`with run as (
      update runs set state = 'accepted', finished_at = null, output = null where id = '${id}' returning job_id
    ), job as (update jobs set state = 'queued', finished_at = null from run where id = run.job_id returning id)
    select "${its.app.schema}_jobs".add_job('pipeline_run', json_build_object('id', id), job_key => id::text) from job`)
}

describe('retention', () => {
  it('counts first, and deletes the rows of days that lie too far back', async () => {
    const dataset = await daily(0, 29, 30, 31, 400)
    const parameters = { type: 'object', properties: { dryRun: { type: 'boolean', default: true } } }
    const { slug } = await its.pipeline(retention(dataset, {}), { parameters })
    const dry = await ended(slug)
    expect(await its.output(dry.id)).toEqual({
      returned: { retention: { dryRun: true, before: dayOf(30), rows: 2 } },
      datasets: [],
    })
    expect(await rowsOf(dataset)).toBe(5)
    const run = await ended(slug, { dryRun: false })
    expect(await its.output(run.id)).toMatchObject({
      returned: { retention: { dryRun: false, rows: 2 } },
      datasets: [{ dataset, rows: 2, deletion: expect.any(String), version: 3 }],
    })
    expect(await rowsOf(dataset)).toBe(3)
    expect(await its.log(run.id)).toContain(`2 rows have a day before ${dayOf(30)}`)
    const { items } = (await its.ask('GET', `/v1/datasets/${dataset}/deletions`)).body
    expect(items).toMatchObject([{ rows: 2, filter: { op: 'lt', field: 'day', value: dayOf(30) } }])
    // Nothing is left to delete.
    expect(await its.output((await ended(slug, { dryRun: false })).id)).toMatchObject({
      datasets: [{ rows: 0 }],
    })
  })

  it('deletes nothing where that would be more than it may, or there is no time field', async () => {
    const dataset = await daily(31, 32, 33)
    const some = await its.pipeline(retention(dataset, { maxRows: 2 }))
    expect(await ended(some.slug, {}, 'failed')).toMatchObject({
      reason: 'refused',
      detail: '3 rows would be deleted, and 2 may be: none was',
    })
    expect(await rowsOf(dataset)).toBe(3)
    const timeless = await its.pipeline(retention(await its.dataset({ timeField: null }), {}))
    expect((await ended(timeless.slug, {}, 'failed')).detail).toMatch(/has no time field/)
  })

  it('means the same day and the same rows when it is tried again', async () => {
    const dataset = await daily(1, 40)
    const { slug } = await its.pipeline(retention(dataset, {}))
    const run = await ended(slug)
    // As after a crash between the deletion and the word of it.
    await forgetEnd(run.id)
    await its.becomes(run.id, 'succeeded')
    expect(await its.output(run.id)).toMatchObject({ datasets: [{ rows: 1 }] })
    const { items } = (await its.ask('GET', `/v1/datasets/${dataset}/deletions`)).body
    expect(items).toHaveLength(1)
  })
})

it('a profile tells what the fields hold', async () => {
  const dataset = await daily(1, 2, 3)
  const { slug } = await its.pipeline({ kind: 'builtin', task: { name: 'profile', dataset } })
  const output = await its.output((await ended(slug)).id)
  expect(output.datasets).toEqual([])
  expect(output.returned.profile).toMatchObject({
    version: 2,
    rows: 3,
    fields: [{ name: 'day', count: 3, min: dayOf(3), max: dayOf(1) }, { name: 'stop' }, { name: 'boarded' }],
  })
})

describe('a load that is tried again', () => {
  it('does not load again what an attempt before has loaded', async () => {
    const dataset = await its.dataset()
    const path = join(its.folder, 'again.ndjson')
    await writeFile(path, '{"day":"2026-11-25","stop":"시청","boarded":1}\n')
    const { slug } = await its.pipeline(loadTask(dataset, 'again.ndjson'))
    const run = await ended(slug)
    // As after a crash between the load and the word of it; the file is another one by now.
    await writeFile(path, '{"day":"2026-11-25","stop":"종로","boarded":2}\n')
    await forgetEnd(run.id)
    expect(await its.becomes(run.id, 'succeeded')).toMatchObject({ attempt: 2 })
    expect(await rowsOf(dataset)).toBe(1)
    expect(await its.output(run.id)).toMatchObject({
      returned: { load: { received: 1 } },
      datasets: [{ rows: 1 }],
    })
  })

  it('takes back what it had begun to load of another file', async () => {
    const dataset = await its.dataset()
    await writeFile(join(its.folder, 'changed.ndjson'), '{"day":"2026-11-25","stop":"종로","boarded":2}\n')
    const { slug } = await its.pipeline(loadTask(dataset, 'changed.ndjson'), { paused: true })
    const { id } = await its.start(slug)
    // As an attempt that was cut off leaves it: the rows of the example are others.
    const cut = await newLoad(its.app.url, its.token, dataset, 'interrupted', `run-${id}-1`)
    await its.ask('PATCH', `/v1/pipelines/${slug}`, { paused: false }, { 'if-match': '*' })
    await its.becomes(id, 'succeeded')
    expect((await its.ask('GET', `/v1/ingests/${cut}`)).body.state).toBe('cancelled')
    expect(await its.output(id)).toMatchObject({ datasets: [{ rows: 1 }] })
    expect(await rowsOf(dataset)).toBe(1)
    expect(await its.log(id)).toContain('The rows are others than before')
  })
})

describe('what a run is told to be by its job', () => {
  it('is lost where the queue knows nothing of it, and has failed where its job was parked', async () => {
    const dataset = await its.dataset()
    const { slug } = await its.pipeline(loadTask(dataset, 'x.csv'), { concurrency: 10 })
    const [gone, parked] = [await ended(slug, {}, 'failed'), await ended(slug, {}, 'failed')]
    const reopen = (id: string, job: string) =>
      its.app.sql(
        `with job as (${job} returning 1) update runs set state = 'running', finished_at = null where id = '${id}'`,
      )
    const jobOf = (id: string) => `id = (select job_id from runs where id = '${id}')`
    await reopen(gone.id, `delete from jobs where ${jobOf(gone.id)}`)
    await reopen(
      parked.id,
      `update jobs set state = 'failed', last_error = 'The process that ran it ended' where ${jobOf(parked.id)}`,
    )
    expect(await its.becomes(gone.id, 'lost')).toMatchObject({ reason: 'gone' })
    expect(await its.becomes(parked.id, 'failed')).toMatchObject({
      reason: 'process_died',
      detail: 'The process that ran it ended',
    })
  })
})

it('without a process that runs jobs a run says so, and goes on when there is one', async () => {
  await using quiet = await startPipelines({ jobs: false })
  const dataset = await quiet.dataset()
  await writeFile(join(quiet.folder, 'a.ndjson'), '{"day":"2026-11-25","stop":"시청","boarded":1}\n')
  const { slug } = await quiet.pipeline(loadTask(dataset, 'a.ndjson'))
  const { id } = await quiet.start(slug)
  quiet.app.startWatch()
  const waiting = await quiet.becomes(id, 'waiting')
  expect(waiting).toMatchObject({ reason: 'no_scheduler', detail: 'No process that runs jobs is alive' })
  const { version } = waiting
  await delay(2_500)
  // Said once, not at every look.
  expect((await quiet.run(id)).version).toBe(version)
  quiet.app.startJobs()
  await quiet.becomes(id, 'succeeded')
})
