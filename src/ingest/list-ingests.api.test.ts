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

it('every receipt of a list shows its own first refused rows, as it does alone', async () => {
  const datasets = [await use.dataset(exampleFields), await use.dataset(exampleFields)]
  const line = (n: number, refused: boolean) => `2026-11-25,시청 ${n},${refused ? 'x' : n}\n`
  for (const refused of [12, 0, 1])
    for (const { slug } of datasets) {
      const lines = Array.from({ length: 20 }, (_, n) => line(n, n < refused)).join('')
      expect((await use.load(slug, `day,stop,boarded\n${lines}`)).ingest.quarantined).toBe(refused)
    }
  const { items } = (await use.ask('GET', '/v1/ingests')).body
  expect(items.map(({ errors }: { errors: unknown[] }) => errors.length)).toEqual([1, 1, 0, 0, 10, 10])
  for (const item of items) expect((await use.ask('GET', `/v1/ingests/${item.id}`)).body).toEqual(item)
  const of = (await use.ask('GET', `/v1/datasets/${datasets[0]?.slug}/ingests`)).body
  expect(of.items).toEqual(items.filter(({ dataset }: { dataset: string }) => dataset === datasets[0]?.slug))
})
