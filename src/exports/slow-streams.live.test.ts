import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { exporting, sha256 } from '../../test/exporting.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { removeIndices } from '../../test/row-engine/open-search.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { searchWork } from '../../test/search-work.ts'
import { sharedOpenSearch } from '../../test/shared-open-search.ts'
import { startProxy } from '../../test/tcp-proxy.ts'
import { wideRowCount, wideRows } from '../../test/wide-rows.ts'

const isFull = process.env['FULL'] === '1'
const readers = isFull ? 200 : 20
/** Twice the default of EXPORTS_STREAMS; of the others it is too many. Known: 64 of them fill the readers of DuckDB. */
const streams = 16
const windowMs = isFull ? 10_000 : 2_000
/** A page of rows of some KiB each in the forms it goes through, and what waits to be collected. */
const mostKib = 64 * 1_024
const prefix = 'slowstreams'

const open = new AsyncDisposableStack()
afterAll(() => open.disposeAsync())

/** A reader of an export who takes one KiB a second once it has begun to come; `status` of the answer. */
async function slowReader(port: number, path: string, token: string) {
  const socket: Socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const asked = JSON.stringify({ format: 'ndjson' })
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer ${token}\r\n` +
      `Content-Length: ${asked.length}\r\n\r\n${asked}`,
  )
  await once(socket, 'readable')
  const status = Number(String(socket.read(12)).slice(9))
  const sips = setInterval(() => void socket.read(1_024), 1_000)
  socket.once('close', () => clearInterval(sips))
  /** What has come last, once it was cut off: that shows when all has been read that came before. */
  async function rest(): Promise<string> {
    clearInterval(sips)
    let last = ''
    socket.on('data', (part) => (last = (last + String(part)).slice(-100)))
    if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve))
    return last
  }
  return { status, rest }
}

const ofProcess = (pid: number, name: string) =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

/** Where rows live, and how many connections a server has to there. */
const engines = {
  DuckDB: async () => ({ environment: {}, connections: () => 0, openContexts: async () => 0 }),
  OpenSearch: async () => {
    const url = await sharedOpenSearch('3.9.0')
    open.defer(() => removeIndices(url, prefix))
    const proxy = open.use(await startProxy(Number(new URL(url).port)))
    const environment = {
      OPENSEARCH_URL: `http://127.0.0.1:${proxy.port}`,
      OPENSEARCH_REPLICAS: '0',
      OPENSEARCH_INDEX_PREFIX: prefix,
    }
    return { environment, connections: proxy.connections, openContexts: searchWork(url).openContexts }
  },
}

it.for(Object.entries(engines))(
  `${readers} slow readers of exports that are sent from %s hurt nobody, and are cut off`,
  { timeout: 3 * processTimeoutMs },
  async ([, engine], { annotate }) => {
    const rows = await engine()
    await using folder = await serverFolder()
    await using records = await productionRecords()
    await using server = startServer({
      folder,
      environment: {
        ...records.environment,
        ...rows.environment,
        READER_TIMEOUT_MS: String(windowMs),
        EXPORTS_STREAMS: String(streams),
        EXPORTS_STREAMS_PER_USER: String(streams),
      },
    })
    const { url, port } = await server.ready()
    const { accessToken: token } = await logIn(url, admin.username, admin.password)
    const ask = (method: string, path: string, more?: unknown, headers = {}) =>
      call(url, method, path, { token, body: more, headers })
    const fields = [
      { name: 'n', type: 'int' },
      { name: 'raw', type: 'json' },
    ]
    const { slug } = (await ask('POST', '/v1/datasets', { name: '큰 것', fields })).body
    const sent = await ask('POST', `/v1/datasets/${slug}/rows`, wideRows, {
      'content-type': 'application/x-ndjson',
    })
    expect(sent.body, sent.text).toMatchObject({ accepted: wideRowCount })
    const search = (n: number) =>
      ask('POST', `/v1/datasets/${slug}/search`, {
        filter: { op: 'eq', field: 'n', value: n },
        fields: ['n'],
      })
    const mine = exporting(url, token)
    // What questions and one reader take stays.
    for (let n = 0; n < 20; n++) await search(n)
    await mine.file({ dataset: slug, format: 'ndjson' })
    const before = { kib: ofProcess(server.pid, 'VmRSS'), threads: ofProcess(server.pid, 'Threads') }

    const path = `/v1/datasets/${slug}/export`
    const slow = await Promise.all(Array.from({ length: readers }, () => slowReader(port, path, token)))
    const told = Object.groupBy(slow, ({ status }) => status)
    const counts = Object.entries(told).map(([status, those]) => [Number(status), those?.length])
    expect(counts).toEqual([
      [200, streams],
      [429, readers - streams],
    ])
    const reading = slow.filter(({ status }) => status === 200)
    const most = { kib: 0, threads: 0, connections: 0 }
    const times: number[] = []
    const begun = performance.now()
    const running = async () => (await ask('GET', '/v1/exports?state=running')).body.items.length as number
    for (let n = 0; (await running()) > 0; n++) {
      const asked = performance.now()
      const { status, body: found, text } = await search(n % wideRowCount)
      expect([status, found.rows], text).toEqual([200, [{ n: n % wideRowCount }]])
      times.push(performance.now() - asked)
      most.kib = Math.max(most.kib, ofProcess(server.pid, 'VmRSS'))
      most.threads = Math.max(most.threads, ofProcess(server.pid, 'Threads'))
      most.connections = Math.max(most.connections, rows.connections())
      expect(performance.now() - begun).toBeLessThan(5 * windowMs)
    }
    await annotate(
      `${Math.round((most.kib - before.kib) / streams)} KiB and ${most.connections / streams} connections a stream`,
    )
    expect((most.kib - before.kib) / streams).toBeLessThan(mostKib)
    expect(most.threads).toBeLessThanOrEqual(before.threads + 4)
    // One that waits for its reader needs none.
    expect(most.connections).toBeLessThanOrEqual(streams + 8)
    for (const last of await Promise.all(reading.map(({ rest }) => rest())))
      expect(last).not.toContain('$end')
    times.sort((a, b) => a - b)
    expect(times[Math.floor(times.length * 0.9)]).toBeLessThan(500)

    // They have failed, their places are free, and whoever reads at a usual pace has all of it.
    const { bytes } = await mine
      .file({ dataset: slug, format: 'ndjson' })
      .then(({ made }) => mine.download(made.id))
    expect(sha256(bytes)).toBe(sha256(wideRows))
    const listed = await ask('GET', `/v1/exports?limit=${streams}&state=failed`)
    expect(listed.body.items.length).toBe(streams)
    expect(
      new Set(listed.body.items.map(({ problem }: { problem: { code: string } }) => problem.code)),
    ).toEqual(new Set(['request_aborted']))
    expect(await rows.openContexts()).toBe(0)
    expect(server.output()).not.toMatch(/"level":"(error|fatal)"/)
  },
)
