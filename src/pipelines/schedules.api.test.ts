import { randomUUID } from 'node:crypto'
import type { Run } from '@tg-cloud/contract/run'
import type { Schedule } from '@tg-cloud/contract/schedules'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pipelinesOf, startPipelines } from '../../test/pipelines.ts'
import { startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

let its: Awaited<ReturnType<typeof startPipelines>>
let other: Awaited<ReturnType<typeof startApp>>
beforeAll(async () => {
  its = await startPipelines()
  // Two processes look at the same schedules.
  other = await startApp({ jobs: true, sharing: its.app, databaseUrl: its.app.databaseUrl })
})
afterAll(async () => {
  await other[Symbol.asyncDispose]()
  await its[Symbol.asyncDispose]()
})

const yearly = { kind: 'cron', expression: '0 3 1 1 *', timeZone: 'Asia/Seoul' }
const daily = (catchUp = 'skip') => ({ ...yearly, expression: '0 3 * * *', timeZone: 'UTC', catchUp })
const day = { type: 'object', properties: { day: { type: 'string', format: 'date' } }, required: ['day'] }
const dated = { dateParameters: { day: { days: 0 } } }

/** A pipeline whose runs wait, with the data set that it reads. */
async function profile(more: object = {}) {
  const dataset = await its.dataset()
  const task = { name: 'profile', dataset }
  const { slug } = await its.pipeline({ kind: 'builtin', task }, { parameters: day, paused: true, ...more })
  return { slug, dataset }
}
const path = (slug: string, id = '') => `/v1/pipelines/${slug}/schedules${id && `/${id}`}`
const create = async (slug: string, body: object): Promise<Schedule> => {
  const answer = await its.ask('POST', path(slug), body)
  if (answer.status !== 201) throw new Error(`${answer.text} ${its.app.logged.slice(-2).join('')}`)
  return answer.body
}
const get = async (slug: string, id: string): Promise<Schedule> => (await its.ask('GET', path(slug, id))).body
const runsOf = async (slug: string): Promise<Run[]> =>
  (await its.ask('GET', `/v1/runs?pipeline=${slug}`)).body.items
const load = (dataset: string) =>
  its.ask('POST', `/v1/datasets/${dataset}/rows`, '{"day":"2026-11-25","stop":"시청","boarded":1}\n', {
    'content-type': 'application/x-ndjson',
  })
/** As if it had become due then, with no server there. */
const dueSince = (id: string, since: string) =>
  its.app.sql(`update schedules set next_at = ${since} where id = '${id}'`)
const wasDue = (slug: string, id: string) => until(async () => (await get(slug, id)).last !== null)

describe('a schedule', () => {
  it('is made, shown with its next times, changed, paused and deleted', async () => {
    const { slug } = await profile()
    const made = await its.ask('POST', path(slug), { trigger: yearly, ...dated })
    expect(made).toMatchObject({
      status: 201,
      body: { pipeline: slug, paused: false, last: null, version: 1 },
    })
    expect(made.headers.get('location')).toMatch(path(slug, made.body.id))
    expect(made.body.trigger).toEqual({ ...yearly, catchUp: 'skip' })
    // 03:00 in Seoul.
    expect(made.body.next).toHaveLength(5)
    for (const next of made.body.next) expect(next).toMatch(/-12-31T18:00:00\.000Z$/)
    const { id } = made.body
    const change = (body: object, ifMatch = '*') =>
      its.ask('PATCH', path(slug, id), body, { 'if-match': ifMatch })
    expect((await change({ paused: true }, '"7"')).status).toBe(412)
    expect((await change({ paused: true }, '"1"')).body).toMatchObject({ paused: true, next: [], version: 2 })
    const changed = (await change({ paused: false, trigger: { ...yearly, expression: '0 3 * * *' } })).body
    expect(new Date(changed.next[1]).getTime() - new Date(changed.next[0]).getTime()).toBe(86_400_000)
    expect((await its.ask('GET', path(slug))).body.items).toEqual([changed])
    expect((await its.ask('DELETE', path(slug, id))).status).toBe(428)
    expect((await its.ask('DELETE', path(slug, id), undefined, { 'if-match': '*' })).status).toBe(204)
    expect(await its.ask('GET', path(slug, id))).toMatchObject({
      status: 404,
      body: { code: 'schedule_not_found' },
    })
  })

  it('is of its pipeline alone, and listed page by page', async () => {
    const [{ slug }, { slug: another }] = [await profile(), await profile()]
    const made = [
      await create(slug, { trigger: yearly, ...dated }),
      await create(slug, { trigger: daily(), ...dated }),
    ]
    expect((await its.ask('GET', path(another, made[0]?.id))).status).toBe(404)
    const first = (await its.ask('GET', `${path(slug)}?limit=1`)).body
    const second = (await its.ask('GET', `${path(slug)}?limit=1&cursor=${first.nextCursor}`)).body
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made.map(({ id }) => id))
    expect(second.nextCursor).toBeNull()
  })

  it('is refused where no run could be made by it', async () => {
    const { slug, dataset } = await profile()
    const load = { name: 'load', dataset, from: { kind: 'folder', folder: 'incoming', path: 'x.csv' } }
    const writer = await its.pipeline({ kind: 'builtin', task: load })
    const refused = async (to: string, body: object) => {
      const answer = await its.ask('POST', path(to), body)
      expect(answer.status).toBe(400)
      return answer.body.issues[0].path as string
    }
    expect(await refused(slug, { trigger: { ...yearly, expression: '0 25 * * *' }, ...dated })).toBe(
      'body.trigger.expression',
    )
    expect(await refused(slug, { trigger: { ...yearly, timeZone: 'Mars/Base' }, ...dated })).toBe(
      'body.trigger.timeZone',
    )
    expect(await refused(slug, { trigger: yearly })).toBe('body.parameters.day')
    expect(await refused(slug, { trigger: yearly, dateParameters: { night: { days: 0 } } })).toMatch(
      /^body\.parameters\./,
    )
    expect(await refused(slug, { trigger: { kind: 'dataset', dataset: 'none' }, ...dated })).toBe(
      'body.trigger.dataset',
    )
    expect(await refused(writer.slug, { trigger: { kind: 'dataset', dataset } })).toBe('body.trigger.dataset')
  })

  it('is made once under one key', async () => {
    const { slug } = await profile()
    const headers = { 'idempotency-key': randomUUID() }
    const body = { trigger: yearly, ...dated }
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        pipelinesOf(i % 2 ? other : its.app, its.token).ask('POST', path(slug), body, headers),
      ),
    )
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect((await its.ask('GET', path(slug))).body.items).toHaveLength(1)
  })
})

describe('at its time', () => {
  it('one run is made, with the rights of its maker, by whichever process', async () => {
    const { slug } = await profile({ paused: false })
    const { id, createdBy } = await create(slug, { trigger: daily(), ...dated })
    await dueSince(id, `date_trunc('milliseconds', now()) - interval '1 s'`)
    await wasDue(slug, id)
    const { last, next, version } = await get(slug, id)
    expect(last?.problem).toBeNull()
    expect(version).toBe(2)
    expect(Date.parse(next[0] as string)).toBeGreaterThan(Date.now())
    const run = await its.becomes(last?.run as string, 'succeeded')
    expect(run).toMatchObject({
      startedBy: { kind: 'schedule', userId: createdBy, scheduleId: id, detail: '0 3 * * *' },
      createdAt: last?.dueAt,
      parameters: { day: last?.dueAt.slice(0, 10) },
    })
    expect(await runsOf(slug)).toHaveLength(1)
  })

  it('times that nobody was there for are made up for as it says', async () => {
    const made = await Promise.all(
      ['skip', 'run_once', 'run_all'].map(async (catchUp) => {
        const { slug } = await profile()
        return { slug, id: (await create(slug, { trigger: daily(catchUp), ...dated })).id }
      }),
    )
    const last = `date_trunc('day', now() - interval '3 h') + interval '3 h'`
    // Not within the minute in which nothing counts as missed.
    await Promise.all(made.map(({ id }) => dueSince(id, `${last} - interval '2 days'`)))
    const [skip, once, all] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]]
    await until(async () => (await runsOf(all.slug)).length === 3)
    await until(async () => (await runsOf(once.slug)).length === 1)
    await until(async () => (await get(skip.slug, skip.id)).version > 1)
    expect(await runsOf(skip.slug)).toEqual([])
    const days = (await runsOf(all.slug)).map(({ createdAt }) => createdAt.slice(0, 10))
    expect(new Set(days).size).toBe(3)
    expect((await runsOf(once.slug))[0]?.createdAt.slice(0, 10)).toBe(days[0])
  })

  it('one without a run says why, and keeps no other from its own', async () => {
    const [broken, whole] = [await profile(), await profile()]
    const first = await create(broken.slug, { trigger: daily(), ...dated })
    const second = await create(whole.slug, { trigger: daily(), ...dated })
    await its.ask(
      'PATCH',
      `/v1/pipelines/${broken.slug}`,
      { parameters: { type: 'object' } },
      { 'if-match': '*' },
    )
    await dueSince(first.id, `now() - interval '2 s'`)
    await dueSince(second.id, `now() - interval '1 s'`)
    await wasDue(whole.slug, second.id)
    await wasDue(broken.slug, first.id)
    const { last } = await get(broken.slug, first.id)
    expect(last).toMatchObject({ run: null })
    expect(last?.problem).toBeTruthy()
    expect(await runsOf(broken.slug)).toEqual([])
    expect(await runsOf(whole.slug)).toHaveLength(1)
  })
})

describe('when a data set has a new version', () => {
  const on = (dataset: string, debounceMs: number) => ({
    trigger: { kind: 'dataset', dataset, debounceMs },
    ...dated,
  })

  it('a run is made, one for versions that come soon after each other', async () => {
    const { slug, dataset } = await profile()
    const { id, next } = await create(slug, on(dataset, 1_500))
    expect(next).toEqual([])
    for (let i = 0; i < 3; i++) await load(dataset)
    await wasDue(slug, id)
    const [run, ...more] = await runsOf(slug)
    expect(more).toEqual([])
    expect(run?.startedBy).toMatchObject({ kind: 'dataset_event', scheduleId: id, detail: dataset })
    await load(dataset)
    await until(async () => (await runsOf(slug)).length === 2)
  })

  it('none is made where it would go round, and that is found before where it can be', async () => {
    const [x, y] = [await its.dataset(), await its.dataset()]
    const file = (dataset: string) => ({
      kind: 'builtin',
      task: { name: 'load', dataset, from: { kind: 'folder', folder: 'incoming', path: 'x.csv' } },
    })
    const [makesX, makesY] = [await its.pipeline(file(x)), await its.pipeline(file(y))]
    const on = (dataset: string) => ({ trigger: { kind: 'dataset', dataset, debounceMs: 0 } })
    const { id } = await create(makesY.slug, on(x))
    const refused = await its.ask('POST', path(makesX.slug), on(y))
    expect(refused.body.issues).toMatchObject([
      {
        path: 'body.trigger.dataset',
        code: 'without_end',
        message: `would start itself again without end, by ${makesX.slug}, ${makesY.slug}`,
      },
    ])
    // A pipeline is changed afterwards.
    const { slug: another } = await its.pipeline({ kind: 'builtin', task: { name: 'profile', dataset: y } })
    await create(another, on(y))
    const change = { writes: [x] }
    expect((await its.ask('PATCH', `/v1/pipelines/${another}`, change, { 'if-match': '*' })).status).toBe(200)
    await load(x)
    await wasDue(makesY.slug, id)
    expect((await get(makesY.slug, id)).last).toMatchObject({
      run: null,
      problem: `A new version of ${x} would start itself again without end, by ${makesY.slug}, ${another}`,
    })
    expect(await runsOf(makesY.slug)).toEqual([])
  })

  it('none is made for those before it, nor for those while it is paused', async () => {
    const { slug, dataset } = await profile()
    await load(dataset)
    const { id } = await create(slug, { ...on(dataset, 0), paused: true })
    const pause = (paused: boolean) => its.ask('PATCH', path(slug, id), { paused }, { 'if-match': '*' })
    await load(dataset)
    await pause(false)
    await load(dataset)
    await until(async () => (await runsOf(slug)).length > 0)
    expect(await runsOf(slug)).toHaveLength(1)
  })
})
