import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { exampleFields, loading } from '../../../test/loading.ts'
import { type Person, person } from '../../../test/people.ts'
import { type StartedApp, startApp } from '../../../test/start-app.ts'
import type { AppError } from '../../errors.ts'
import type { NewExport } from '../../exports/export.ts'
import type { Claimed } from '../../exports/ports.ts'
import { lockName } from './advisory-lock.ts'
import { type Database, openDatabase } from './database.ts'
import { makeExportRepository } from './exports.repository.ts'

let app: StartedApp
let people: Person[]
let datasetId: string
let database: Database
let exports: ReturnType<typeof makeExportRepository>
beforeAll(async () => {
  // Nothing there runs them.
  app = await startApp({ settled: false })
  people = [await person(app, 'MANAGER'), await person(app, 'ADMIN')]
  datasetId = (await loading(app, people[0]!.accessToken).dataset(exampleFields)).id
  database = openDatabase({ url: app.databaseUrl, schema: app.schema, poolMax: 8, log: () => undefined })
  exports = makeExportRepository(database)
})
afterAll(async () => {
  await database.close()
  await app[Symbol.asyncDispose]()
})
beforeEach(() => app.sql('delete from exports'))

const made = (who: number, more: Partial<NewExport> = {}): NewExport => ({
  id: randomUUID(),
  datasetId,
  delivery: 'file',
  question: {},
  format: 'csv',
  options: {},
  fileName: 'a.csv',
  createdBy: people[who]!.id,
  ...more,
})
const create = (who: number, more?: Partial<NewExport>) => exports.create(made(who, more), 1_000)
const progress = { version: 1, rows: 5, totalRows: 10, bytes: 50, unmappable: 0 }
const silence = (id: string) =>
  app.sql(`update exports set beat_at = now() - interval '1 minute' where id = '${id}'`)

it('each is taken once, and no more than there is room for, by however many processes at once', async () => {
  for (let i = 0; i < 12; i++) await create(i % 2)
  const workers = Array.from({ length: 8 }, () => randomUUID())
  const taken = (
    await Promise.all(workers.map((worker) => exports.claim(worker, { inAll: 5, perUser: 3 })))
  ).filter((claimed) => claimed !== undefined)
  expect(taken).toHaveLength(5)
  expect(new Set(taken.map(({ id }) => id)).size).toBe(5)
  const counts = people.map(({ id }) => taken.filter(({ createdBy }) => createdBy === id).length)
  expect(counts.toSorted()).toEqual([2, 3])
  expect(await exports.claim(randomUUID(), { inAll: 5, perUser: 5 })).toBeUndefined()
  // One that has ended leaves room.
  expect(await exports.end(taken[0]!, { state: 'cancelled' })).toBe(true)
  expect(await exports.claim(randomUUID(), { inAll: 5, perUser: 5 })).toBeDefined()
})

it('who waits for others to begin a stream keeps no connection that questions need', async () => {
  const held = Promise.withResolvers<void>()
  const isHeld = Promise.withResolvers<void>()
  const elsewhere = openDatabase({
    url: app.databaseUrl,
    schema: app.schema,
    poolMax: 1,
    log: () => undefined,
  })
  const holder = elsewhere.transaction(async (query) => {
    await lockName(query, `exports of ${app.schema}`)
    isHeld.resolve()
    await held.promise
  })
  await isHeld.promise
  const room = { inAll: 16, perUser: 16 }
  const begun = Promise.allSettled(
    Array.from({ length: 20 }, () =>
      exports.beginStream(made(0, { delivery: 'stream' }), randomUUID(), room),
    ),
  )
  try {
    expect(await database.query({ text: 'select 1 as one' })).toEqual([{ one: 1 }])
  } finally {
    held.resolve()
    await holder
    await elsewhere.close()
  }
  const outcomes = (await begun).map((outcome) =>
    outcome.status === 'fulfilled' ? 'begun' : (outcome.reason as AppError).code,
  )
  expect(outcomes.toSorted()).toEqual([
    ...Array.from({ length: 16 }, () => 'begun'),
    ...Array.from({ length: 4 }, () => 'export_limit'),
  ])
})

it('the one that has waited longest is taken first; one of a user whose room is used up does not hold up others', async () => {
  const [first, second, third] = [await create(0), await create(0), await create(1)]
  const room = { inAll: 3, perUser: 1 }
  expect((await exports.claim(randomUUID(), room))?.id).toBe(first.id)
  expect((await exports.claim(randomUUID(), room))?.id).toBe(third.id)
  expect(await exports.claim(randomUUID(), room)).toBeUndefined()
  expect((await exports.get(second.id))?.state).toBe('queued')
})

it('what a process that is silent had begins anew, and is not its any more', async () => {
  const { id } = await create(0)
  const claimed = (await exports.claim(randomUUID(), { inAll: 1, perUser: 1 })) as Claimed
  expect(await exports.beat(claimed, progress)).toEqual({ cancelled: false })
  expect(await exports.takeBack(6_000, 5)).toEqual([])
  await silence(id)
  expect(await exports.takeBack(6_000, 5)).toEqual([id])
  expect(await exports.get(id)).toMatchObject({
    state: 'queued',
    rows: 0,
    bytes: 0,
    totalRows: null,
    problem: { code: 'server_stopped' },
  })
  const again = (await exports.claim(randomUUID(), { inAll: 1, perUser: 1 })) as Claimed
  expect(again).toMatchObject({ id, attempts: 2 })
  const done = {
    ...progress,
    sha256: 'a'.repeat(64),
    completeness: { kind: 'exact' as const, reason: null, bound: null },
    keptMs: 1_000,
  }
  expect(await exports.beat(claimed, progress)).toBeUndefined()
  expect(await exports.succeed(claimed, done)).toBe(false)
  expect(await exports.end(claimed, { state: 'cancelled' })).toBe(false)
  expect(await exports.succeed(again, done)).toBe(true)
  expect(await exports.get(id)).toMatchObject({ state: 'succeeded', problem: null, sha256: done.sha256 })
  expect(await exports.needed([`${id}.1`, `${id}.2`])).toEqual(new Set([`${id}.2`]))
})

it('one whose processes die again and again fails, and so does a stream whose process died', async () => {
  const { id } = await create(0)
  for (let attempt = 1; attempt <= 3; attempt++) {
    await exports.claim(randomUUID(), { inAll: 1, perUser: 1 })
    await silence(id)
    await exports.takeBack(6_000, 3)
    expect((await exports.get(id))?.state).toBe(attempt === 3 ? 'failed' : 'queued')
  }
  expect(await exports.get(id)).toMatchObject({ attempts: 3, problem: { code: 'server_stopped' } })
})

it('one that runs is told to stop, and has not succeeded from then on', async () => {
  const { id } = await create(0)
  const claimed = (await exports.claim(randomUUID(), { inAll: 1, perUser: 1 })) as Claimed
  await exports.requestCancel(id)
  expect(await exports.beat(claimed, progress)).toEqual({ cancelled: true })
  const completeness = { kind: 'exact' as const, reason: null, bound: null }
  expect(
    await exports.succeed(claimed, { ...progress, sha256: 'a'.repeat(64), completeness, keptMs: 1 }),
  ).toBe(false)
  await silence(id)
  await exports.takeBack(6_000, 5)
  expect(await exports.get(id)).toMatchObject({ state: 'cancelled', problem: null })
})

it('columns come in the order in which they were asked for', async () => {
  const metrics = {
    zz: { type: 'count' as const },
    a: { type: 'count' as const },
    '\u0000': { type: 'count' as const },
  }
  const { id } = await create(0, { question: { aggregate: { metrics } } })
  const found = await exports.get(id)
  expect(Object.keys(found?.question.aggregate?.metrics ?? {})).toEqual(['zz', 'a', '\u0000'])
})
