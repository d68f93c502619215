import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, logIn } from '../../../../test/call.ts'
import { exporting } from '../../../../test/exporting.ts'
import { plainServer } from '../../../../test/foreign-index.ts'
import { eachDialect } from '../../../../test/open-search.ts'
import { sharedOpenSearch } from '../../../../test/shared-open-search.ts'
import { startApp, type StartedApp } from '../../../../test/start-app.ts'

const rows = 200
const documents = Array.from({ length: rows }, (_, n) => ({ _id: String(n), n, word: `w${n % 7}` }))
const mappings = { properties: { n: { type: 'integer' }, word: { type: 'keyword' } } }
type Answer = Awaited<ReturnType<typeof call>>['body']
const aggregates = {
  one: { groupBy: [{ type: 'terms', field: 'word' }], metrics: { n: { type: 'count' } } },
}

describe.each(eachDialect)('%s: an index of others with a shard that no node holds', (server) => {
  const prefix = `r${randomBytes(4).toString('hex')}`
  const [torn, sound] = [`${prefix}-logs-torn`, `${prefix}-logs-sound`]
  let [url, app, token]: [string?, StartedApp?, string?] = []
  const plain = (...asked: Parameters<ReturnType<typeof plainServer>['ask']>) =>
    plainServer(url!).ask(...asked)
  const make = (index: string, settings: object, wait = 1) => {
    const shards = { number_of_shards: 2, number_of_replicas: 0, ...settings }
    return plain('PUT', `/${index}?wait_for_active_shards=${wait}`, { settings: shards, mappings })
  }
  const shardsOfNode = 'index.routing.allocation.total_shards_per_node'

  beforeAll(async () => {
    url = await sharedOpenSearch(server)
    for (const index of [torn, sound]) {
      await make(index, {})
      await plainServer(url).fill(index, documents)
    }
    app = await startApp({
      environment: {
        OPENSEARCH_URL: url,
        OPENSEARCH_REPLICAS: '0',
        OPENSEARCH_INDEX_PREFIX: `${prefix}own`,
        OPENSEARCH_EXTERNAL_INDICES: `${prefix}-logs-*`,
      },
    })
    token = (await logIn(app.url, app.admin.username, app.admin.password)).accessToken
  })
  afterAll(async () => {
    await app?.[Symbol.asyncDispose]()
    for (const index of url ? [torn, sound] : []) await plain('DELETE', `/${index}`)
  })

  // What was remembered may be told for ten seconds, as is said of it.
  const anew = { 'cache-control': 'no-cache' }
  const ask = (method: string, path: string, body?: object) =>
    call(app!.url, method, path, { token, body, headers: anew })
  const register = async (name: string, index: string): Promise<string> => {
    const made = await ask('POST', '/v1/datasets', { name, source: { kind: 'external', index } })
    expect(made.status, made.text).toBe(201)
    return made.body.slug
  }

  /** Every way to ask for all rows: how many there are, or what is said instead. */
  async function answersOf(slug: string): Promise<Record<string, unknown>> {
    const at = `/v1/datasets/${slug}`
    const told = async (
      answering: ReturnType<typeof ask>,
      rowsOf: (body: Answer, text: string) => unknown,
    ) => {
      const { status, body, text } = await answering
      return status === 200 ? rowsOf(body, text) : [status, body.code, body.detail]
    }
    const sum = (groups: { metrics?: { n: number }; rows?: number }[]) =>
      groups.reduce((all, one) => all + (one.metrics?.n ?? one.rows ?? 0), 0)
    return {
      page: await told(ask('POST', `${at}/search`, { limit: 1_000 }), (body) => body.rows.length),
      total: await told(ask('POST', `${at}/search`, { limit: 1, total: 'exact' }), (body) => body.total.rows),
      groups: await told(ask('POST', `${at}/aggregate`, { aggregates }), (body) =>
        sum(body.aggregates.one.groups),
      ),
      estimate: await told(ask('POST', `${at}/estimate`, { search: {} }), (body) => body.rows),
      values: await told(ask('GET', `${at}/fields/word/values`), (body) => sum(body.values)),
      profile: await told(ask('GET', `${at}/profile`), (body) => body.rows),
      stream: await told(
        ask('POST', `${at}/export`, { format: 'csv' }),
        (_, text) => text.trim().split('\n').length - 1,
      ),
    }
  }

  it('is told of as such and never counted as whole, until it is', async () => {
    const [single, logs] = [await register('Torn', torn), await register('Logs', `${prefix}-logs-*`)]
    await plain('DELETE', `/${torn}`)
    // The second shard finds no node.
    await make(torn, { [shardsOfNode]: 1 }, 0)
    await plain('GET', `/_cluster/health/${torn}?wait_for_no_initializing_shards=true&timeout=30s`)
    const lines = documents.map(({ _id, ...row }) => `{"index":{"_id":"${_id}"}}\n${JSON.stringify(row)}\n`)
    const filled = await fetch(`${url}/${torn}/_bulk?timeout=100ms&refresh=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.join(''),
    })
    const { items } = (await filled.json()) as { items: { index: { status: number } }[] }
    const held = items.filter(({ index }) => index.status === 201).length
    expect([held > 0, held < rows]).toEqual([true, true])

    const lost = (index: string, shards: number) => [
      503,
      'unavailable',
      `OpenSearch: ${index} has shards that no node holds now (red); 1 of ${shards} shards did not answer`,
    ]
    // A file waits for what it lacks.
    const mine = exporting(app!.url, token!)
    const file = await mine.create({ dataset: logs })
    const [one, of] = [`The index ${torn}`, `An index of ${prefix}-logs-*`]
    const found = await answersOf(single)
    const each = (answer: unknown) => Object.fromEntries(Object.keys(found).map((way) => [way, answer]))
    expect(found).toEqual(each(lost(one, 2)))
    // Only Elasticsearch says which of several it is.
    expect(await answersOf(logs)).toEqual(each(lost(server.startsWith('elastic') ? one : of, 4)))
    const late = await ask('POST', '/v1/datasets', {
      name: 'Late',
      source: { kind: 'external', index: torn },
    })
    expect([late.status, late.body.code, late.body.detail]).toEqual(lost(one, 2))
    expect(['queued', 'running']).toContain((await mine.get(file.id)).state)

    await plain('PUT', `/${torn}/_settings`, { [shardsOfNode]: 2 })
    await plain('GET', `/_cluster/health/${torn}?wait_for_status=green&timeout=60s`)
    await plainServer(url!).fill(torn, documents)
    expect(await answersOf(single)).toEqual(each(rows))
    expect(await answersOf(logs)).toEqual(each(2 * rows))
  })
})
