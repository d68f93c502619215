import { once } from 'node:events'
import { connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Export } from '@tg-cloud/contract/exports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exporting, sha256 } from '../../test/exporting.ts'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

const rowCount = 1_000_000
const ndjson = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `{"n":${from + i},"word":"행 ${(from + i) * 7919}"}\n`).join('')

let app: StartedApp
let owner: Person
let use: ReturnType<typeof loading>
let mine: ReturnType<typeof exporting>
let large: Dataset
let small: Dataset
beforeAll(async () => {
  app = await startApp({ environment: { READER_TIMEOUT_MS: '1000', EXPORTS_STREAMS: '3' } })
  owner = await person(app, 'MANAGER')
  use = loading(app, owner.accessToken)
  mine = exporting(app.url, owner.accessToken)
  const fields = [
    { name: 'n', type: 'int' as const },
    { name: 'word', type: 'keyword' as const },
  ]
  large = await use.dataset(fields)
  small = await use.dataset(fields, { name: '작은 것' })
  const type = 'application/x-ndjson'
  await use.load(large.slug, ndjson(0, rowCount), { type })
  await use.load(small.slug, ndjson(0, 3), { type })
}, 60_000)
afterAll(() => app[Symbol.asyncDispose]())

const send = (slug: string, body: object, signal?: AbortSignal, token = owner.accessToken) =>
  fetch(`${app.url}/v1/datasets/${slug}/export`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  })
const idOf = (response: Response) => response.headers.get('export-id') as string
/** Its record has to be written first. */
async function endOf(id: string, of = mine): Promise<Export> {
  await until(async () => (await of.get(id)).state !== 'running')
  return of.get(id)
}
const readersOf = async () =>
  (await app.rows<{ id: string }>(`select id from exports where state = 'running'`)).length

describe('an export that is sent at once', { timeout: 60_000 }, () => {
  it('proves its end in NDJSON, and by the export that it names', async () => {
    const response = await send(small.slug, { format: 'ndjson' })
    const bytes = Buffer.from(await response.arrayBuffer())
    const lines = ndjson(0, 3)
    const end = `${JSON.stringify({ $end: { rows: 3, sha256: sha256(Buffer.from(lines)) } })}\n`
    expect(bytes.toString()).toBe(lines + end)
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    const today = new Date().toISOString().slice(0, 10)
    expect(response.headers.get('content-disposition')).toContain(
      encodeURIComponent(`작은 것 ${today}.ndjson`),
    )
    expect(await mine.get(idOf(response))).toMatchObject({
      delivery: 'stream',
      state: 'succeeded',
      rows: 3,
      totalRows: 3,
      bytes: bytes.length,
      sha256: sha256(bytes),
      expiresAt: null,
      completeness: { kind: 'exact' },
    })
    const file = await mine.ask('GET', `/v1/exports/${idOf(response)}/file`)
    expect([file.status, file.body.code]).toEqual([404, 'export_file_not_found'])
  })

  it('proves itself by the export that it names in other formats, packed ones too', async () => {
    const csv = await send(small.slug, { format: 'csv', search: { sort: [{ field: 'n', order: 'desc' }] } })
    const bytes = Buffer.from(await csv.arrayBuffer())
    expect(bytes.toString()).toBe('n,word\r\n2,행 15838\r\n1,행 7919\r\n0,행 0\r\n')
    expect(await mine.get(idOf(csv))).toMatchObject({ rows: 3, sha256: sha256(bytes) })
    const packed = await send(small.slug, { format: 'ndjson', options: { compression: 'gzip' } })
    const zipped = Buffer.from(await packed.arrayBuffer())
    expect(gunzipSync(zipped).toString().trimEnd().split('\n')).toHaveLength(4)
    expect(packed.headers.get('content-type')).toBe('application/gzip')
    expect(await mine.get(idOf(packed))).toMatchObject({ rows: 3, sha256: sha256(zipped) })
  })

  it('of no rows is an end alone', async () => {
    const search = { filter: { op: 'eq', field: 'n', value: -1 } }
    const response = await send(small.slug, { format: 'ndjson', search })
    expect(await response.text()).toBe(
      `${JSON.stringify({ $end: { rows: 0, sha256: sha256(Buffer.alloc(0)) } })}\n`,
    )
    const csv = await send(small.slug, { format: 'csv', search, options: { header: 'none' } })
    expect(await csv.text()).toBe('')
    expect(await mine.get(idOf(csv))).toMatchObject({
      state: 'succeeded',
      rows: 0,
      sha256: sha256(Buffer.alloc(0)),
    })
  })

  it('is of one moment, whatever is loaded meanwhile', async () => {
    const response = await send(large.slug, { format: 'ndjson' })
    const reader = response.body!.getReader()
    const parts = [(await reader.read()).value!]
    await use.load(large.slug, ndjson(rowCount, rowCount + 100), { type: 'application/x-ndjson' })
    expect((await mine.get(idOf(response))).state).toBe('running')
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      parts.push(value)
    }
    const lines = Buffer.from(ndjson(0, rowCount))
    const bytes = Buffer.concat(parts)
    expect(bytes.subarray(0, lines.length).equals(lines)).toBe(true)
    expect(JSON.parse(bytes.subarray(lines.length).toString())).toEqual({
      $end: { rows: rowCount, sha256: sha256(lines) },
    })
    expect(await mine.get(idOf(response))).toMatchObject({
      rows: rowCount,
      version: 2,
      sha256: sha256(bytes),
    })
  })

  it('ends in the engine when its client leaves, and has not succeeded', async () => {
    const leaving = new AbortController()
    const response = await send(large.slug, { format: 'csv' }, leaving.signal)
    const reader = response.body!.getReader()
    await reader.read()
    const begun = performance.now()
    leaving.abort()
    await reader.read().catch(() => undefined)
    const end = await endOf(idOf(response))
    expect(performance.now() - begun).toBeLessThan(2_000)
    expect(end).toMatchObject({ state: 'failed', problem: { code: 'request_aborted' }, sha256: null })
  })

  it('breaks off when it is cancelled', async () => {
    const response = await send(large.slug, { format: 'csv' })
    const reader = response.body!.getReader()
    await reader.read()
    const begun = performance.now()
    const cancelled = await mine.ask('DELETE', `/v1/exports/${idOf(response)}`)
    expect(performance.now() - begun).toBeLessThan(2_000)
    expect(cancelled.body.state).toBe('cancelled')
    const reading = (async () => {
      while (!(await reader.read()).done);
    })()
    await expect(reading).rejects.toThrow('terminated')
  })

  it('breaks off at a fault, and says of one before the first bytes what it is', async () => {
    const odd = await use.dataset([{ name: 'word', type: 'text' }])
    const long = '가'.repeat(1_000)
    await use.load(odd.slug, `word\n${`${long}\n`.repeat(1_000)}\u{1F600}\n`)
    const late = await send(odd.slug, { format: 'csv', options: { encoding: 'cp949' } })
    expect(late.status).toBe(200)
    await expect(late.arrayBuffer()).rejects.toThrow('terminated')
    expect(await endOf(idOf(late))).toMatchObject({
      state: 'failed',
      problem: { code: 'characters_unmappable', detail: expect.stringContaining('Row 1001 ') },
    })
    const search = { sort: [{ field: '$row', order: 'desc' }] }
    const early = await send(odd.slug, { format: 'csv', search, options: { encoding: 'cp949' } })
    expect([early.status, ((await early.json()) as { code: string }).code]).toEqual([
      422,
      'characters_unmappable',
    ])
    const wrong = await send(odd.slug, { format: 'csv', search: { fields: ['none'] } })
    expect([wrong.status, ((await wrong.json()) as { issues: object[] }).issues]).toMatchObject([
      400,
      [{ path: 'body.search.fields.0', code: 'unknown_field' }],
    ])
  })

  it('cuts off who reads too slowly, and gives the place to others', async () => {
    const { port } = new URL(app.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    const body = JSON.stringify({ format: 'csv' })
    socket.write(
      `POST /v1/datasets/${large.slug}/export HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n` +
        `Authorization: Bearer ${owner.accessToken}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )
    await once(socket, 'readable')
    const head = String(socket.read(2_000))
    const id = /export-id: (\S+)/i.exec(head)?.[1] as string
    const sips = setInterval(() => void socket.read(100), 100)
    expect(await endOf(id)).toMatchObject({ state: 'failed', problem: { code: 'request_aborted' } })
    clearInterval(sips)
    socket.destroy()
  })

  it('is one of so many of a user, and of all', async () => {
    const leaving = new AbortController()
    const other = await person(app, 'ADMIN')
    const two = [
      await send(large.slug, { format: 'csv' }, leaving.signal),
      await send(large.slug, { format: 'csv' }, leaving.signal),
    ]
    expect(two.map(({ status }) => status)).toEqual([200, 200])
    const third = await send(large.slug, { format: 'csv' })
    expect([third.status, ((await third.json()) as { code: string }).code]).toEqual([429, 'export_limit'])
    const theirs = await send(large.slug, { format: 'csv' }, leaving.signal, other.accessToken)
    expect(theirs.status).toBe(200)
    const fourth = await send(large.slug, { format: 'csv' }, leaving.signal, other.accessToken)
    expect(fourth.status).toBe(429)
    expect(await readersOf()).toBe(3)
    leaving.abort()
    await until(async () => (await readersOf()) === 0)
    expect((await send(small.slug, { format: 'csv' })).status).toBe(200)
  })
})
