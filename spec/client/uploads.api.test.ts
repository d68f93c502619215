import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type StartedApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'
import type { Client, Progress } from './index.ts'

let app: StartedApp
let client: Client
beforeAll(async () => {
  app = await startApp()
  client = app.client
})
afterAll(() => app[Symbol.asyncDispose]())

const bytesOf = (text: string) => new TextEncoder().encode(text)
async function newPath() {
  const fields = [
    { name: 'stop', type: 'keyword' as const },
    { name: 'boarded', type: 'int' as const },
  ]
  const { slug } = await client.datasets.create({ body: { name: '서울 버스', fields } })
  return { slug }
}
const contentType = 'text/csv'
const header = 'stop,boarded\n'

it('a file, and a compressed stream, are loaded', async () => {
  const path = await newPath()
  const file = new Blob([header, '시청,12\n종로,7\n'])
  const first = await client.ingests.load({ path, contentType, body: file })
  expect(first).toMatchObject({ state: 'done', mediaType: 'text/csv', received: 2, accepted: 2, version: 2 })
  async function* zipped() {
    const bytes = gzipSync(`${header}시청,12\n종로,many\n`)
    yield bytes.subarray(0, 5)
    yield bytes.subarray(5)
  }
  const second = await client.ingests.load({
    path,
    contentType,
    contentEncoding: 'gzip',
    body: zipped(),
  })
  expect(second).toMatchObject({ state: 'done', received: 2, accepted: 1, quarantined: 1, version: 3 })
  expect(second.errors).toMatchObject([{ field: 'boarded', code: 'not_a_number' }])
})

it('progress is told while the rows load', async () => {
  const path = await newPath()
  const told: Progress[] = []
  async function* waiting() {
    yield bytesOf(`${header}시청,12\n`)
    await until(() => told.length > 0)
    yield bytesOf('종로,7\n')
  }
  const input = { path, contentType, body: waiting() } as const
  const receipt = await client.ingests.load(input, { onProgress: (progress) => told.push(progress) })
  expect(told[0]).toMatchObject({ state: 'loading', bytes: 23, quarantined: 0 })
  expect(receipt).toMatchObject({ state: 'done', bytes: 32, accepted: 2 })
})

it('a load that was aborted goes on under its key', async () => {
  const path = await newPath()
  const text = `${header}시청,12\n종로,7\n`
  const headers = { 'Idempotency-Key': 'aborted' }
  const query = { idempotencyKey: 'aborted' }
  const state = async () => (await client.ingests.list({ query })).items[0]?.state
  const abort = new AbortController()
  async function* endless() {
    yield bytesOf(text)
    await until(async () => (await state()) === 'loading')
    abort.abort(new Error('page left'))
    await new Promise(() => {})
  }
  const call = client.ingests.load({ path, headers, contentType, body: endless() }, { signal: abort.signal })
  await expect(call).rejects.toThrow('page left')
  await until(async () => (await state()) === 'interrupted')
  const receipt = await client.ingests.load({ path, headers, contentType, body: text })
  expect(receipt).toMatchObject({ state: 'done', received: 2, accepted: 2 })
  expect((await client.ingests.list({ query })).items).toHaveLength(1)
})

it('fields are proposed for the beginning of a stream, of which the rest is not sent', async () => {
  let chunks = 0
  let closed = false
  async function* endless() {
    try {
      yield bytesOf(header)
      for (;;) {
        chunks++
        yield bytesOf('시청,12\n'.repeat(10_000))
      }
    } finally {
      closed = true
    }
  }
  const { fields, complete } = await client.datasets.infer({ contentType, body: endless() })
  expect([fields.map(({ name, type }) => [name, type]), complete]).toEqual([
    [
      ['stop', 'keyword'],
      ['boarded', 'int'],
    ],
    false,
  ])
  await until(() => closed)
  expect(chunks).toBeLessThan(10_000)
})

it('a header that no label may be is left out of the proposal', async () => {
  const body = bytesOf('"stop\nname",boarded,정류장\n시청,12,1\n')
  body.set([0xff], 2)
  const { fields, columns } = await client.datasets.infer({ query: { charset: 'utf-8' }, contentType, body })
  expect(fields.map(({ label }) => label)).toEqual([undefined, undefined, { ko: '정류장' }])
  expect(columns[0]?.header).toContain('\n')
})

it('a load is promised before it is done, and found by its receipt', async () => {
  const path = await newPath()
  const told: Progress[] = []
  async function* waiting() {
    yield bytesOf(`${header}시청,12\n`)
    await until(() => told.length > 0)
    yield bytesOf('종로,7\n')
  }
  const receipt = await client.ingests.load(
    { path, contentType, body: waiting() },
    { respondAsync: true, onProgress: (progress) => told.push(progress) },
  )
  expect(told[0]).toMatchObject({ state: 'loading', bytes: 23, received: 0 })
  expect(receipt).toMatchObject({ state: 'loading', bytes: 32, version: null })
  const now = () => client.ingests.get({ path: { id: receipt.id } })
  await until(async () => (await now()).state !== 'loading')
  expect(await now()).toMatchObject({ state: 'done', accepted: 2, version: 2 })
})
