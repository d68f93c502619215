import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import { xlsxType } from '@tg-cloud/contract/load-query'
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
import { cellsOf, textRow, xlsxOf } from '../../test/xlsx.ts'

vi.setConfig({ testTimeout: 3 * processTimeoutMs })

const fields: Field[] = [
  { name: 'k', type: 'keyword', required: true },
  { name: 'n', type: 'int64' },
  { name: 'x', type: 'decimal', precision: 18, scale: 3 },
]
const range = (count: number) => Array.from({ length: count }, (_, i) => i)
const csv = (rows: readonly (readonly [number, number])[]) =>
  `k,n,x\n${rows.map(([k, n]) => `k${k},${2n ** 60n + BigInt(n)},${n}.125\n`).join('')}`
const rowsFrom = (first: number, count: number, value: number) =>
  range(count).map((i) => [first + i, value + i] as const)

let url: string
const prefix = `t${randomBytes(4).toString('hex')}`
beforeAll(async () => {
  url = await sharedOpenSearch('3.9.0')
})
afterAll(() => removeIndices(url, prefix))

/** Rebuilds as one user. */
const rebuilding = (server: string, token: string) => {
  const ask = (method: string, path: string, body?: unknown) =>
    call(server, method, `/v1/datasets/${path}`, { token, body })
  return {
    ask,
    start: (slug: string, from: Rebuild['from']) => ask('POST', `${slug}/rebuilds`, { from }),
    async ended(slug: string, id: string): Promise<Rebuild> {
      let seen: Rebuild | undefined
      await until(async () => {
        seen = (await ask('GET', `${slug}/rebuilds/${id}`)).body as Rebuild
        return seen.finishedAt !== null
      }, 90_000)
      return seen as Rebuild
    },
  }
}

describe('rows from the bytes that are kept', () => {
  let app: StartedApp
  let use: ReturnType<typeof loading>
  let on: ReturnType<typeof rebuilding>
  beforeAll(async () => {
    app = await startApp({
      jobs: true,
      environment: { OPENSEARCH_URL: url, OPENSEARCH_INDEX_PREFIX: prefix, OPENSEARCH_REPLICAS: '0' },
    })
    const { accessToken } = await logIn(app.url, app.admin.username, app.admin.password)
    use = loading(app, accessToken)
    on = rebuilding(app.url, accessToken)
  })
  afterAll(() => app[Symbol.asyncDispose]())

  const indicesOf = async ({ id }: Dataset) => {
    const hex = id.replaceAll('-', '')
    const found = await fetch(`${url}/${prefix}-d-${hex}-*,${prefix}-q-${hex}-*/_alias`)
    return Object.keys((await found.json()) as object)
  }
  async function loseIndices(dataset: Dataset) {
    for (const index of await indicesOf(dataset))
      expect((await fetch(`${url}/${index}`, { method: 'DELETE' })).status).toBe(200)
  }
  async function wholeOf(dataset: Dataset) {
    const rows: unknown[] = []
    for await (const page of app.rowEngine.scan(dataset, { fields: dataset.fields.map(({ name }) => name) }))
      rows.push(...page)
    const { version, rows: count } = (await use.get(dataset.slug)) as Dataset & { rows: number }
    return { rows, version, count }
  }
  const done = async (slug: string, from: Rebuild['from']) => {
    const { status, body, text } = await on.start(slug, from)
    expect(status, text).toBe(201)
    const ended = await on.ended(slug, body.id)
    expect(ended.problem).toBeNull()
    expect(ended).toMatchObject({ phase: 'done', from })
    return ended
  }

  it('come to the same checksum and version when the index is lost', async () => {
    const dataset = await use.dataset(fields, { primaryKey: ['k'] })
    const { slug } = dataset
    const load = async (rows: readonly (readonly [number, number])[], mode: string, more = '') => {
      const sent = await use.load(slug, csv(rows) + more, { query: `mode=${mode}` })
      expect(sent.status, sent.text).toBe(201)
      return sent.ingest
    }
    await load(rowsFrom(0, 50, 0), 'append')
    await load(rowsFrom(0, 2_000, 0), 'replace')
    const bad = await load(rowsFrom(1_500, 1_000, 10_000), 'upsert', '행,없음,1\n')
    await load(rowsFrom(2_400, 200, 20_000), 'append')
    const cells = (row: number, texts: string) => `<row r="${row}">${texts}<c><v>${row}.125</v></c></row>`
    const sheet =
      textRow(1, 'k', 'n', 'x') +
      range(50)
        .map((i) => cells(i + 2, cellsOf(`k${2_400 + i}`, `${i}`)))
        .join('')
    const workbook = await xlsxOf({ sheets: { Old: '', Data: sheet } })
    const taken = await use.load(slug, workbook, { type: xlsxType, query: 'mode=upsert&sheet=Data' })
    expect(taken.ingest, taken.text).toMatchObject({ updated: 50, quarantined: 0 })
    const remove = async (body: object) => {
      const deleted = await on.ask('POST', `${slug}/deletions`, { ...body, dryRun: false })
      expect(deleted.status, deleted.text).toBe(201)
      return deleted.body.rows
    }
    expect(await remove({ filter: { op: 'eq', field: 'k', value: 'k3' } })).toBe(1)
    expect(await remove({ keys: range(300).map((i) => ({ k: `k${i * 2}` })) })).toBe(300)
    await load(rowsFrom(0, 10, 30_000), 'upsert')
    const before = await wholeOf(dataset)
    const told = await done(slug, 'index')
    expect(await wholeOf(dataset)).toEqual(before)
    expect(told.rows).toBe(before.rows.length)

    await loseIndices(dataset)
    expect((await on.ask('POST', `${slug}/search`, {})).status).toBe(503)
    const again = await done(slug, 'originals')
    expect(again).toMatchObject({ rows: told.rows, checksum: told.checksum })
    expect(await wholeOf(dataset)).toEqual(before)
    const quarantine = await call(app.url, 'GET', `/v1/ingests/${bad.id}/quarantine`, {
      token: (await logIn(app.url, app.admin.username, app.admin.password)).accessToken,
    })
    expect(quarantine.body.items).toMatchObject([{ row: 1_001, field: 'n' }])
    // It is loaded, deleted from and rebuilt as any other.
    await load(rowsFrom(2_000, 600, 40_000), 'upsert')
    expect(await remove({ filter: { op: 'eq', field: 'k', value: 'k2500' } })).toBe(1)
    const after = await wholeOf(dataset)
    await done(slug, 'index')
    expect(await wholeOf(dataset)).toEqual(after)
    const listed = await on.ask('GET', `${slug}/rebuilds?limit=2`)
    expect(listed.body.items.map(({ from }: Rebuild) => from)).toEqual(['index', 'originals'])
    expect((await on.ask('DELETE', `${slug}/rebuilds/${again.id}`)).body.code).toBe('rebuild_finished')
    // Nothing is left of where they were loaded again.
    expect(
      await app.rows('select from row_places where dataset_id not in (select id from datasets)'),
    ).toEqual([])
  })

  it('have what was taken back, and are refused with what is missing', async () => {
    const dataset = await use.dataset(fields)
    const { slug } = dataset
    const loads = []
    for (const value of [0, 1_000, 2_000]) loads.push(await use.load(slug, csv(rowsFrom(0, 100, value))))
    const taken = loads[1]?.ingest.id
    expect((await use.ask('POST', `/v1/ingests/${taken}/revert`)).status).toBe(200)
    const before = await wholeOf(dataset)
    await loseIndices(dataset)
    expect((await done(slug, 'originals')).rows).toBe(200)
    expect(await wholeOf(dataset)).toEqual(before)
    await app.sql(`update ingests set original_kept = 'never' where id = '${loads[2]?.ingest.id}'`)
    const refused = await on.start(slug, 'originals')
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({
      code: 'originals_missing',
      detail: `The original of load ${loads[2]?.ingest.id} is not kept`,
    })
    expect(await wholeOf(dataset)).toEqual(before)
  })
})

it('goes on, or leaves all as it was, when its server is killed', async () => {
  await using records = await productionRecords()
  await using folder = await serverFolder()
  const environment = {
    ...records.environment,
    OPENSEARCH_URL: url,
    OPENSEARCH_INDEX_PREFIX: prefix,
    OPENSEARCH_REPLICAS: '0',
  }
  const begin = async () => {
    const server = startServer({ folder, environment })
    const { url: address } = await server.ready()
    const { accessToken } = await logIn(address, admin.username, admin.password)
    return { server, address, token: accessToken, on: rebuilding(address, accessToken) }
  }
  let now = await begin()
  const made = await call(now.address, 'POST', '/v1/datasets', {
    token: now.token,
    body: { name: '서울 버스', fields, primaryKey: ['k'] },
  })
  const { slug } = made.body as Dataset
  const rows = csv(rowsFrom(0, 20_000, 0))
  const sent = await call(now.address, 'POST', `/v1/datasets/${slug}/rows`, {
    token: now.token,
    body: rows,
    headers: { 'content-type': 'text/csv' },
  })
  expect(sent.status, sent.text).toBe(201)
  const checksums = new Set<string | null>()
  const ended: string[] = []
  const kills = process.env['FULL'] ? 12 : 2
  for (let kill = 0; kill < kills; kill++) {
    const from = kill % 2 === 0 ? 'index' : 'originals'
    const started = await now.on.start(slug, from)
    expect(started.status, started.text).toBe(201)
    const { id } = started.body as Rebuild
    // Somewhere in it: once it has begun to copy, or later.
    await until(async () => {
      const { phase, startedAt } = (await now.on.ask('GET', `${slug}/rebuilds/${id}`)).body as Rebuild
      return startedAt !== null && (kill % 3 === 0 || phase !== 'prepare')
    }, 60_000)
    await sleep((kill * 137) % 400)
    now.server.signal('SIGKILL')
    await now.server.exit()
    now = await begin()
    const rebuilt = await now.on.ended(slug, id)
    ended.push(rebuilt.phase)
    expect(rebuilt.problem).toBeNull()
    checksums.add(rebuilt.checksum)
    const counted = await now.on.ask('POST', `${slug}/search`, { limit: 1, total: 'exact' })
    expect(counted.body.total, counted.text).toEqual({ rows: 20_000, kind: 'exact' })
  }
  expect(ended).toEqual(ended.map(() => 'done'))
  expect(checksums.size).toBe(1)
  now.server.signal('SIGTERM')
  await now.server.exit()
})
