import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { exporting, sha256 } from '../../test/exporting.ts'
import { startHttpGate } from '../../test/http-gate.ts'
import { startOpenSearch } from '../../test/open-search.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { searchWork } from '../../test/search-work.ts'
import { until } from '../../test/until.ts'
import { wideRowCount, wideRows } from '../../test/wide-rows.ts'

vi.setConfig({ testTimeout: processTimeoutMs })

const fields: Field[] = [
  { name: 'n', type: 'int' },
  { name: 'raw', type: 'json' },
]

const open = new AsyncDisposableStack()
let node: Awaited<ReturnType<typeof startOpenSearch>>
let gate: Awaited<ReturnType<typeof startHttpGate>>
let begin: () => Promise<Awaited<ReturnType<typeof running>>>
let now: Awaited<ReturnType<typeof running>>
let slug: string
beforeAll(async () => {
  node = open.use(await startOpenSearch('3.9.0'))
  gate = open.use(await startHttpGate(node.url))
  const records = open.use(await productionRecords())
  const folder = open.use(await serverFolder())
  const environment = { ...records.environment, OPENSEARCH_URL: gate.url, OPENSEARCH_REPLICAS: '0' }
  begin = () => running(startServer({ folder, environment }))
  now = await begin()
  const { url, token } = now
  const made = await call(url, 'POST', '/v1/datasets', { token, body: { name: '큰 것', fields } })
  slug = made.body.slug
  const headers = { 'content-type': 'application/x-ndjson' }
  const sent = await call(url, 'POST', `/v1/datasets/${slug}/rows`, { token, body: wideRows, headers })
  expect(sent.body, sent.text).toMatchObject({ accepted: wideRowCount })
}, processTimeoutMs)
afterAll(() => open.disposeAsync())

/** A server that has started, as its administrator uses it. */
async function running(server: ReturnType<typeof startServer>) {
  const { url } = await server.ready()
  const { accessToken: token } = await logIn(url, admin.username, admin.password)
  return { server, url, token, mine: exporting(url, token) }
}

/** A file of an export of which some rows were read, and no more will be unless it begins anew. */
async function halfAFile() {
  let searches = 0
  gate.does(({ path }) => (path.endsWith('/_search') && ++searches > 1 ? 'hold' : 'pass'))
  const { id } = await now.mine.create({ dataset: slug, format: 'ndjson' })
  await until(() => searches > 1)
  gate.does(() => 'pass')
  return id
}
/** An export that is sent, of which its reader has the first bytes. */
async function halfAStream() {
  const response = await fetch(`${now.url}/v1/datasets/${slug}/export`, {
    method: 'POST',
    headers: { authorization: `Bearer ${now.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ format: 'ndjson' }),
  })
  expect(response.status).toBe(200)
  const reader = response.body!.getReader()
  await reader.read()
  return {
    id: response.headers.get('export-id') as string,
    async rest() {
      while (!(await reader.read()).done);
    },
  }
}
async function expectWhole(id: string, attempts: number): Promise<void> {
  await until(async () => (await now.mine.get(id)).state === 'succeeded', 60_000)
  expect(await now.mine.get(id)).toMatchObject({
    attempts,
    rows: wideRowCount,
    sha256: sha256(wideRows),
    problem: null,
  })
  expect((await now.mine.download(id)).bytes.equals(wideRows)).toBe(true)
}

it('an export begins anew by itself when its server was killed, and one that was sent has failed', async () => {
  const [file, stream] = [await halfAFile(), await halfAStream()]
  now.server.signalGroup('SIGKILL')
  await now.server.exit()
  await expect(stream.rest()).rejects.toThrow('terminated')
  now = await begin()
  await expectWhole(file, 2)
  expect(await now.mine.get(stream.id)).toMatchObject({ state: 'failed', sha256: null })
  expect(await searchWork(node.url).openContexts()).toBe(0)
})

it('a silent cluster breaks off what is sent, and a file begins anew when it is back', async () => {
  const [file, stream] = [await halfAFile(), await halfAStream()]
  node.signal('SIGSTOP')
  await expect(stream.rest()).rejects.toThrow('terminated')
  expect(await now.mine.get(stream.id)).toMatchObject({ state: 'failed', problem: { code: 'unavailable' } })
  await until(async () => (await now.mine.get(file)).state === 'queued')
  expect(await now.mine.get(file)).toMatchObject({ problem: { code: 'unavailable' } })
  node.signal('SIGCONT')
  await expectWhole(file, 2)
  expect(await searchWork(node.url).openContexts()).toBe(0)
})

it('a cluster that is killed breaks off what is sent', async () => {
  const stream = await halfAStream()
  await node.kill()
  await expect(stream.rest()).rejects.toThrow('terminated')
  expect(await now.mine.get(stream.id)).toMatchObject({ state: 'failed', problem: { code: 'unavailable' } })
})
