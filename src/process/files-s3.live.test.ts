import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Readiness } from '@tg-cloud/contract/operations'
import { exporting, sha256 } from '../../test/exporting.ts'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { startS3, type TestS3 } from '../../test/s3.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

let s3: TestS3
let app: StartedApp
let owner: Person
beforeAll(async () => {
  s3 = await startS3()
  app = await startApp({ environment: s3.environment('tests/one'), jobs: true })
  owner = await person(app, 'MANAGER')
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
  await s3[Symbol.asyncDispose]()
})

const csv = `n,word\n${Array.from({ length: 200 }, (_, n) => `${n},서울 ${n * 7919}\n`).join('')}`

it('originals, exports and results lie in the bucket, and another server gives them out', async () => {
  const use = loading(app, owner.accessToken)
  const mine = exporting(app.url, owner.accessToken)
  const { slug } = await use.dataset(
    [
      { name: 'n', type: 'int' },
      { name: 'word', type: 'keyword' },
    ],
    { name: '서울' },
  )
  const { ingest } = await use.load(slug, csv)
  const original = await fetch(`${app.url}/v1/ingests/${ingest.id}/original`, {
    headers: { authorization: `Bearer ${owner.accessToken}` },
  })
  expect(await original.text()).toBe(csv)
  const { made, bytes } = await mine.file({ dataset: slug })
  const asked = { dataset: slug, search: { fields: ['word'] }, waitMs: 20_000 }
  const { body: run } = await mine.ask('POST', '/v1/query-runs', asked)
  const result = await mine.ask('GET', `/v1/query-runs/${run.id}/result?limit=2`)
  expect(result.body).toMatchObject({ totalRows: 200, rows: [{ word: '서울 0' }, { word: '서울 7919' }] })
  expect((await s3.names('tests/one/')).map((name) => name.split('/')[2])).toEqual([
    'exports',
    'originals',
    'results',
  ])
  expect(await s3.unfinished('')).toEqual([])

  await using other = await startApp({
    sharing: app,
    environment: { ...s3.environment('tests/one'), DATA_DIR: `${app.dataDir}-other`, ROW_ENGINE: 'none' },
  })
  const there = exporting(other.url, owner.accessToken)
  const whole = await there.download(made.id)
  expect([whole.status, sha256(whole.bytes)]).toEqual([200, made.sha256])
  const part = await there.download(made.id, { range: 'bytes=10-29' })
  expect([part.status, part.bytes]).toEqual([206, bytes.subarray(10, 30)])
  await mine.ask('DELETE', `/v1/exports/${made.id}`)
  expect((await there.download(made.id)).status).toBe(404)
  expect(await s3.names('tests/one/exports/')).toEqual([])
})

it('without the bucket files are told to be away, and the rest goes on', async () => {
  const use = loading(app, owner.accessToken)
  const mine = exporting(app.url, owner.accessToken)
  const { slug } = await use.dataset([{ name: 'n', type: 'int' }], { name: '부산' })
  await use.load(slug, 'n\n1\n')
  const { made } = await mine.file({ dataset: slug })
  const readiness = async () => (await (await fetch(`${app.url}/readyz`)).json()) as Readiness
  await s3.kill()
  for (const _ of Array(4)) {
    const away = await mine.download(made.id)
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2'])
  }
  const headers = { 'content-type': 'text/csv' }
  const load = await mine.ask('POST', `/v1/datasets/${slug}/rows`, 'n\n2\n', headers)
  expect(load.status).toBe(503)
  await until(async () =>
    (await readiness()).checks.some(({ name, state }) => name === 'files' && state === 'down'),
  )
  expect(await readiness()).toMatchObject({ status: 'ready' })
  const search = await mine.ask('POST', `/v1/datasets/${slug}/search`, { limit: 1 })
  expect(search).toMatchObject({ status: 200, body: { rows: [{ n: 1 }] } })
  // What is asked for meanwhile is made when the bucket is back.
  const waiting = await mine.create({ dataset: slug })

  await s3.startAgain()
  await until(async () => (await mine.download(made.id)).status === 200, 60_000)
  expect(await mine.ended(waiting.id, 60_000)).toMatchObject({ state: 'succeeded', rows: 1 })
  expect(app.logged.join('')).not.toContain(s3.credentials.secretAccessKey)
  expect(app.logged.join('')).not.toMatch(/AWS4-HMAC|Signature=/)
})
