import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { fails, steps, testWorker } from '../../../test/job-worker.ts'
import { newSchema, openTestDatabase } from '../../../test/postgres.ts'
import { until } from '../../../test/until.ts'
import { jobDepth } from './depth.ts'
import { makeJobs } from './jobs.ts'

const schema = newSchema()
let opened: Awaited<ReturnType<typeof openTestDatabase>>
let jobs: ReturnType<typeof makeJobs>
let worker: ReturnType<typeof testWorker>

beforeAll(async () => {
  opened = await openTestDatabase({ schema })
  jobs = makeJobs(opened.database)
  worker = testWorker({ url: inject('postgresUrl'), schema })
  await worker.start()
})
afterAll(async () => {
  await worker.stop()
  await opened[Symbol.asyncDispose]()
})

const stateOf = async (id: string) => (await jobs.get(id))?.state
const becomes = (id: string, state: string) => until(async () => (await stateOf(id)) === state, 25_000)
const short = { steps: 1, stepMs: 1 }
const endless = { steps: 10_000, stepMs: 20 }
const later = () => new Date(Date.now() + 3_600_000)

describe('a job added in a transaction', () => {
  it('runs once that commits', async () => {
    const id = await opened.database.transaction(async (query) => {
      const added = await jobs.enqueue(steps, short, {}, query)
      expect(await makeJobs({ ...opened.database, query }).get(added)).toMatchObject({ state: 'queued' })
      return added
    })
    await becomes(id, 'succeeded')
    expect(await jobs.get(id)).toMatchObject({
      attempts: 1,
      failures: 0,
      result: { attempt: 1 },
      lastError: null,
    })
  })

  it('has never been there when it rolls back', async () => {
    let id = ''
    const undone = opened.database.transaction(async (query) => {
      id = await jobs.enqueue(steps, short, {}, query)
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect(await jobs.get(id)).toBeUndefined()
    const tickets = await opened.database.query({
      text: `select from "${schema}_jobs".jobs where key = $1`,
      values: [id],
    })
    expect(tickets).toEqual([])
  })
})

describe('a job', () => {
  it('shows its progress to others while it runs', async () => {
    const id = await jobs.enqueue(steps, { steps: 60, stepMs: 30 })
    await until(async () => ((await jobs.get(id))?.progress?.done ?? 0) > 0)
    expect(await jobs.get(id)).toMatchObject({ state: 'running', progress: { total: 60 }, attempts: 1 })
    await becomes(id, 'succeeded')
    expect((await jobs.get(id))?.progress).toEqual({ done: 60, total: 60, note: 'step 60' })
  })

  it('is not there twice under one key, and may come again when it has finished', async () => {
    const options = { jobKey: 'profile:flights', runAt: later() }
    const ids = await Promise.all(Array.from({ length: 20 }, () => jobs.enqueue(steps, short, options)))
    expect(new Set(ids).size).toBe(1)
    await jobs.cancel(ids[0] ?? '')
    expect(await jobs.enqueue(steps, short, { jobKey: options.jobKey, runAt: later() })).not.toBe(ids[0])
  })

  it('refuses a payload that is not of its task', async () => {
    await expect(jobs.enqueue(steps, { steps: 0.5, stepMs: 1 })).rejects.toThrow(/int/)
  })
})

describe('cancel', () => {
  it('takes a job that waits out of the queue', async () => {
    const id = await jobs.enqueue(steps, short, { runAt: later() })
    expect(await jobs.cancel(id)).toBe('cancelled')
    expect(await jobs.get(id)).toMatchObject({ state: 'cancelled', attempts: 0 })
    expect(await jobs.cancel(id)).toBe('cancelled')
  })

  it('stops one that runs within two seconds', async () => {
    const id = await jobs.enqueue(steps, endless)
    await becomes(id, 'running')
    const since = performance.now()
    expect(await jobs.cancel(id)).toBe('running')
    await becomes(id, 'cancelled')
    const tookMs = performance.now() - since
    console.log(`a running job was cancelled after ${Math.round(tookMs)} ms`)
    expect(tookMs).toBeLessThan(4_000)
  })

  it('knows nothing of an unknown job', async () => {
    expect(await jobs.cancel('0198d4a0-0000-7000-8000-000000000000')).toBeUndefined()
  })
})

describe('a job that fails', () => {
  it('is tried again, later each time, and then succeeds', async () => {
    const id = await jobs.enqueue(fails, { times: 2, message: 'not yet' })
    await until(async () => (await jobs.get(id))?.failures === 1)
    expect(await jobs.get(id)).toMatchObject({ lastError: 'Error: not yet' })
    await becomes(id, 'succeeded')
    expect(await jobs.get(id)).toMatchObject({ attempts: 3, failures: 2, result: { failures: 2 } })
  })

  it('is parked with its cause after its last attempt, while others flow', async () => {
    const poison = await jobs.enqueue(
      fails,
      { times: 99, message: 'poison' },
      { maxAttempts: 2, priority: -1 },
    )
    const others = await Promise.all(Array.from({ length: 20 }, () => jobs.enqueue(steps, short)))
    for (const id of others) await becomes(id, 'succeeded')
    await becomes(poison, 'failed')
    expect(await jobs.get(poison)).toMatchObject({ failures: 2, lastError: 'Error: poison' })
    expect((await jobs.list({ state: 'failed', limit: 5 })).map(({ id }) => id)).toContain(poison)
    expect((await jobDepth(opened.database)).failed).toBeGreaterThan(0)
  })
})

it('runs 2,000 jobs of one transaction, each once', { timeout: 240_000 }, async () => {
  const bare = await bareRoundTrips(2_000)
  const begun = performance.now()
  await opened.database.transaction(async (query) => {
    for (let i = 0; i < 2_000; i++) await jobs.enqueue(steps, { steps: 0, stepMs: 0 }, {}, query)
  })
  const added = performance.now()
  // By the records: a worker whose answer got lost on a slow disk does not count what it ended.
  const open = async () =>
    opened.database.query({
      text: `select from jobs where payload->>'steps' = '0' and state <> 'succeeded' limit 1`,
    })
  await until(async () => (await open()).length === 0, 200_000)
  const tookMs = performance.now() - added
  console.log(
    `2,000 jobs: added in ${Math.round(added - begun)} ms, run in ${Math.round(tookMs)} ms two at once; ` +
      `2,000 bare inserts of a row, a commit each: ${Math.round(bare)} ms`,
  )
  const twice = await opened.database.query({ text: `select from jobs where attempts > 1 and failures = 0` })
  expect(twice).toEqual([])
  const left = await opened.database.query({
    text: `select from "${schema}_jobs".jobs where run_at <= now() and locked_at is null`,
  })
  expect(left).toEqual([])
})

/** What one connection of this machine does at the moment, in ms: the measure of the others. */
async function bareRoundTrips(count: number): Promise<number> {
  const { database } = opened
  await database.query({ text: 'create table bare (n int)' })
  const begun = performance.now()
  for (let n = 0; n < count; n++) await database.query({ text: 'insert into bare values ($1)', values: [n] })
  const tookMs = performance.now() - begun
  await database.query({ text: 'drop table bare' })
  return tookMs
}

describe('what is more urgent', () => {
  it('goes first, and of equals what was due first, however many are taken at once', async () => {
    const url = inject('postgresUrl')
    const own = newSchema()
    await using records = await openTestDatabase({ schema: own })
    const queue = makeJobs(records.database)
    const begun: string[] = []
    const slow = testWorker({
      url,
      schema: own,
      concurrency: 1,
      say: ({ job, what }) => void (what === 'begin' && begun.push(job)),
    })
    const due: { id: string; priority: number }[] = []
    for (let i = 0; i < 24; i++) {
      const priority = (i * 7) % 4
      due.push({ id: await queue.enqueue(steps, { steps: 1, stepMs: 5 }, { priority }), priority })
    }
    await slow.start()
    await until(() => begun.length === due.length)
    await slow.stop()
    expect(begun).toEqual(due.toSorted((a, b) => a.priority - b.priority).map(({ id }) => id))
  })
})
