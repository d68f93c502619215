import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type StartedApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'
import {
  ApiProblem,
  BrokenDownload,
  type Client,
  createClient,
  type DownloadProgress,
  NetworkFailure,
} from './index.ts'

const rows = 20_000
const lines = Array.from({ length: rows }, (_, n) => `${n},행 ${n * 7919}\r\n`)
const csv = `n,word\r\n${lines.join('')}`

let app: StartedApp
let client: Client
let slug: string
beforeAll(async () => {
  app = await startApp()
  client = app.client
  const fields = [
    { name: 'n', type: 'int' as const },
    { name: 'word', type: 'keyword' as const },
  ]
  ;({ slug } = await client.datasets.create({ body: { name: '내려받기', fields } }))
  await client.ingests.load({ path: { slug }, contentType: 'text/csv', body: csv })
})
afterAll(() => app[Symbol.asyncDispose]())

type Bend = (response: Response, nth: number) => Response | Promise<Response>
/** A client whose downloads are bent on the way. */
async function bent(bend: Bend): Promise<Client> {
  let nth = 0
  const own = createClient({
    baseUrl: app.url,
    async fetch(request) {
      const response = await fetch(request)
      return /\/(export|file)$/.test(request.url) ? bend(response, ++nth) : response
    },
  })
  await own.auth.login({ body: app.admin })
  return own
}
const withBody = (body: BodyInit | ReadableStream, { status, headers }: Response) =>
  new Response(body, { status, headers })
/** The first bytes, then a connection that breaks off. */
async function brokenAfter(response: Response, most: number): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer()).slice(0, most)
  const body = new ReadableStream(
    {
      start: (stream) => stream.enqueue(bytes),
      pull: (stream) => stream.error(new TypeError('terminated')),
    },
    { highWaterMark: 0 },
  )
  return withBody(body, response)
}
async function exported(): Promise<string> {
  const { id } = await client.exports.create({ body: { dataset: slug, format: 'csv' } })
  await until(async () => (await client.exports.get({ path: { id } })).state === 'succeeded')
  return id
}
const input = () => ({ path: { slug }, body: { format: 'csv' as const } })

describe('rows that are sent at once', () => {
  it('are read as they come, and are all there', async () => {
    const told: DownloadProgress[] = []
    const download = await client.exports.download(input(), { onProgress: (progress) => told.push(progress) })
    let text = ''
    const decoder = new TextDecoder()
    for await (const part of download.body) text += decoder.decode(part, { stream: true })
    expect(text).toBe(csv)
    expect(told.at(-1)).toEqual({ bytes: Buffer.byteLength(csv) })
    expect(download.fileName).toBe(`내려받기 ${new Date().toISOString().slice(0, 10)}.csv`)
    expect(download.mediaType).toBe('text/csv')
    const { rows: counted, delivery } = await client.exports.get({ path: { id: download.exportId } })
    expect([counted, delivery]).toEqual([rows, 'stream'])
  })

  it('are one Blob', async () => {
    const download = await client.exports.download({ path: { slug }, body: { format: 'ndjson' } })
    const text = await (await download.blob()).text()
    expect(text.split('\n')).toHaveLength(rows + 2)
    expect(JSON.parse(text.split('\n').at(-2)!)).toMatchObject({ $end: { rows } })
  })

  it('that end too early, though cleanly, are no download', async () => {
    const own = await bent(async (response) => withBody((await response.text()).slice(0, -5), response))
    const download = await own.exports.download(input())
    await expect(download.blob()).rejects.toThrow(BrokenDownload)
  })

  it('that came otherwise than they were sent are no download', async () => {
    const own = await bent(async (response) =>
      withBody((await response.text()).replace('행 7919', '행 7918'), response),
    )
    const download = await own.exports.download(input())
    await expect(download.blob()).rejects.toMatchObject({
      name: 'BrokenDownload',
      exportId: download.exportId,
    })
  })

  it('that break off fail, and are not sent again', async () => {
    let asked = 0
    const own = await bent((response, nth) => {
      asked = nth
      return brokenAfter(response, 1_000)
    })
    const download = await own.exports.download(input())
    await expect(download.blob()).rejects.toThrow(NetworkFailure)
    expect(asked).toBe(1)
  })

  it('are refused as any call is, before a byte of them', async () => {
    const wrong = client.exports.download({
      path: { slug },
      body: { format: 'csv', search: { fields: ['none'] } },
    })
    await expect(wrong).rejects.toThrow(ApiProblem)
  })

  it('end in the server when nobody reads on', async () => {
    const leaving = new AbortController()
    const download = await client.exports.download(input(), { signal: leaving.signal })
    const reader = download.body.getReader()
    await reader.read()
    leaving.abort(new Error('enough'))
    await expect(
      (async () => {
        while (!(await reader.read()).done);
      })(),
    ).rejects.toThrow('enough')
  })
})

describe('the file of an export', () => {
  it('is downloaded and proven', async () => {
    const id = await exported()
    const told: DownloadProgress[] = []
    const download = await client.exports.download(
      { path: { id } },
      { onProgress: (progress) => told.push(progress) },
    )
    expect(await (await download.blob()).text()).toBe(csv)
    const totalBytes = Buffer.byteLength(csv)
    expect(told.at(-1)).toEqual({ bytes: totalBytes, totalBytes })
    expect(download.exportId).toBe(id)
  })

  it('goes on where the connection broke off, again and again', async () => {
    const ranges: (string | null)[] = []
    const own = await bent(async (response, nth) => {
      ranges.push(response.headers.get('content-range'))
      return nth <= 4 ? brokenAfter(response, 50_000) : response
    })
    const download = await own.exports.download({ path: { id: await exported() } })
    const bytes = new Uint8Array(await (await download.blob()).arrayBuffer())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      createHash('sha256').update(csv).digest('hex'),
    )
    expect(ranges.map((range) => /\d+/.exec(range ?? '')?.[0])).toEqual([
      undefined,
      '50000',
      '100000',
      '150000',
      '200000',
    ])
  })

  it('of which a part came otherwise is no download', async () => {
    const own = await bent(async (response) =>
      withBody((await response.text()).replace('행 7919', '행 7918'), response),
    )
    const download = await own.exports.download({ path: { id: await exported() } })
    await expect(download.blob()).rejects.toThrow(BrokenDownload)
  })

  it('that is not there is a problem', async () => {
    const id = await exported()
    await client.exports.cancel({ path: { id } })
    await expect(client.exports.download({ path: { id } })).rejects.toMatchObject({
      code: 'export_file_not_found',
    })
  })
})
