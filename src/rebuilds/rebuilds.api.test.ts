import type { Rebuild } from '@tg-cloud/contract/rebuilds'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logIn } from '../../test/call.ts'
import { exampleFields, loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

let app: StartedApp
let owner: Person
let use: ReturnType<typeof loading>
beforeAll(async () => {
  app = await startApp({ jobs: true })
  owner = await person(app, 'MANAGER')
  use = loading(app, owner.accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())

const csv = (count: number) =>
  `day,stop,boarded\n${Array.from({ length: count }, (_, i) => `2026-11-24,시청,${i}\n`).join('')}`

describe('a rebuild of rows in DuckDB', () => {
  it('writes the table anew: the same rows in the same places, and loads go on', async () => {
    const dataset = await use.dataset(exampleFields)
    const path = `/v1/datasets/${dataset.slug}`
    await use.load(dataset.slug, csv(3_000))
    await use.ask('POST', `${path}/deletions`, {
      filter: { op: 'lt', field: 'boarded', value: 1_000 },
      dryRun: false,
    })
    const before = await use.rows(dataset)
    const { version } = await use.get(dataset.slug)
    const rebuild = async () => {
      const started = await use.ask('POST', `${path}/rebuilds`, { from: 'index' })
      expect(started.status, started.text).toBe(201)
      expect(started.headers.get('location')).toBe(`${path}/rebuilds/${started.body.id}`)
      let seen = started.body as Rebuild
      await until(async () => {
        seen = (await use.ask('GET', `${path}/rebuilds/${seen.id}`)).body
        return seen.finishedAt !== null
      })
      expect(seen).toMatchObject({ phase: 'done', problem: null })
      return seen
    }
    const first = await rebuild()
    expect(first).toMatchObject({
      rows: 2_000,
      totalRows: 2_000,
      checksum: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(await use.rows(dataset)).toEqual(before)
    expect((await use.get(dataset.slug)).version).toBe(version)
    expect((await rebuild()).checksum).toBe(first.checksum)
    await use.load(dataset.slug, csv(1))
    const after = await rebuild()
    expect(after.rows).toBe(2_001)
    expect(after.checksum).not.toBe(first.checksum)
    const listed = await use.ask('GET', `${path}/rebuilds`)
    expect(listed.body.items.map(({ rows }: Rebuild) => rows)).toEqual([2_001, 2_000, 2_000])
    expect((await use.ask('DELETE', `${path}/rebuilds/${after.id}`)).body.code).toBe('rebuild_finished')
    const refused = await use.ask('POST', `${path}/rebuilds`, { from: 'originals' })
    expect([refused.status, refused.body.code]).toEqual([422, 'rebuild_unsupported'])
  })

  it('is for who manages the data set, one at a time, and is rolled back before it has begun', async () => {
    // Nothing runs here.
    await using idle = await startApp()
    const one = await person(idle, 'MANAGER')
    const mine = loading(idle, one.accessToken)
    const other = loading(idle, (await person(idle, 'MANAGER')).accessToken)
    const { slug } = await mine.dataset(exampleFields, { visibility: 'internal' })
    const path = `/v1/datasets/${slug}/rebuilds`
    expect((await other.ask('POST', path, { from: 'index' })).body.code).toBe('dataset_forbidden')
    const started = await mine.ask('POST', path, { from: 'index' }, { 'idempotency-key': 'once' })
    expect(started.body).toMatchObject({ phase: 'prepare', rows: 0, checksum: null, startedAt: null })
    const again = await mine.ask('POST', path, { from: 'index' }, { 'idempotency-key': 'once' })
    expect(again.body).toEqual(started.body)
    expect((await mine.ask('POST', path, { from: 'index' })).body.code).toBe('rebuild_running')
    const foreign = await mine.dataset(exampleFields)
    const elsewhere = `/v1/datasets/${foreign.slug}/rebuilds/${started.body.id}`
    expect((await mine.ask('GET', elsewhere)).body.code).toBe('rebuild_not_found')
    expect((await other.ask('GET', `${path}/${started.body.id}`)).body.code).toBe('dataset_forbidden')
    const cancelled = await mine.ask('DELETE', `${path}/${started.body.id}`)
    expect(cancelled.body).toMatchObject({ phase: 'rolled_back', problem: null })
    expect((await mine.ask('DELETE', `${path}/${started.body.id}`)).body).toEqual(cancelled.body)
    expect((await mine.ask('POST', path, { from: 'index' })).status).toBe(201)
  })

  it('is refused as a move without another engine, and to whoever is no administrator', async () => {
    const dataset = await use.dataset(exampleFields)
    const path = `/v1/datasets/${dataset.slug}/rebuilds`
    const forbidden = await use.ask('POST', path, { from: 'index', to: 'opensearch' })
    expect([forbidden.status, forbidden.body.code]).toEqual([403, 'forbidden'])
    const { accessToken } = await logIn(app.url, app.admin.username, app.admin.password)
    const admins = loading(app, accessToken)
    const alone = await admins.ask('POST', path, { from: 'index', to: 'opensearch' })
    expect(alone.body).toMatchObject({
      status: 422,
      code: 'rebuild_unsupported',
      detail: expect.stringContaining('ROW_ENGINE=duckdb and OPENSEARCH_URL'),
    })
    const originals = await admins.ask('POST', path, { from: 'originals', to: 'opensearch' })
    expect(originals.body.code).toBe('rebuild_unsupported')
    expect((await admins.ask('POST', path, { from: 'index', to: 'sqlite' })).status).toBe(400)
    expect((await admins.ask('GET', path)).body.items).toEqual([])

    const { body } = await use.ask('POST', path, { from: 'index' })
    expect(body).toMatchObject({ to: null, kept: false })
    await until(async () => (await use.ask('GET', `${path}/${body.id}`)).body.finishedAt !== null)
    expect((await use.ask('POST', `${path}/${body.id}/confirm`)).body.code).toBe('forbidden')
    // Nothing is kept of it: that is so already.
    const confirmed = await admins.ask('POST', `${path}/${body.id}/confirm`)
    expect(confirmed.body).toMatchObject({ id: body.id, phase: 'done', kept: false })
    expect((await admins.ask('POST', `${path}/${dataset.id}/confirm`)).body.code).toBe('rebuild_not_found')
  })
})
