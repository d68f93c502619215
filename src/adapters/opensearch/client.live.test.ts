import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SearchServer, searchServers, startOpenSearch } from '../../../test/open-search.ts'
import { sharedOpenSearch } from '../../../test/shared-open-search.ts'
import { until } from '../../../test/until.ts'
import { type Client, makeClient } from './client.ts'

type Hits = { hits: { total: { value: number }; hits: { _source: { n: bigint } }[] } }
const unavailable = (message: string) => expect.objectContaining({ code: 'unavailable', message })

// Where nothing takes its time on demand.
const withoutScripts = new Set<SearchServer>(['elasticsearch-8.11.0'])

describe.each(searchServers)('%s', (version) => {
  const prefix = `oss-${randomUUID().slice(0, 8)}`
  let client: Client
  beforeAll(async () => {
    client = makeClient({ urls: [await sharedOpenSearch(version)] })
  })
  afterAll(async () => {
    for (const path of made) await client.call({ method: 'DELETE', path })
    await client.close()
  })
  const made: string[] = []
  async function index(name: string, settings: object = {}) {
    const path = `/${prefix}-${name}`
    made.push(path)
    await client.call({
      method: 'PUT',
      path,
      query: { wait_for_active_shards: 0 },
      body: {
        settings: { number_of_replicas: 0, ...settings },
        mappings: { dynamic: 'strict', properties: { n: { type: 'long' } } },
      },
    })
    return path
  }

  it('says what it is', async () => {
    expect(await client.dialect()).toBe(version.startsWith('elastic') ? 'elasticsearch' : 'opensearch')
  })

  it('keeps whole numbers of 64 bits', async () => {
    const path = await index('numbers')
    const numbers = [2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n]
    const lines = numbers.map((n, i) => `{"index":{"_id":"${i}"}}\n{"n":${n}}\n`).join('')
    await client.call({
      method: 'POST',
      path: `${path}/_bulk`,
      query: { refresh: true },
      body: lines,
      lines: true,
    })
    for (const n of numbers) {
      const { body } = await client.call<Hits>({
        method: 'POST',
        path: `${path}/_search`,
        whole: true,
        body: { query: { term: { n } }, track_total_hits: true },
      })
      expect(body.hits.hits.map(({ _source }) => _source)).toEqual([{ n }])
    }
  })

  it('names a missing index', async () => {
    await expect(client.call({ method: 'POST', path: `/${prefix}-none/_search` })).rejects.toEqual(
      unavailable(`OpenSearch: The index ${prefix}-none is missing`),
    )
  })

  it('names a disk that is almost full and a block, to a single write and in the items of a bulk', async () => {
    const path = await index('blocked')
    const block = (settings: object) =>
      client.call({ method: 'PUT', path: `${path}/_settings`, body: settings })
    const write = { method: 'PUT', path: `${path}/_doc/1`, body: { n: 1 } } as const
    await block({ 'index.blocks.read_only_allow_delete': true })
    await expect(client.call(write)).rejects.toEqual(
      unavailable(`OpenSearch: The index ${prefix}-blocked is read-only, since the disk is almost full`),
    )
    await block({ 'index.blocks.read_only_allow_delete': null })
    await block({ 'index.blocks.write': true })
    await expect(client.call(write)).rejects.toEqual(
      unavailable(`OpenSearch: The index ${prefix}-blocked is blocked (FORBIDDEN/8/index write (api))`),
    )
    await block({ 'index.blocks.write': null })
    expect((await client.call(write)).status).toBe(201)
  })

  it('names shards that no node holds, all of them or some', async () => {
    const red = await index('red', { 'index.routing.allocation.require._name': 'nobody' })
    const half = await index('half', {
      number_of_shards: 2,
      'index.routing.allocation.total_shards_per_node': 1,
    })
    await until(async () => {
      const { body } = await client.call<{ active_shards: number }>({
        method: 'GET',
        path: `/_cluster/health${half}`,
      })
      return body.active_shards === 1
    })
    for (const kind of ['_search', '_count']) {
      const message = (name: string) =>
        expect.stringContaining(`The index ${prefix}-${name} has shards that no node holds`)
      await expect(
        client.call({ method: 'POST', path: `${red}/${kind}`, whole: true }),
      ).rejects.toMatchObject({
        code: 'unavailable',
        message: message('red'),
      })
      await expect(
        client.call({ method: 'POST', path: `${half}/${kind}`, whole: true }),
      ).rejects.toMatchObject({
        code: 'unavailable',
        message: message('half'),
      })
    }
    const searches = [{ index: half.slice(1) }, {}].map((line) => `${JSON.stringify(line)}\n`).join('')
    await expect(
      client.call({ method: 'POST', path: '/_msearch', body: searches, lines: true, whole: true }),
    ).rejects.toMatchObject({ code: 'unavailable' })
  })

  if (withoutScripts.has(version)) return
  it('ends work there when it is not waited for any more', async () => {
    const path = await index('slow')
    const lines = Array.from({ length: 50_000 }, (_, n) => `{"index":{}}\n{"n":${n}}\n`).join('')
    await client.call({
      method: 'POST',
      path: `${path}/_bulk`,
      query: { refresh: true },
      body: lines,
      lines: true,
      deadlineMs: 60_000,
    })
    const source = 'double x = 0; for (int i = 0; i < 1500; i++) { x += Math.sin(i) } return x > -1e9'
    const opaqueId = randomUUID()
    const running = async () => {
      const { body } = await client.call({
        method: 'GET',
        path: '/_tasks',
        query: { actions: '*search*', detailed: true },
      })
      return JSON.stringify(body).includes(opaqueId)
    }
    const left = new AbortController()
    const slow = client.call({
      method: 'POST',
      path: `${path}/_search`,
      body: { query: { script: { script: { source } } } },
      opaqueId,
      deadlineMs: 60_000,
      signal: left.signal,
    })
    slow.catch(() => undefined)
    await until(running)
    await sleep(100)
    left.abort(new Error('The client went away'))
    const leftAt = performance.now()
    await expect(slow).rejects.toThrow('The client went away')
    await until(async () => !(await running()))
    expect(performance.now() - leftAt).toBeLessThan(2_000)
  })
})

it('a real node that is stopped in its tracks, or killed, is done without and found again', async () => {
  await using node = await startOpenSearch('3.9.0')
  const lines: string[] = []
  const client = makeClient({ urls: [node.url] }, (line) => lines.push(line))
  const ask = () =>
    client.call({ method: 'GET', path: '/_cluster/health' }).then(
      () => 'answer',
      (error: { code?: string }) => error.code,
    )
  const timed = async () => {
    const begun = performance.now()
    return { outcome: await ask(), ms: performance.now() - begun }
  }
  expect(await ask()).toBe('answer')

  node.signal('SIGSTOP')
  const first = await timed()
  expect(first.outcome).toBe('unavailable')
  expect(first.ms).toBeLessThan(10_000)
  expect(await timed()).toMatchObject({
    outcome: 'unavailable',
    ms: expect.toSatisfy((ms: number) => ms < 1_000),
  })
  node.signal('SIGCONT')
  const back = performance.now()
  await until(async () => (await ask()) === 'answer')
  expect(performance.now() - back).toBeLessThan(5_000)

  await node.kill()
  for (let i = 0; i < 5; i++)
    expect(await timed()).toMatchObject({
      outcome: 'unavailable',
      ms: expect.toSatisfy((ms: number) => ms < 1_000),
    })
  await node.startAgain()
  const again = performance.now()
  await until(async () => (await ask()) === 'answer')
  expect(performance.now() - again).toBeLessThan(5_000)
  expect(lines.map((line) => line.replace(/.*:\d+ /, ''))).toEqual([
    expect.stringContaining('does not answer'),
    'answers again',
    expect.stringContaining('does not answer'),
    'answers again',
  ])
  await client.close()
})
