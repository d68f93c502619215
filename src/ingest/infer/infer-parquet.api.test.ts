import type { InferredSchema } from '@tg-cloud/contract/dataset-schema'
import { limits } from '@tg-cloud/contract/limits'
import { parquetType } from '@tg-cloud/contract/load-query'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loading } from '../../../test/loading.ts'
import { parquetOf } from '../../../test/parquet.ts'
import { person } from '../../../test/people.ts'
import { type StartedApp, startApp } from '../../../test/start-app.ts'

let app: StartedApp
let use: ReturnType<typeof loading>
beforeAll(async () => {
  app = await startApp()
  use = loading(app, (await person(app, 'MANAGER', '김민지')).accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())

const infer = (bytes: Uint8Array) =>
  use.ask('POST', '/v1/datasets/infer', bytes, { 'content-type': parquetType })

const select = `SELECT range AS id, '정류장 ' || range AS "정류장 이름", range % 7 = 0 AS b, range / 4 AS d,
    range::DECIMAL(10, 2) AS fare, DATE '2024-01-01' + range::INTEGER AS "날짜", make_timestamptz(range * 1000000) AS seen,
    make_timestamp(range * 1000000) AS local, make_timestamp(1704067200000001 + range) AS fine,
    9007199254740993 + range AS big, 18446744073709551615::UBIGINT AS huge, uuid() AS u, [range, 1] AS many,
    ['a'] AS words, {'lat': 37.5, 'lon': 127.0} AS place, {'a': [range]} AS nested, MAP {'k': range} AS m,
    (1000 + range)::VARCHAR AS "text number", CASE WHEN range % 2 = 0 THEN 'Y' ELSE 'N' END AS yn, NULL::INTEGER AS nothing,
    [[1]] AS lists, TIME '12:00:00' AS clock, '1,234' AS amount FROM range(200)`

it('proposes fields that take a file as it is', async () => {
  const bytes = await parquetOf(select)
  const { status, body, text } = await infer(bytes)
  expect(status, text).toBe(200)
  const schema = body as InferredSchema
  expect(schema).toMatchObject({
    mediaType: parquetType,
    charset: null,
    delimiter: null,
    rows: 200,
    complete: true,
  })
  const shapes = Object.fromEntries(schema.fields.map(({ name, label: _label, ...shape }) => [name, shape]))
  expect(shapes).toEqual({
    id: { type: 'int' },
    jeongnyujang_ireum: { type: 'keyword' },
    b: { type: 'boolean' },
    d: { type: 'double' },
    fare: { type: 'decimal', precision: 10, scale: 2 },
    naljja: { type: 'date' },
    seen: { type: 'timestamp' },
    local: { type: 'timestamp', read: { sourceTimeZone: 'Asia/Seoul' } },
    fine: { type: 'timestamp', resolution: 'us', read: { sourceTimeZone: 'Asia/Seoul' } },
    big: { type: 'int64' },
    huge: { type: 'decimal', precision: 20, scale: 0 },
    u: { type: 'keyword' },
    many: { type: 'int', multiple: true },
    words: { type: 'keyword', multiple: true },
    place: { type: 'geo_point' },
    nested: { type: 'json' },
    m: { type: 'json' },
    text_number: { type: 'int' },
    yn: { type: 'boolean', read: { trueWords: ['Y'], falseWords: ['N'] } },
    nothing: { type: 'int' },
    lists: { type: 'json' },
    clock: { type: 'keyword' },
    amount: { type: 'int', read: { thousandsSeparator: ',' } },
  })
  expect(schema.primaryKey).toEqual(['id'])
  expect(schema.columns[1]).toMatchObject({ header: '정류장 이름', values: 200, nulls: 0, distinct: 200 })
  expect(schema.columns[6]?.examples[0]).toBe('1970-01-01T00:00:00Z')
  expect(schema.columns.find(({ name }) => name === 'local')?.reason).toBe(
    'The column is of times without a zone; Asia/Seoul is proposed',
  )
  const dataset = await use.dataset(schema.fields)
  const { ingest } = await use.load(dataset.slug, bytes, { type: parquetType })
  expect(ingest).toMatchObject({ received: 200, accepted: 200, quarantined: 0, errors: [] })
})

it('says how many values would be quarantined', async () => {
  const { body } = await infer(await parquetOf(`SELECT * FROM (VALUES ('nan'::DOUBLE), (1), (2)) AS t(n)`))
  expect(body.columns[0].reason).toBe('The column is of doubles; 1 of 3 values would be quarantined')
})

it('refuses what is no whole Parquet file of the size of a sample', async () => {
  const bytes = await parquetOf('SELECT range AS n FROM range(10)')
  expect(await infer(bytes.subarray(0, -1))).toMatchObject({ status: 422, body: { code: 'body_malformed' } })
  expect(await infer(Buffer.alloc(limits.inferBytes + 1))).toMatchObject({
    status: 413,
    body: { code: 'body_too_large' },
  })
  const wide = Array.from({ length: limits.fieldsMax + 1 }, (_, i) => `${i} AS c${i}`)
  expect(await infer(await parquetOf(`SELECT ${wide.join()}`))).toMatchObject({
    status: 422,
    body: { code: 'body_malformed' },
  })
})
