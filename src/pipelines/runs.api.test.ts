import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Run } from '@tg-cloud/contract/run'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadTask, startPipelines } from '../../test/pipelines.ts'
import { fetchTask, rows, startFiles } from '../../test/slow-files.ts'
import { until } from '../../test/until.ts'

let files: Awaited<ReturnType<typeof startFiles>>
let its: Awaited<ReturnType<typeof startPipelines>>
beforeAll(async () => {
  files = await startFiles()
  its = await startPipelines({ environment: { JOB_PRIVATE_HOSTS: files.host, JOB_CONCURRENCY: '4' } })
})
afterAll(async () => {
  await its[Symbol.asyncDispose]()
  await files[Symbol.asyncDispose]()
})

const day = { type: 'object', properties: { day: { type: 'string', format: 'date' } }, required: ['day'] }
const endless = '/slow/20/100000'
const slow = async (more: object = {}) =>
  its.pipeline(fetchTask(await its.dataset(), `${files.url}${endless}`), more)
const countRows = async (slug: string) => (await its.ask('GET', `/v1/datasets/${slug}`)).body.rows as number

// FULL=1: as many as one pipeline may well have.
const crowd = process.env['FULL'] === '1' ? 1_000 : 150
async function allRuns(query: string): Promise<Run[]> {
  const found: Run[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const path: string = `/v1/runs?limit=100&${query}${cursor && `&cursor=${cursor}`}`
    const page: { items: Run[]; nextCursor: string | null } = (await its.ask('GET', path)).body
    found.push(...page.items)
    cursor = page.nextCursor
  }
  return found
}

describe('a run that loads a file', () => {
  it('tells where it is from the request to its end, and what it has made', async () => {
    const dataset = await its.dataset()
    await writeFile(join(its.folder, 'rides-2026-11-24.ndjson'), rows(20))
    const { slug } = await its.pipeline(loadTask(dataset, 'rides-{day}.ndjson'), { parameters: day })
    const asked = await its.start(slug, { day: '2026-11-24' })
    expect(asked).toMatchObject({
      pipeline: slug,
      parameters: { day: '2026-11-24' },
      startedBy: { kind: 'user', scheduleId: null },
      runner: { kind: 'builtin', server: null, target: 'load', runId: asked.id },
      finishedAt: null,
    })
    expect(await its.output(asked.id)).toBeDefined()
    const run = await its.becomes(asked.id, 'succeeded')
    expect(run).toMatchObject({ attempt: 1, reason: null, tasks: [{ name: 'load', state: 'succeeded' }] })
    expect(run.progress).toMatchObject({ unit: 'bytes', done: Buffer.byteLength(rows(20)) })
    expect(run.allowed).toContain('runs.retry')
    expect(run.allowed).not.toContain('runs.stop')
    expect(await its.output(run.id)).toMatchObject({
      returned: { load: { received: 20, accepted: 20, quarantined: 0 } },
      datasets: [{ dataset, version: 2, rows: 20 }],
    })
    const log = await its.log(run.id)
    expect(log).toContain('Loads incoming/rides-2026-11-24.ndjson (application/x-ndjson')
    expect(log).toContain('20 rows: 20 new')
  })

  it('shows how far it is while it runs', async () => {
    const { id } = await its.start((await slow()).slug)
    await until(async () => ((await its.run(id)).progress?.done ?? 0) > 0)
    expect(await its.run(id)).toMatchObject({ state: 'running', attempt: 1, finishedAt: null })
    await its.stop(id)
    await its.becomes(id, 'stopped')
  })
})

describe('stop', () => {
  it('ends a run that works within two seconds, keeps nothing of it, and lets go of the file', async () => {
    const dataset = await its.dataset()
    const { slug } = await its.pipeline(fetchTask(dataset, `${files.url}${endless}?stop`))
    const { id } = await its.start(slug)
    await its.becomes(id, 'running')
    await until(() => files.asked.has(`${endless}?stop`))
    const [cut, begun] = [files.cut(), performance.now()]
    expect(await its.stop(id)).toMatchObject({ state: 'stopping', reason: 'stop_requested' })
    expect(await its.becomes(id, 'stopped')).toMatchObject({
      reason: 'stop_requested',
      tasks: [{ state: 'stopped' }],
    })
    const tookMs = performance.now() - begun
    console.log(`a run that worked was stopped after ${Math.round(tookMs)} ms`)
    expect(tookMs).toBeLessThan(4_000)
    await until(() => files.cut() > cut)
    expect(await countRows(dataset)).toBe(0)
    const { items } = (await its.ask('GET', `/v1/datasets/${dataset}/ingests`)).body
    expect(items).toMatchObject([{ state: 'cancelled' }])
    expect((await its.ask('POST', `/v1/runs/${id}/stop`)).body).toMatchObject({ code: 'run_finished' })
  })

  it('ends one that waits at once, and asked for again changes nothing', async () => {
    const { slug } = await slow()
    const [first, second] = [await its.start(slug), await its.start(slug)]
    expect(second).toMatchObject({
      state: 'waiting',
      reason: 'max_active_runs',
      evidence: { concurrency: 1 },
    })
    expect(await its.stop(second.id)).toMatchObject({ state: 'stopped', attempt: 0, startedAt: null })
    await its.becomes(first.id, 'running')
    const { version } = await its.stop(first.id)
    expect((await its.stop(first.id)).version).toBe(version)
    await its.becomes(first.id, 'stopped')
  })
})

describe('a run that fails', () => {
  it('says why, with each try', async () => {
    const { slug } = await its.pipeline(loadTask(await its.dataset(), 'missing.csv'), { retries: 1 })
    const run = await its.becomes((await its.start(slug)).id, 'failed')
    expect(run).toMatchObject({
      reason: 'task_failed',
      detail: 'There is no file incoming/missing.csv',
      attempt: 2,
      tasks: [
        {
          state: 'failed',
          attempts: [
            { number: 1, state: 'failed' },
            { number: 2, state: 'failed' },
          ],
        },
      ],
    })
    expect(await its.log(run.id, '?attempt=2')).toMatch(
      /^\S+ INFO {2}Attempt 2 of load begins\n\S+ ERROR There is no/,
    )
  })

  it('waits before it begins anew by itself, and may succeed then', async () => {
    const { slug } = await its.pipeline(fetchTask(await its.dataset(), `${files.url}/broken/2`), {
      retries: 2,
    })
    const { id } = await its.start(slug)
    expect(await its.becomes(id, 'waiting')).toMatchObject({
      reason: 'retry',
      detail: expect.stringContaining('503'),
    })
    expect(await its.becomes(id, 'succeeded')).toMatchObject({ attempt: 3 })
  })

  it('is not tried again where that would end no better', async () => {
    const refused = [
      fetchTask(await its.dataset(), 'https://169.254.169.254/latest.csv'),
      fetchTask(await its.dataset(), 'https://localhost:1/x.csv'),
      loadTask(await its.dataset(), '../../etc/passwd', { mediaType: 'text/csv' }),
      loadTask(await its.dataset(), 'rides.txt'),
    ]
    await writeFile(join(its.folder, 'rides.txt'), 'x')
    for (const runner of refused) {
      const { slug } = await its.pipeline(runner, { retries: 5 })
      expect(await its.becomes((await its.start(slug)).id, 'failed')).toMatchObject({
        reason: 'refused',
        attempt: 1,
      })
    }
  })

  it('is run again when somebody asks, under the same id', async () => {
    const dataset = await its.dataset()
    const { slug } = await its.pipeline(loadTask(dataset, 'late.ndjson'))
    const { id } = await its.becomes((await its.start(slug)).id, 'failed')
    await writeFile(join(its.folder, 'late.ndjson'), rows(2))
    const again = await its.ask('POST', `/v1/runs/${id}/retry`, { tasks: 'failed' })
    expect(again.body).toMatchObject({ id, finishedAt: null })
    expect(await its.becomes(id, 'succeeded')).toMatchObject({
      attempt: 2,
      tasks: [{ attempts: [{}, { number: 2 }] }],
    })
    expect((await its.ask('POST', `/v1/runs/${id}/retry`, { tasks: 'failed' })).body.code).toBe(
      'run_not_failed',
    )
    await its.ask('POST', `/v1/runs/${id}/retry`, {})
    await its.becomes(id, 'succeeded')
    // The same file in another round is another load.
    expect(await countRows(dataset)).toBe(4)
  })
})

describe('a deadline', () => {
  it('ends a run that works, and one that waits for its turn', async () => {
    const { slug } = await slow({ deadlineMs: 1_500 })
    const [first, second] = [await its.start(slug), await its.start(slug)]
    for (const { id, deadlineAt } of [first, second]) {
      const run = await its.becomes(id, 'timed_out')
      expect(run.reason).toBe('deadline')
      const lateMs = Date.parse(run.finishedAt ?? '') - Date.parse(deadlineAt ?? '')
      expect(lateMs).toBeGreaterThan(-100)
      expect(lateMs).toBeLessThan(3_000)
    }
  })
})

describe('runs of one pipeline', () => {
  it('go on one after the other, the oldest first', async () => {
    const dataset = await its.dataset()
    const { slug } = await its.pipeline(fetchTask(dataset, `${files.url}/slow/1/3`))
    const asked: Run[] = []
    for (let i = 0; i < 5; i++) asked.push(await its.start(slug))
    const runs = await Promise.all(asked.map(({ id }) => its.becomes(id, 'succeeded')))
    const overlapping = runs.filter((run, i) => i > 0 && run.startedAt! < runs[i - 1]!.finishedAt!)
    expect(overlapping).toEqual([])
  })

  it('wait while it is paused, and go on afterwards', async () => {
    const { slug } = await its.pipeline(fetchTask(await its.dataset(), `${files.url}/slow/1/3`), {
      paused: true,
    })
    const { id, state, reason } = await its.start(slug)
    expect({ state, reason }).toEqual({ state: 'waiting', reason: 'paused' })
    await delay(1_500)
    expect(await its.run(id)).toMatchObject({ state: 'waiting', reason: 'paused' })
    await its.ask('PATCH', `/v1/pipelines/${slug}`, { paused: false }, { 'if-match': '*' })
    await its.becomes(id, 'succeeded')
  })

  it('do not keep those of another waiting, however many they are', { timeout: 300_000 }, async () => {
    const crowded = await slow({ concurrency: 100 })
    const other = await its.pipeline(fetchTask(await its.dataset(), `${files.url}/slow/1/3`))
    const listed = (query = '') => allRuns(`pipeline=${crowded.slug}${query}`)
    const ids: string[] = []
    while (ids.length < crowd) ids.push((await its.start(crowded.slug)).id)
    const running = () => listed('&state=running')
    await until(async () => (await running()).length >= 4)

    // Each of them is listed once, the newest first; those beyond the hundred that go on at once wait in line.
    const runs = await listed()
    expect(runs.map(({ id }) => id)).toEqual(ids.toReversed())
    expect(runs.filter(({ reason }) => reason === 'max_active_runs').map(({ id }) => id)).toEqual(
      ids.slice(100).toReversed(),
    )
    // The place that is given up next is the other's, and the one after it that of the oldest of the crowd. A pool of
    // workers that another has followed gives none: the newest that runs is not in such a one.
    const { id } = await its.start(other.slug)
    const [newest] = await running()
    await its.stop(newest?.id as string)
    const { startedAt } = await its.becomes(id, 'succeeded')
    const { finishedAt } = await its.becomes(newest?.id as string, 'stopped')
    const begun = async () => (await listed()).filter((run) => run.startedAt !== null)
    const before = (await begun()).filter((run) => (run.startedAt as string) < (startedAt as string))
    await until(async () => (await begun()).length > before.length)
    expect((await begun()).map((run) => run.id)).toEqual(ids.slice(0, before.length + 1).toReversed())
    expect(before.filter((run) => (run.startedAt as string) > (finishedAt as string))).toEqual([])
    // Whoever is told to stop in line does not begin first.
    for (const one of ids.toReversed()) if (one !== newest?.id) await its.stop(one)
    await until(async () => (await listed()).every(({ state }) => state === 'stopped'), 60_000)
    expect((await begun()).length).toBe(before.length + 1)
  })
})

it('a note is kept, and taken away again', async () => {
  const { slug } = await its.pipeline(loadTask(await its.dataset(), 'none.csv'))
  const { id } = await its.start(slug)
  const note = '원본 파일이\n늦게 도착함'
  expect((await its.ask('PUT', `/v1/runs/${id}/note`, { note })).body).toMatchObject({ note })
  expect((await its.ask('PUT', `/v1/runs/${id}/note`, { note: null })).body).toMatchObject({ note: null })
})
