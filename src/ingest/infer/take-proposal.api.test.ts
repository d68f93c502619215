import type { InferredSchema } from '@tg-cloud/contract/dataset-schema'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loading } from '../../../test/loading.ts'
import { person } from '../../../test/people.ts'
import { type StartedApp, startApp } from '../../../test/start-app.ts'

let app: StartedApp
let use: ReturnType<typeof loading>
beforeAll(async () => {
  app = await startApp()
  use = loading(app, (await person(app, 'MANAGER')).accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())

const csv = [
  '관측 일시,정류장,승차 인원,운행 여부,비고',
  '2024-01-05 13:00:00,시청,"1,234",Y,-',
  '2024-01-05 14:00:00,종로,87,N,우회',
  '2024-01-06 00:30:00,서울역,-,Y,-',
  '',
].join('\r\n')
const ndjson =
  '{"관측 일시":"2024-01-05 13:00:00","인원":12,"요금":"1350","탑승":"true"}\n{"관측 일시":"2024-01-06 13:00:00","인원":7,"요금":"1250","탑승":"false"}\n'

it.each<[string, string, Uint8Array, string, number]>([
  ['CSV', 'text/csv', Buffer.from(csv), 'utf-8', 3],
  ['CSV in CP949', 'text/csv', iconv.encode(csv, 'cp949'), 'cp949', 3],
  ['CSV in UTF-16', 'text/csv', Buffer.from(`\uFEFF${csv}`, 'utf16le'), 'utf-16le', 3],
  ['NDJSON', 'application/x-ndjson', Buffer.from(ndjson), 'utf-8', 2],
])('%s loads whole when its proposal is taken as it is', async (_what, type, bytes, charset, rows) => {
  const answer = await use.ask('POST', '/v1/datasets/infer', bytes, { 'content-type': type })
  expect(answer.status, answer.text).toBe(200)
  const { fields, columns, ...found } = answer.body as InferredSchema
  expect(found).toMatchObject({ charset, rows, complete: true })
  for (const { reason, examples, values } of columns) {
    expect(reason).toMatch(/^[A-Z0-9]/)
    expect(examples.length).toBeGreaterThan(values > 0 ? 0 : -1)
  }
  expect(fields[0]).toMatchObject({
    type: 'timestamp',
    label: { ko: '관측 일시' },
    read: { sourceTimeZone: 'Asia/Seoul' },
  })
  const dataset = await use.dataset(fields)
  const { ingest, text } = await use.load(dataset.slug, bytes, { type, query: `charset=${charset}` })
  expect(ingest, text).toMatchObject({ state: 'done', received: rows, accepted: rows, quarantined: 0 })
  const [first = [], , third = []] = await use.rows(dataset)
  expect(first[1]).toBe(BigInt(Date.parse('2024-01-05T04:00:00Z')) * 1_000n)
  if (type === 'text/csv') {
    expect(fields.map((field) => field.type)).toEqual(['timestamp', 'keyword', 'int', 'boolean', 'keyword'])
    expect(first.slice(2, 5)).toEqual(['시청', 1234, true])
    expect(third[3]).toBeNull()
  }
})

it('a value that is nested without end is no reason to fail', async () => {
  const deep = `{"day":"2026-11-25","boarded":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`
  const answer = await use.ask('POST', '/v1/datasets/infer', `{"day":"2026-11-24"}\n${deep}`, {
    'content-type': 'application/x-ndjson',
  })
  expect(answer.status, answer.text).toBeLessThan(500)
})
