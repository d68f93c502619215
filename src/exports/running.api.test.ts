import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dataset } from '@tg-cloud/contract/datasets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exporting } from '../../test/exporting.ts'
import { loading } from '../../test/loading.ts'
import { person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

const rowCount = 1_000_000
const line = (n: number) => `${n},행 ${n * 7919}\n`
/** What asks for `$row` is written row by row, and lasts for some seconds. */
const lasting = { fields: ['n', 'word', '$row'] }
const bodyOf = (from: number, to: number) =>
  `n,word\n${Array.from({ length: to - from }, (_, i) => line(from + i)).join('')}`

let app: StartedApp
let use: ReturnType<typeof loading>
let mine: ReturnType<typeof exporting>
let large: Dataset
beforeAll(async () => {
  app = await startApp({ environment: { EXPORTS_RUNNING: '2', EXPORTS_DISK_MIB: '100' } })
  const { accessToken } = await person(app, 'MANAGER')
  use = loading(app, accessToken)
  mine = exporting(app.url, accessToken)
  large = await use.dataset([
    { name: 'n', type: 'int' },
    { name: 'word', type: 'keyword' },
  ])
  await use.load(large.slug, bodyOf(0, rowCount))
}, 60_000)
afterAll(() => app[Symbol.asyncDispose]())

const filesIn = async () =>
  (await readdir(join(app.dataDir, 'exports'), { recursive: true })).filter((name) => name !== 'unfinished')
const someone = async () => exporting(app.url, (await person(app, 'ADMIN')).accessToken)
const running = (id: string, of = mine) =>
  until(async () => {
    const { state, rows } = await of.get(id)
    return state === 'running' && rows > 0
  })

describe('an export that runs', { timeout: 60_000 }, () => {
  it('tells how far it is, and has the rows of one moment', async () => {
    const made = await mine.create({ dataset: large.slug, search: lasting })
    await running(made.id)
    const seen = await mine.get(made.id)
    expect(seen.totalRows).toBe(rowCount)
    expect(seen.version).toBe(2)
    expect(seen.percent).toBeGreaterThan(0)
    expect(seen.percent).toBeLessThan(100)
    expect(seen.timeLeftMs).toBeGreaterThan(0)
    expect(seen.bytes).toBeGreaterThan(0)
    const early = await mine.ask('GET', `/v1/exports/${made.id}/file`)
    expect([early.status, early.body.code]).toEqual([409, 'export_unfinished'])
    // Rows that come and go meanwhile.
    await use.load(large.slug, bodyOf(rowCount, rowCount + 1_000))
    await use.ask('POST', `/v1/datasets/${large.slug}/deletions`, {
      filter: { op: 'gte', field: 'n', value: rowCount - 500 },
      dryRun: false,
    })
    expect((await mine.get(made.id)).state).toBe('running')
    const done = await mine.ended(made.id)
    expect(done).toMatchObject({ state: 'succeeded', rows: rowCount, version: 2 })
    const { bytes } = await mine.download(made.id)
    const withoutRow = bytes.toString().replaceAll(/,[^,\r]*\r\n/g, '\n')
    expect(withoutRow === bodyOf(0, rowCount)).toBe(true)
    expect(bytes.length).toBe(done.bytes)
    const after = await mine.ended((await mine.create({ dataset: large.slug })).id)
    expect(after).toMatchObject({ rows: rowCount - 500, version: 4 })
    for (const { id } of [done, after]) await mine.ask('DELETE', `/v1/exports/${id}`)
  })

  it('is cancelled within two seconds, down to the engine, and leaves no file', async () => {
    const sort = [{ field: 'word', order: 'desc' }]
    for (const search of [lasting, { ...lasting, sort }]) {
      const made = await mine.create({ dataset: large.slug, search })
      await until(async () => (await mine.get(made.id)).state === 'running')
      const begun = performance.now()
      const { status, body } = await mine.ask('DELETE', `/v1/exports/${made.id}`)
      expect(performance.now() - begun).toBeLessThan(2_000)
      expect([status, body.state, body.expiresAt]).toEqual([200, 'cancelled', null])
    }
    expect(await filesIn()).toEqual([])
    // Nothing is left that would keep questions waiting.
    const asked = performance.now()
    await use.ask('GET', `/v1/datasets/${large.slug}/rows?limit=1`)
    expect(performance.now() - asked).toBeLessThan(1_000)
  })

  it('makes others of the same user wait, and those of others while there is no room', async () => {
    const [second, third] = [await someone(), await someone()]
    const first = await mine.create({ dataset: large.slug, search: lasting })
    const waiting = await mine.create({ dataset: large.slug })
    const theirs = await second.create({ dataset: large.slug, search: lasting })
    const others = await third.create({ dataset: large.slug })
    await running(first.id)
    await running(theirs.id, second)
    expect((await mine.get(waiting.id)).state).toBe('queued')
    expect((await third.get(others.id)).state).toBe('queued')
    const cancelled = await mine.ask('DELETE', `/v1/exports/${waiting.id}`)
    expect(cancelled.body).toMatchObject({ state: 'cancelled', startedAt: null, attempts: 0 })
    for (const [of, id] of [
      [mine, first.id],
      [second, theirs.id],
      [third, others.id],
    ] as const) {
      expect((await of.ended(id)).state).toBe('succeeded')
      await of.ask('DELETE', `/v1/exports/${id}`)
    }
  })

  it('is not begun for a user who was disabled, or lost the right to read, while it waited', async () => {
    const admin = exporting(app.url, (await person(app, 'ADMIN')).accessToken)
    const [{ owner_id: ownerId } = { owner_id: '' }] = await app.rows<{ owner_id: string }>(
      `select owner_id from datasets where slug = '${large.slug}'`,
    )
    const { id: adminId } = (await admin.ask('GET', '/v1/me')).body
    for (const [before, after] of [
      [
        `users set disabled_at = now() where id = '${ownerId}'`,
        `users set disabled_at = null where id = '${ownerId}'`,
      ],
      [
        `datasets set owner_id = '${adminId}' where slug = '${large.slug}'`,
        `datasets set owner_id = '${ownerId}' where slug = '${large.slug}'`,
      ],
    ]) {
      const first = await mine.create({ dataset: large.slug, search: lasting })
      const waiting = await mine.create({ dataset: large.slug })
      await running(first.id)
      await app.sql(`update ${before}`)
      const ended = () =>
        app.rows<{ state: string }>(
          `select state from exports where id = '${waiting.id}' and state <> 'queued'`,
        )
      await until(async () => (await ended()).length > 0, 30_000)
      await app.sql(`update ${after}`)
      expect(await mine.get(waiting.id)).toMatchObject({
        state: 'failed',
        rows: 0,
        problem: { code: 'dataset_not_found' },
      })
      expect((await mine.ended(first.id)).state).toBe('succeeded')
      await mine.ask('DELETE', `/v1/exports/${first.id}`)
    }
    expect(await filesIn()).toEqual([])
  })

  it('stops when its data set is deleted', async () => {
    const other = await use.dataset([{ name: 'n', type: 'int' }])
    await use.load(other.slug, `n\n${Array.from({ length: 400_000 }, (_, n) => `${n}\n`).join('')}`)
    const made = await mine.create({
      dataset: other.slug,
      search: { fields: ['n', '$row'], sort: [{ field: 'n', order: 'desc' }] },
    })
    await until(async () => (await mine.get(made.id)).state === 'running')
    await use.ask('DELETE', `/v1/datasets/${other.slug}`, undefined, { 'if-match': '*' })
    expect((await mine.ask('GET', `/v1/exports/${made.id}`)).status).toBe(404)
    await until(async () => {
      await app.settleRows()
      return (await filesIn()).length === 0
    })
  })

  it('ends when its maker may no longer read, or no longer call', async () => {
    const reader = await person(app, 'GENERAL')
    const theirs = exporting(app.url, reader.accessToken)
    const patch = (readers: string[]) =>
      use.ask('PATCH', `/v1/datasets/${large.slug}`, { readers }, { 'if-match': '*' })
    await patch([reader.id])
    // Both places are taken, so it waits.
    const [second, third] = [await someone(), await someone()]
    const busy = [
      await second.create({ dataset: large.slug, search: lasting }),
      await third.create({ dataset: large.slug, search: lasting }),
    ]
    const made = await theirs.create({ dataset: large.slug })
    expect((await theirs.get(made.id)).state).toBe('queued')
    await patch([])
    for (const [i, of] of [second, third].entries()) {
      await of.ended(busy[i]!.id)
      await of.ask('DELETE', `/v1/exports/${busy[i]!.id}`)
    }
    const state = async () =>
      (
        await app.rows<{ state: string; problem: { code: string } }>(
          `select state, problem from exports where id = '${made.id}'`,
        )
      )[0]
    await until(async () => (await state())?.state === 'failed')
    expect((await state())?.problem.code).toBe('dataset_not_found')
  })
})

describe('the disk', { timeout: 60_000 }, () => {
  it('has room for so much: an export that needs more fails, and those to come are refused until there is some', async () => {
    const packed = { compression: 'none', encoding: 'utf-8' }
    const wide = { fields: ['n', 'word', '$ingest', '$row', '$version'] }
    const one = await mine.ended(
      (await mine.create({ dataset: large.slug, search: wide, options: packed })).id,
    )
    expect(one.state).toBe('succeeded')
    expect(one.bytes).toBeGreaterThan(50 * 1_048_576)
    const two = await mine.ended((await mine.create({ dataset: large.slug, search: wide })).id)
    expect(two).toMatchObject({ state: 'failed', problem: { code: 'export_storage_full' } })
    expect(await filesIn()).toEqual([`${one.id}.1`])
    await app.sql(`update exports set bytes = 100 * 1048576 where id = '${one.id}'`)
    const refused = await mine.ask('POST', '/v1/exports', { dataset: large.slug, format: 'csv' })
    expect([refused.status, refused.body.code]).toEqual([507, 'export_storage_full'])
    await mine.ask('DELETE', `/v1/exports/${one.id}`)
    const three = await mine.ended((await mine.create({ dataset: large.slug })).id)
    expect(three.state).toBe('succeeded')
  })

  it("is not filled by one user's queue", async () => {
    const flood = await someone()
    const one = await flood.create({ dataset: large.slug })
    await flood.ask('DELETE', `/v1/exports/${one.id}`)
    // A hundred like it, which wait.
    await app.sql(`insert into exports (id, dataset_id, delivery, question, format, options, file_name, created_by_id, due_at)
      select gen_random_uuid(), dataset_id, delivery, question, format, options, file_name, created_by_id,
        now() + interval '1 hour'
      from exports, generate_series(1, 100) where id = '${one.id}'`)
    const refused = await flood.ask('POST', '/v1/exports', { dataset: large.slug, format: 'csv' })
    expect([refused.status, refused.body.code]).toEqual([429, 'export_limit'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const other = await someone()
    expect((await other.ended((await other.create({ dataset: large.slug })).id)).state).toBe('succeeded')
  })
})
