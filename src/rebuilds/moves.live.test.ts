import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import type { Rebuild } from '@tg-cloud/contract/rebuilds'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { loading } from '../../test/loading.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { removeIndices } from '../../test/row-engine/open-search.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { sharedOpenSearch } from '../../test/shared-open-search.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

vi.setConfig({ testTimeout: 3 * processTimeoutMs })

const fields: Field[] = [
  { name: 'k', type: 'keyword', required: true },
  { name: 'n', type: 'int64' },
  { name: 'x', type: 'decimal', precision: 30, scale: 3 },
  { name: 'd', type: 'double' },
  { name: 'note', type: 'text' },
  { name: 'at', type: 'timestamp' },
  { name: 'day', type: 'date' },
  { name: 'place', type: 'geo_point' },
  { name: 'more', type: 'json' },
  { name: 'tags', type: 'keyword', multiple: true },
]
const moveScript = join(import.meta.dirname, '../../scripts/move.ts')
/** What `make move` prints. */
async function makeMove(
  server: string,
  by: typeof admin,
  dataset: string,
  ...how: string[]
): Promise<string> {
  const env = { ...process.env, ADMIN_USERNAME: by.username, ADMIN_PASSWORD: by.password }
  const script = ['--conditions=tg-source', moveScript, '--dataset', dataset, '--url', server, ...how]
  return (await promisify(execFile)(process.execPath, script, { env })).stdout
}
const range = (count: number) => Array.from({ length: count }, (_, i) => i)
const aRow = (key: number, value: number) => ({
  k: `k${key}`,
  n: String(2n ** 62n + BigInt(value)),
  x: `${10n ** 20n + BigInt(value)}.125`,
  d: value % 5 === 0 ? 0 : value / 3,
  note: `서울 시청 앞 ${value}번 버스, café`,
  at: `2026-11-30T01:02:${String(value % 60).padStart(2, '0')}.123Z`,
  day: `2026-11-${String(1 + (value % 30)).padStart(2, '0')}`,
  place: value % 3 === 0 ? null : { lat: 37.5 + (value % 100) / 1e3, lon: -179.99 },
  more: { 값: [value, null, { 깊이: '9007199254740993' }] },
  tags: value % 4 === 0 ? [] : [`t${value % 7}`, '한글'],
})
const ndjson = (rows: readonly object[]) =>
  rows.map((row) => `${JSON.stringify(row).replace('"d":0,', '"d":-0.0,')}\n`).join('')
const questions = [
  [
    'search',
    { filter: { op: 'match', field: 'note', words: '버스 17번' }, sort: [{ field: 'n' }], limit: 100 },
  ],
  ['search', { sort: [{ field: 'x', order: 'desc' }], limit: 50, total: 'exact' }],
  ['search', { filter: { op: 'eq', field: 'tags', value: '한글' }, limit: 20, total: 'exact' }],
  [
    'search',
    {
      filter: { op: 'geo_distance', field: 'place', center: { lat: 37.5, lon: 179.99 }, meters: 5e3 },
      limit: 50,
    },
  ],
  [
    'aggregate',
    {
      aggregates: {
        days: {
          groupBy: [{ type: 'terms', field: 'day' }],
          metrics: {
            rows: { type: 'count' },
            n: { type: 'sum', field: 'n' },
            x: { type: 'sum', field: 'x' },
          },
        },
      },
    },
  ],
] as const

let url: string
const prefix = `t${randomBytes(4).toString('hex')}`
const both = () => ({
  ROW_ENGINE: 'duckdb',
  OPENSEARCH_URL: url,
  OPENSEARCH_INDEX_PREFIX: prefix,
  OPENSEARCH_REPLICAS: '0',
})
beforeAll(async () => {
  url = await sharedOpenSearch('3.9.0')
})
afterAll(() => removeIndices(url, prefix))

const moving = (server: string, token: string) => {
  const ask = (method: string, path: string, body?: unknown) =>
    call(server, method, `/v1/datasets/${path}`, { token, body })
  const look = async (slug: string, id: string) =>
    (await ask('GET', `${slug}/rebuilds/${id}`)).body as Rebuild
  return {
    ask,
    look,
    async start(slug: string, to: Rebuild['to']): Promise<Rebuild> {
      const { status, body, text } = await ask('POST', `${slug}/rebuilds`, { from: 'index', to })
      expect(status, text).toBe(201)
      return body
    },
    async ended(slug: string, id: string): Promise<Rebuild> {
      await until(async () => (await look(slug, id)).finishedAt !== null, 90_000)
      return look(slug, id)
    },
    /** Two in one: what was asked for is there. */
    async moved(slug: string, to: Rebuild['to']) {
      const ended = await this.ended(slug, (await this.start(slug, to)).id)
      expect(ended).toMatchObject({ phase: 'done', problem: null, to, kept: true })
      return ended
    },
    confirm: (slug: string, id: string) => ask('POST', `${slug}/rebuilds/${id}/confirm`),
    async answers(slug: string) {
      const found: unknown[] = []
      for (const [path, question] of questions) {
        const { status, body, text } = await ask('POST', `${slug}/${path}`, question)
        expect(status, text).toBe(200)
        const { rows, total, aggregates } = body as Record<string, object>
        found.push({
          rows,
          total,
          days: aggregates && (aggregates as { days: { groups: unknown } }).days.groups,
        })
      }
      return found
    },
  }
}

describe('rows that move between a file and a cluster', () => {
  let app: StartedApp
  let use: ReturnType<typeof loading>
  let on: ReturnType<typeof moving>
  let token: string
  beforeAll(async () => {
    app = await startApp({ jobs: true, environment: both() })
    token = (await logIn(app.url, app.admin.username, app.admin.password)).accessToken
    use = loading(app, token)
    on = moving(app.url, token)
  })
  afterAll(() => app[Symbol.asyncDispose]())

  const send = async (slug: string, rows: readonly object[], mode = 'append', more = '') => {
    const query = `mode=${mode}`
    const sent = await use.load(slug, ndjson(rows) + more, { type: 'application/x-ndjson', query })
    expect(sent.status, sent.text).toBe(201)
    expect(sent.ingest.quarantined, sent.text).toBe(more === '' ? 0 : 1)
    return sent.ingest
  }
  const remove = async (slug: string, keys: number[]) => {
    const body = { keys: keys.map((key) => ({ k: `k${key}` })), dryRun: false }
    const deleted = await on.ask('POST', `${slug}/deletions`, body)
    expect(deleted.status, deleted.text).toBe(201)
  }
  /** Indices in the cluster, and tables in the file that this process has open. */
  const indicesOf = async ({ id }: Dataset) =>
    Object.keys(
      (await (await fetch(`${url}/${prefix}-*-${id.replaceAll('-', '')}-*/_alias`)).json()) as object,
    )

  it('are the same there and back again, whatever is asked', async () => {
    const dataset = await use.dataset(fields, { primaryKey: ['k'] })
    const { slug } = dataset
    await send(
      slug,
      range(50).map((i) => aRow(i, i)),
    )
    await send(
      slug,
      range(1_500).map((i) => aRow(i, i)),
      'replace',
    )
    const taken = await send(
      slug,
      range(10).map((i) => aRow(9_000 + i, i)),
    )
    const bad = await send(
      slug,
      range(400).map((i) => aRow(1_300 + i, 20_000 + i)),
      'upsert',
      '{"k":"행","n":"x"}\n',
    )
    await remove(
      slug,
      range(100).map((i) => i * 3),
    )
    expect((await use.ask('POST', `/v1/ingests/${taken.id}/revert`)).status).toBe(200)
    const quarantineOf = async () => (await use.ask('GET', `/v1/ingests/${bad.id}/quarantine`)).body.items
    const engineOf = async () => (await use.ask('GET', `/v1/ingests/${bad.id}`)).body.durability.engine
    const [rows, answers, { version }] = [
      await use.rows(dataset),
      await on.answers(slug),
      await use.get(slug),
    ]
    const quarantine = await quarantineOf()
    const pageAfter = async (cursor?: string) =>
      (await on.ask('POST', `${slug}/search`, { sort: [{ field: 'day' }], limit: 40, cursor })).body
    const cursor = (await pageAfter()).nextCursor as string
    const page = (await pageAfter(cursor)).rows
    expect(page).toHaveLength(40)
    expect(rows).toHaveLength(1_600)
    expect(quarantine).toHaveLength(1)
    const same = async () => {
      expect(await use.rows(dataset)).toEqual(rows)
      expect(await on.answers(slug)).toEqual(answers)
      expect(await quarantineOf()).toEqual(quarantine)
      expect((await pageAfter(cursor)).rows).toEqual(page)
      expect((await use.get(slug)).version).toBe(version)
    }

    const there = await on.moved(slug, 'opensearch')
    expect(there.rows).toBe(1_600)
    await same()
    expect(await engineOf()).toBe('opensearch')
    // Taken back, it is as if nothing had been.
    const second = await on.ask('POST', `${slug}/rebuilds`, { from: 'index', to: 'duckdb' })
    expect(second.body.code).toBe('rebuild_unconfirmed')
    expect(await makeMove(app.url, app.admin, slug, '--back')).toContain('in duckdb again')
    expect(await on.look(slug, there.id)).toMatchObject({ phase: 'rolled_back', kept: false, problem: null })
    await same()
    expect(await engineOf()).toBe('duckdb')
    expect(await indicesOf(dataset)).toEqual([])
    // Confirmed, it is there alone, and rebuilt and changed there as if it had been loaded there.
    const again = await on.moved(slug, 'opensearch')
    expect(again.checksum).toBe(there.checksum)
    const confirmed = await on.confirm(slug, again.id)
    expect(confirmed.body, confirmed.text).toMatchObject({ phase: 'done', kept: false })
    expect((await on.confirm(slug, again.id)).body).toEqual(confirmed.body)
    expect((await on.ask('DELETE', `${slug}/rebuilds/${again.id}`)).body.code).toBe('rebuild_finished')
    const { body } = await on.ask('POST', `${slug}/rebuilds`, { from: 'originals' })
    expect(await on.ended(slug, body.id)).toMatchObject({ problem: null, checksum: there.checksum })
    await same()
    const home = await on.moved(slug, 'duckdb')
    expect(home.checksum).toBe(there.checksum)
    await same()
    await send(slug, [aRow(1, 77)], 'upsert')
    const late = await on.ask('DELETE', `${slug}/rebuilds/${home.id}`)
    expect(late.body).toMatchObject({
      code: 'rebuild_finished',
      detail: expect.stringContaining('changed since'),
    })
    // What is erased is so where the rows were, too.
    const erased = await on.ask('POST', `${slug}/deletions`, {
      keys: [{ k: 'k1' }],
      erase: true,
      dryRun: false,
    })
    expect(erased.status, erased.text).toBe(201)
    expect((await on.look(slug, home.id)).kept).toBe(false)
    expect(await indicesOf(dataset)).toEqual([])
    expect((await use.rows(dataset)).length).toBe(1_599)
    expect((await use.ask('DELETE', `/v1/datasets/${slug}`, undefined, { 'if-match': '*' })).status).toBe(204)
  })

  it('lose and double nothing while they are loaded and deleted', async () => {
    const dataset = await use.dataset(fields, { primaryKey: ['k'] })
    const { slug } = dataset
    const held = new Map<string, string>()
    const put = async (keys: number[], value: number) => {
      await send(
        slug,
        keys.map((key) => aRow(key, value + key)),
        'upsert',
      )
      for (const key of keys) held.set(`k${key}`, aRow(key, value + key).n)
    }
    await put(range(3_000), 0)
    const [stopped, written] = [new AbortController(), { loads: 0 }]
    const writing = (async () => {
      for (let at = 1; !stopped.signal.aborted; at++) {
        await put(
          range(50).map((i) => (at * 37 + i * 3) % 4_000),
          at * 10_000,
        )
        if (at % 5 === 0) {
          const gone = (at * 11) % 3_000
          await remove(slug, [gone])
          held.delete(`k${gone}`)
        }
        written.loads = at
      }
    })()
    const expectHeld = async () => {
      const rows = await use.rows(dataset)
      expect(new Map(rows.map(([, k, n]) => [k, String(n)]))).toEqual(held)
      expect(rows).toHaveLength(held.size)
    }
    for (const to of ['opensearch', 'duckdb'] as const) {
      const before = written.loads
      const { id } = await on.moved(slug, to)
      await until(async () => written.loads > before + 2)
      expect((await on.confirm(slug, id)).status).toBe(200)
    }
    stopped.abort()
    await writing
    await expectHeld()
  })

  it('are left where they were by a cancel, wait for a load that has not ended, and go with their data set', async () => {
    const dataset = await use.dataset(fields, { primaryKey: ['k'] })
    const { slug } = dataset
    await send(
      slug,
      range(300).map((i) => aRow(i, i)),
    )
    // A load that has not ended keeps the last step waiting.
    const leaving = new AbortController()
    const endless = new ReadableStream({
      start: (s) => s.enqueue(new TextEncoder().encode(ndjson([aRow(1, 1)]))),
    })
    const sending = fetch(`${app.url}/v1/datasets/${slug}/rows?mode=upsert`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      body: endless,
      duplex: 'half',
      signal: leaving.signal,
    } as RequestInit).catch(() => undefined)
    await until(async () => (await use.ask('GET', '/v1/ingests?state=loading')).body.items.length > 0)
    const { id } = await on.start(slug, 'opensearch')
    await until(async () => (await on.look(slug, id)).phase === 'swap')
    expect((await on.ask('POST', `${slug}/rebuilds`, { from: 'index' })).body.code).toBe('rebuild_running')
    const cancelled = await on.ask('DELETE', `${slug}/rebuilds/${id}`)
    expect(cancelled.body, cancelled.text).toMatchObject({ phase: 'rolled_back', kept: false, problem: null })
    await until(async () => (await indicesOf(dataset)).length === 0)
    expect(await use.rows(dataset)).toHaveLength(300)

    const next = await on.start(slug, 'opensearch')
    await until(async () => (await on.look(slug, next.id)).phase === 'swap')
    leaving.abort()
    await sending
    expect(await on.ended(slug, next.id)).toMatchObject({ phase: 'done', rows: 300 })
    expect((await use.ask('DELETE', `/v1/datasets/${slug}`, undefined, { 'if-match': '*' })).status).toBe(204)
    await until(async () => (await indicesOf(dataset)).length === 0)
  })
})

it('goes on when its server is killed, is confirmed by make move, and then needs the cluster alone', async () => {
  await using records = await productionRecords()
  await using folder = await serverFolder()
  const begin = async (more: Record<string, string> = both()) => {
    const server = startServer({ folder, environment: { ...records.environment, ...more } })
    const { url: address } = await server.ready()
    const { accessToken } = await logIn(address, admin.username, admin.password)
    return { server, address, token: accessToken, on: moving(address, accessToken) }
  }
  const stop = async (server: ReturnType<typeof startServer>) => {
    server.signal('SIGTERM')
    await server.exit()
  }
  const { ROW_ENGINE: _both, ...cluster } = both()
  let now = await begin()
  const made = await call(now.address, 'POST', '/v1/datasets', {
    token: now.token,
    body: { name: '서울 버스', fields, primaryKey: ['k'] },
  })
  const { slug } = made.body as Dataset
  const sent = await call(now.address, 'POST', `/v1/datasets/${slug}/rows`, {
    token: now.token,
    body: ndjson(range(5_000).map((i) => aRow(i, i))),
    headers: { 'content-type': 'application/x-ndjson' },
  })
  expect(sent.status, sent.text).toBe(201)
  const answers = await now.on.answers(slug)
  const { id } = await now.on.start(slug, 'opensearch')
  await until(async () => !['prepare'].includes((await now.on.look(slug, id)).phase), 60_000)
  now.server.signal('SIGKILL')
  await now.server.exit()
  now = await begin()
  expect(await now.on.ended(slug, id)).toMatchObject({
    phase: 'done',
    problem: null,
    kept: true,
    rows: 5_000,
  })
  expect(await makeMove(now.address, admin, slug, '--confirm')).toContain('in opensearch alone')
  await stop(now.server)
  now = await begin(cluster)
  expect(await now.on.answers(slug)).toEqual(answers)
  await stop(now.server)
})
