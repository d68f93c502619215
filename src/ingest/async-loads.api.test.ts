import { createHash, randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Field } from '@tg-cloud/contract/fields'
import type { Ingest } from '@tg-cloud/contract/ingests'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loading } from '../../test/loading.ts'
import { person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

let app: StartedApp
let use: ReturnType<typeof loading>
beforeAll(async () => {
  app = await startApp()
  use = loading(app, (await person(app, 'MANAGER')).accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())

const fields: Field[] = [
  { name: 'stop', type: 'keyword' },
  { name: 'boarded', type: 'int' },
]
const csv = 'stop,boarded\n시청,12\n종로,x\n강남,7\n'
const prefer = { prefer: 'respond-async' }
const long = `stop,boarded\n${'시청,12\n'.repeat(400_000)}`
const receipt = async (id: string): Promise<Ingest> => (await use.ask('GET', `/v1/ingests/${id}`)).body
const ended = async (id: string): Promise<Ingest> => {
  await until(async () => (await receipt(id)).state !== 'loading', 30_000)
  return receipt(id)
}
const stored = () => readdir(join(app.dataDir, 'originals', 'waiting')).catch(() => [])

describe('a load that is answered before it is done', () => {
  it('is promised by its receipt, loaded afterwards, and gives its bytes back', async () => {
    const dataset = await use.dataset(fields)
    const packed = gzipSync(csv)
    const sent = { headers: { 'content-encoding': 'gzip', prefer: 'wait=5, Respond-Async' } }
    const { status, headers, ingest } = await use.load(dataset.slug, packed, sent)
    expect(status).toBe(202)
    expect(headers.get('preference-applied')).toBe('respond-async')
    expect(headers.get('location')).toBe(`/v1/ingests/${ingest.id}`)
    const sha256 = createHash('sha256').update(packed).digest('hex')
    expect(ingest).toMatchObject({ state: 'loading', bytes: packed.length, sha256, version: null })
    expect(await ended(ingest.id)).toMatchObject({
      state: 'done',
      bytes: packed.length,
      sha256,
      charset: 'utf-8',
      received: 3,
      accepted: 2,
      quarantined: 1,
      errors: [{ row: 2, code: 'not_a_number' }],
      version: 2,
    })
    expect((await use.rows(dataset)).map(([, ...cells]) => cells)).toEqual([
      ['시청', 12],
      ['강남', 7],
    ])
    expect((await use.ask('GET', `/v1/ingests/${ingest.id}/original`)).status).toBe(200)
    await until(async () => (await stored()).length === 0)
  })

  it('leaves no bytes behind where they are not to be kept', async () => {
    const dataset = await use.dataset(fields, { keepOriginals: { policy: 'never' } })
    const { ingest } = await use.load(dataset.slug, csv, { headers: prefer })
    expect(await ended(ingest.id)).toMatchObject({ state: 'done', durability: { originalKept: 'never' } })
    expect((await use.ask('GET', `/v1/ingests/${ingest.id}/original`)).status).toBe(404)
    await until(async () => (await stored()).length === 0)
  })

  it('is one under its key, however often and however it is asked for', async () => {
    const dataset = await use.dataset(fields)
    const key = { 'idempotency-key': randomUUID() }
    const first = await use.load(dataset.slug, long, { headers: { ...key, ...prefer } })
    const again = await use.load(dataset.slug, long, { headers: { ...key, ...prefer } })
    expect([first.status, again.status]).toEqual([202, 202])
    expect(again.ingest.id).toBe(first.ingest.id)
    const other = await use.load(dataset.slug, csv, { headers: { ...key, ...prefer } })
    expect(other.body.code).toBe('idempotency_key_reused')
    // Without the preference it is waited for.
    const last = await use.load(dataset.slug, long, { headers: key })
    expect([last.status, last.ingest.id, last.ingest.state]).toEqual([201, first.ingest.id, 'done'])
    expect((await use.load(dataset.slug, long, { headers: { ...key, ...prefer } })).status).toBe(201)
    expect((await use.get(dataset.slug)).rows).toBe(400_000)
  })

  it('is one for 20 equal requests at once', async () => {
    const dataset = await use.dataset(fields)
    const headers = { 'idempotency-key': randomUUID(), ...prefer }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => use.load(dataset.slug, csv, { headers })),
    )
    expect(new Set(answers.map(({ ingest }) => ingest.id)).size).toBe(1)
    expect(await ended(answers[0]?.ingest.id as string)).toMatchObject({ state: 'done', accepted: 2 })
    expect(await use.rows(dataset)).toHaveLength(2)
  })

  it('shows its progress, and is cancelled', async () => {
    const dataset = await use.dataset(fields)
    const { ingest } = await use.load(dataset.slug, long, { headers: prefer })
    await until(async () => (await receipt(ingest.id)).received > 0)
    expect(await receipt(ingest.id)).toMatchObject({ state: 'loading', bytes: Buffer.byteLength(long) })
    const cancelled = await use.ask('DELETE', `/v1/ingests/${ingest.id}`)
    expect(cancelled.body).toMatchObject({ state: 'cancelled', problem: { code: 'ingest_cancelled' } })
    expect((await use.get(dataset.slug)).rows).toBe(0)
    expect(await stored()).toEqual([])
  })

  it('tells in its receipt why nothing was kept', async () => {
    const dataset = await use.dataset(fields)
    const { status, ingest } = await use.load(dataset.slug, 'stop,passengers\n', { headers: prefer })
    expect(status).toBe(202)
    expect(await ended(ingest.id)).toMatchObject({ state: 'failed', problem: { code: 'header_mismatch' } })
    await until(async () => (await stored()).length === 0)
    expect((await use.ask('GET', `/v1/ingests/${ingest.id}/original`)).status).toBe(404)
  })

  it('is refused at once where the request says that nothing can be read', async () => {
    const dataset = await use.dataset(fields)
    const headers = { ...prefer, 'content-encoding': 'compress' }
    expect((await use.load(dataset.slug, csv, { headers })).body.code).toBe('encoding_unsupported')
    expect(await stored()).toEqual([])
  })

  it('is also taken of corrected rows', async () => {
    const dataset = await use.dataset(fields)
    const { ingest } = await use.load(dataset.slug, csv)
    const corrected = 'stop,boarded\n종로,9\n'
    const replay = await use.load(dataset.slug, corrected, { replayOf: ingest.id, headers: prefer })
    expect([replay.status, replay.ingest.replayOf]).toEqual([202, ingest.id])
    expect(await ended(replay.ingest.id)).toMatchObject({ state: 'done', accepted: 1 })
  })
})

it('equal requests at once that cannot be loaded are each told why', async () => {
  const dataset = await use.dataset(fields)
  const headers = { 'idempotency-key': randomUUID() }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => use.load(dataset.slug, 'stop,passengers\n', { headers })),
  )
  expect(answers.map(({ body }) => body.code)).toEqual(Array.from({ length: 5 }, () => 'header_mismatch'))
})
