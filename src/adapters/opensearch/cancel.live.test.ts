import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { loading } from '../../../test/loading.ts'
import { searchServers } from '../../../test/open-search.ts'
import { person } from '../../../test/people.ts'
import { removeIndices } from '../../../test/row-engine/open-search.ts'
import { sharedOpenSearch } from '../../../test/shared-open-search.ts'
import { startApp } from '../../../test/start-app.ts'
import { until } from '../../../test/until.ts'
import { makeClient } from './client.ts'

const rows = 20_000
const valuesOfList = 6
/** What the cluster does for a question that nobody waits for any more must have ended by then. */
const endsMs = 2_000

const list = (word: string, i: number, step: number) =>
  Array.from({ length: valuesOfList }, (_, k) => `${word}${(i * step + k * 13) % 997}`)
// Cheap rows, and very many groups: all pages of them take minutes.
const groupBy = ['a', 'b'].map((field) => ({ type: 'terms', field }))
const all = { groupBy, metrics: { n: { type: 'count' } }, order: [{ by: 'n', order: 'desc' }] }

/** An application over a cluster, and a data set with a question that takes minutes. */
async function aLongQuestion(url: string) {
  const prefix = `t${randomBytes(4).toString('hex')}`
  const app = await startApp({
    environment: {
      OPENSEARCH_URL: url,
      OPENSEARCH_REPLICAS: '0',
      OPENSEARCH_INDEX_PREFIX: prefix,
      CACHE_MEMORY_MIB: '0',
    },
  })
  const client = makeClient({ urls: [url] })
  const { accessToken: token } = await person(app, 'MANAGER')
  const use = loading(app, token)
  const { slug } = await use.dataset(
    groupBy.map(({ field: name }) => ({ name, type: 'keyword', multiple: true })),
  )
  const lines = Array.from({ length: rows }, (_, i) =>
    JSON.stringify({ a: list('a', i, 7), b: list('b', i, 5) }),
  )
  const { ingest } = await use.load(slug, lines.join('\n'), { type: 'application/x-ndjson' })
  expect(ingest).toMatchObject({ state: 'done', accepted: rows })
  return {
    slug,
    use,
    /** Sends the question under an id of the caller's. */
    send: (requestId: string, signal: AbortSignal | null, more: object = {}) =>
      fetch(`${app.url}/v1/datasets/${slug}/aggregate`, {
        method: 'POST',
        signal,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'x-request-id': requestId,
        },
        body: JSON.stringify({ aggregates: { one: all }, ...more }),
      }),
    /** Whether the cluster works on something under this id. */
    async works(id: string): Promise<boolean> {
      const query = { actions: '*search*', detailed: true }
      const { body } = await client.call({ method: 'GET', path: '/_tasks', query })
      return JSON.stringify(body).includes(id)
    },
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]()
      await removeIndices(url, prefix)
      await client.close()
    },
  }
}

describe.each(searchServers)('%s', (server) => {
  it('ends the work for a question that nobody waits for', async ({ annotate }) => {
    await using question = await aLongQuestion(await sharedOpenSearch(server))
    const { slug, use, send, works } = question
    const tookMs: Record<string, number> = {}
    async function expectEnd(how: string, id: string, begun = performance.now()): Promise<void> {
      await until(async () => !(await works(id)))
      tookMs[how] = performance.now() - begun
      // No later page of it follows.
      await sleep(100)
      expect(await works(id)).toBe(false)
    }

    const [closed, late] = [randomUUID(), randomUUID()]
    const left = new AbortController()
    const leaving = send(closed, left.signal)
    leaving.catch(() => undefined)
    await until(() => works(closed))
    left.abort()
    await expectEnd('request closed', closed)

    // However quick the machine: it takes far longer than this.
    expect((await send(late, null, { timeoutMs: 100 })).status).toBe(504)
    await expectEnd('deadline', late)

    const { status, body } = await use.ask('POST', '/v1/exports', {
      dataset: slug,
      aggregate: { groupBy },
      format: 'ndjson',
    })
    expect(status).toBe(201)
    await until(() => works(body.id))
    const begun = performance.now()
    expect((await use.ask('DELETE', `/v1/exports/${body.id}`)).status).toBe(200)
    await expectEnd('export cancelled', body.id, begun)

    for (const [how, ms] of Object.entries(tookMs)) {
      await annotate(`${how}: ${ms.toFixed(0)} ms`)
      expect(ms, how).toBeLessThan(endsMs)
    }
  })
})
