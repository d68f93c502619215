import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Ingest } from '@tg-cloud/contract/ingests'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleFields, loading } from '../../test/loading.ts'
import { person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

let app: StartedApp
let use: ReturnType<typeof loading>
beforeAll(async () => {
  app = await startApp()
  use = loading(app, (await person(app, 'MANAGER')).accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())

const days = (count: number) => ({ keepOriginals: { policy: 'days', days: count } })
const body = (n: number) => `day,stop,boarded\n2026-11-25,시청,${n}\n`
const receipt = async ({ id }: Ingest): Promise<Ingest> => (await use.ask('GET', `/v1/ingests/${id}`)).body
const original = ({ id }: Ingest) => use.ask('GET', `/v1/ingests/${id}/original`)
const fileOf = ({ sha256 }: Ingest) =>
  join(app.dataDir, 'originals', (sha256 as string).slice(0, 2), `${sha256}.zst`)
/** As if so many days had passed since the load. */
const pass = ({ id }: Ingest, count: number) =>
  app.sql(`update ingests set created_at = created_at - interval '${count} days',
    original_kept_until = original_kept_until - interval '${count} days' where id = '${id}'`)

it('an original that is kept for days is removed when they are over, and the receipt says so', async () => {
  const dataset = await use.dataset(exampleFields, days(30))
  const { ingest } = await use.load(dataset.slug, body(1))
  const until = Date.parse(ingest.durability.originalKeptUntil as string)
  expect(ingest.durability.originalKept).toBe('days')
  expect(until - Date.parse(ingest.createdAt)).toBe(30 * 86_400_000)
  await pass(ingest, 29)
  await app.settleRows()
  expect((await original(ingest)).status).toBe(200)
  await pass(ingest, 1)
  // From that moment on, also before it is removed.
  expect((await original(ingest)).body.code).toBe('original_not_found')
  expect(existsSync(fileOf(ingest))).toBe(true)
  await app.settleRows()
  expect(existsSync(fileOf(ingest))).toBe(false)
  const { durability } = await receipt(ingest)
  expect(durability).toMatchObject({
    originalKept: 'expired',
    originalKeptUntil: new Date(until - 30 * 86_400_000).toISOString(),
  })
  expect((await original(ingest)).body.code).toBe('original_not_found')
  expect(await use.rows(dataset)).toHaveLength(1)
})

it('bytes that another load has as well stay as long as one needs them', async () => {
  const [short, long, ever] = [
    await use.dataset(exampleFields, days(1)),
    await use.dataset(exampleFields, days(10)),
    await use.dataset(exampleFields),
  ]
  const loads = [] as Ingest[]
  for (const { slug } of [short, long, ever]) loads.push((await use.load(slug, body(2))).ingest)
  const [first, second, third] = loads as [Ingest, Ingest, Ingest]
  await pass(first, 1)
  await app.settleRows()
  expect((await original(first)).status).toBe(404)
  expect((await original(second)).text).toBe(body(2))
  await pass(second, 10)
  await app.settleRows()
  expect((await original(third)).text).toBe(body(2))
  await use.ask('DELETE', `/v1/datasets/${ever.slug}`, undefined, { 'if-match': '*' })
  expect(existsSync(fileOf(third))).toBe(false)
})

it('a load that was cancelled or failed needs no bytes', async () => {
  const dataset = await use.dataset(exampleFields, days(1))
  const { ingest } = await use.load(dataset.slug, body(3))
  await use.load(dataset.slug, body(3).replace('stop', 'halt'), { headers: { prefer: 'respond-async' } })
  await pass(ingest, 1)
  await app.settleRows()
  expect(existsSync(fileOf(ingest))).toBe(false)
})
