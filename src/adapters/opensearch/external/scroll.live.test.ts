import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logIn } from '../../../../test/call.ts'
import { exporting } from '../../../../test/exporting.ts'
import { plainServer } from '../../../../test/foreign-index.ts'
import { loading } from '../../../../test/loading.ts'
import { eachDialect } from '../../../../test/open-search.ts'
import { searchWork } from '../../../../test/search-work.ts'
import { sharedOpenSearch } from '../../../../test/shared-open-search.ts'
import { startApp, type StartedApp } from '../../../../test/start-app.ts'
import { until } from '../../../../test/until.ts'
import { makeClient } from '../client.ts'
import { makeScroll } from './scroll.ts'

const rowCount = 3_000
const more = 8_000
const shards = 2
const text = 'x'.repeat(4_000)
const mappings = {
  properties: { n: { type: 'long' }, note: { type: 'keyword', index: false, doc_values: false } },
}
const limit = 'search.max_open_scroll_context'

describe.each(eachDialect)('%s: rows of one moment of an index that others write to', (server) => {
  const index = `m${randomBytes(4).toString('hex')}`
  let [app, url, slug, token]: [StartedApp?, string?, string?, string?] = []
  let [plain, work]: [ReturnType<typeof plainServer>?, ReturnType<typeof searchWork>?] = []
  let [use, mine]: [ReturnType<typeof loading>?, ReturnType<typeof exporting>?] = []
  beforeAll(async () => {
    url = await sharedOpenSearch(server)
    plain = plainServer(url)
    work = searchWork(url)
    const settings = { number_of_shards: shards, number_of_replicas: 0 }
    await plain.ask('PUT', `/${index}`, { settings, mappings })
    await plain.fill(index, documents(0, rowCount))
    app = await startApp({
      environment: {
        OPENSEARCH_URL: url,
        OPENSEARCH_INDEX_PREFIX: `${index}own`,
        OPENSEARCH_EXTERNAL_INDICES: index,
        EXPORTS_STREAMS_PER_USER: '8',
      },
    })
    token = (await logIn(app.url, app.admin.username, app.admin.password)).accessToken
    use = loading(app, token)
    mine = exporting(app.url, token)
    const source = { kind: 'external', index }
    const made = await use.ask('POST', '/v1/datasets', { name: 'Others', source })
    expect(made.status, made.text).toBe(201)
    slug = made.body.slug
  })
  afterAll(async () => {
    await app?.[Symbol.asyncDispose]()
    await plain!.ask('PUT', '/_cluster/settings', { transient: { [limit]: null } })
    await plain!.ask('DELETE', `/${index}`)
  })

  const documents = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => ({
      _id: String(from + i),
      n: from + i,
      note: `${from + i} ${text}`,
    }))
  /** An export that is sent, of which its reader has the first bytes. */
  async function half(signal: AbortSignal | null = null) {
    const response = await fetch(`${app!.url}/v1/datasets/${slug}/export`, {
      method: 'POST',
      signal,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ format: 'ndjson', search: { sort: [{ field: 'n' }] } }),
    })
    if (response.status !== 200) throw new Error(await response.text())
    const reader = response.body!.getReader()
    const parts = [(await reader.read()).value!]
    return {
      id: response.headers.get('export-id') as string,
      async rest(): Promise<string> {
        for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value)
        return Buffer.concat(parts).toString()
      },
    }
  }
  const nothingKept = () => until(async () => (await work!.openContexts()) === 0, 2_000)
  const allow = (most: number | null) =>
    plain!.ask('PUT', '/_cluster/settings', { transient: { [limit]: most } })

  it('are sent whole, and nothing is kept of them, however a reader ends', async () => {
    const [whole, cancelled, lost] = [await half(), await half(), await half()]
    const leaving = new AbortController()
    const left = await half(leaving.signal)
    expect(await work!.openContexts()).toBe(4 * shards)
    const gone = Array.from({ length: 2_000 }, (_, n) => JSON.stringify({ delete: { _id: String(n) } }))
    await plain!.ask('POST', `/${index}/_bulk`, `${gone.join('\n')}\n`)
    await plain!.fill(index, documents(rowCount, rowCount + 500))

    const lines = (await whole.rest()).trimEnd().split('\n')
    expect(JSON.parse(lines.pop()!)).toMatchObject({ $end: { rows: rowCount } })
    expect(lines.map((line) => Number(JSON.parse(line).n))).toEqual(
      Array.from({ length: rowCount }, (_, n) => n),
    )
    await until(async () => (await work!.openContexts()) === 3 * shards)
    expect((await mine!.ask('DELETE', `/v1/exports/${cancelled.id}`)).body.state).toBe('cancelled')
    await expect(cancelled.rest()).rejects.toThrow('terminated')
    leaving.abort()
    await expect(left.rest()).rejects.toThrow(/abort/)
    await until(async () => (await work!.openContexts()) === shards)
    // As when a node is started again.
    await plain!.ask('DELETE', '/_search/scroll/_all')
    await expect(lost.rest()).rejects.toThrow('terminated')
    expect(await mine!.get(lost.id)).toMatchObject({ state: 'failed', problem: { code: 'unavailable' } })
    expect((await mine!.file({ dataset: slug, format: 'ndjson' })).made.rows).toBe(1_500)
    await nothingKept()
  })

  it('are refused before a node would refuse them, and files wait', async () => {
    // More than what lies between a paused reader and the server, and the page that is read ahead.
    await plain!.fill(index, documents(rowCount + 500, rowCount + 500 + more))
    await allow(3)
    const one = await half()
    const refused = await use!.ask('POST', `/v1/datasets/${slug}/export`, { format: 'csv' })
    expect([refused.status, refused.body.code], refused.text).toEqual([429, 'snapshot_limit'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const file = await mine!.create({ dataset: slug, format: 'ndjson' })
    await until(async () => (await mine!.get(file.id)).problem?.code === 'snapshot_limit')
    expect((await mine!.get(file.id)).state).toBe('queued')
    await one.rest()
    expect(await mine!.ended(file.id)).toMatchObject({ state: 'succeeded', attempts: 2, rows: 1_500 + more })
    await nothingKept()
  })

  it('leave nothing where a node refuses some of their shards', async () => {
    await nothingKept()
    await allow(1)
    const client = makeClient({ urls: [url!] })
    const scroll = makeScroll(
      { client, room: (_shards, _signal, begin) => begin() },
      { index, signal: new AbortController().signal },
    )
    await expect(scroll({ size: 10 }).next()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/1 of 2 shards did not answer/),
    })
    await nothingKept()
    await client.close()
  })
})
