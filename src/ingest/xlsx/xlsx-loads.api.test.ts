import { gzipSync } from 'node:zlib'
import type { InferredSchema } from '@tg-cloud/contract/dataset-schema'
import type { Field } from '@tg-cloud/contract/fields'
import { xlsxType as type } from '@tg-cloud/contract/load-query'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exporting, sha256 } from '../../../test/exporting.ts'
import { loading } from '../../../test/loading.ts'
import { type Person, person } from '../../../test/people.ts'
import { type StartedApp, startApp } from '../../../test/start-app.ts'
import { textRow, xlsxOf } from '../../../test/xlsx.ts'

let app: StartedApp
let owner: Person
let use: ReturnType<typeof loading>
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER', '김민지')
  use = loading(app, owner.accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())

const fields: Field[] = [
  { name: 'id', type: 'int' },
  { name: 'stop', type: 'keyword', label: { ko: '정류장' } },
  { name: 'code', type: 'keyword' },
  { name: 'memo', type: 'text' },
  { name: 'total', type: 'int64' },
  { name: 'fare', type: 'decimal', precision: 10, scale: 2 },
  { name: 'long', type: 'decimal', precision: 30, scale: 5 },
  { name: 'rate', type: 'double' },
  { name: 'running', type: 'boolean' },
  { name: 'day', type: 'date' },
  { name: 'at', type: 'timestamp' },
  { name: 'fine', type: 'timestamp', resolution: 'us' },
  { name: 'place', type: 'geo_point' },
  { name: 'more', type: 'json' },
  { name: 'tags', type: 'keyword', multiple: true },
]
const rows = [
  {
    id: 1,
    stop: '뷁 똠방각하',
    code: '00123',
    memo: ' 첫 줄\r\n둘째 줄_x000D_\t<&> ',
    total: '9223372036854775807',
    fare: '1250.50',
    long: '1234567890123456789012345.54321',
    rate: 0.1,
    running: true,
    day: '2024-01-05',
    at: '2024-01-05T04:00:00.123Z',
    fine: '2024-01-05T04:00:00.123456Z',
    place: { lat: 37.5, lon: 127 },
    more: { a: [1, '둘'] },
    tags: ['가', '나,"다"'],
  },
  {
    id: 2,
    stop: '=1+1',
    total: '-9223372036854775808',
    fare: '-0.01',
    rate: 1e-300,
    running: false,
    day: '1900-03-01',
  },
  {
    id: 3,
    stop: '',
    code: '1E5',
    rate: 1.7976931348623157e308,
    day: '9999-12-31',
    at: '1970-01-01T00:00:00.000Z',
  },
  { id: 4, stop: '#N/A', memo: 'TRUE' },
]

it('a workbook of an export holds the rows that went into it', async () => {
  const before = await use.dataset(fields)
  const body = rows.map((row) => JSON.stringify(row)).join('\n')
  const { ingest: first, text } = await use.load(before.slug, body, { type: 'application/x-ndjson' })
  expect(first, text).toMatchObject({ accepted: rows.length, quarantined: 0 })
  const mine = exporting(app.url, owner.accessToken)
  for (const [header, timeZone] of [
    ['label', 'Asia/Seoul'],
    ['name', 'UTC'],
  ]) {
    const options = { header, timeZone }
    const { bytes } = await mine.file({ dataset: before.slug, format: 'xlsx', options })
    const after = await use.dataset(fields)
    const { ingest, text: said } = await use.load(after.slug, bytes, {
      type,
      query: `sourceTimeZone=${timeZone}`,
    })
    expect(ingest, said).toMatchObject({
      state: 'done',
      mediaType: type,
      charset: null,
      accepted: rows.length,
    })
    expect(ingest).toMatchObject({ quarantined: 0, sourceTimeZone: timeZone, sha256: sha256(bytes) })
    expect((await use.rows(after)).map(([, ...cells]) => cells)).toEqual(
      (await use.rows(before)).map(([, ...cells]) => cells),
    )
  }
})

const sheets = {
  '설명:hidden': textRow(1, '이 표는…'),
  자료: `${textRow(1, '관측 일시', '정류장', '승차\n인원', '요금', '코드', '운행', '비율', '날짜')}${[
    '<c s="1"><v>45296.541666666664</v></c><c t="s"><v>0</v></c><c><v>1204</v></c><c><v>12.5</v></c><c t="str"><v>007</v></c><c t="b"><v>1</v></c><c t="e"><v>#DIV/0!</v></c><c s="2"><v>45296</v></c>',
    '<c s="1"><v>45297</v></c><c t="s"><v>1</v></c><c><v>87</v></c><c t="str"><v>-</v></c><c t="str"><v>12</v></c><c t="b"><v>0</v></c><c><v>0.25</v></c><c s="2"><v>45297</v></c>',
    '<c s="1"><v>45298.000011574077</v></c><c t="s"><v>0</v></c><c/><c><v>3</v></c><c t="str"><v>001</v></c><c t="b"><v>0</v></c><c><v>1E-3</v></c><c/>',
  ]
    .map((cells, i) => `<row r="${i + 2}">${cells}</row>`)
    .join('')}`,
}
const survey = () =>
  xlsxOf({
    sheets,
    texts: '<si><t>시청</t></si><si><t>종로3가</t></si>',
    styles: [0, 22, 31],
  })

it('loads whole when what is proposed for it is taken as it is', async () => {
  const bytes = await survey()
  const { status, body, text } = await use.ask('POST', '/v1/datasets/infer', bytes, { 'content-type': type })
  expect(status, text).toBe(200)
  const found = body as InferredSchema
  expect(found).toMatchObject({ mediaType: type, charset: null, delimiter: null, rows: 3, complete: true })
  expect(found).toMatchObject({ sheet: '자료', sheets: ['설명', '자료'], timeField: 'gwancheuk_ilsi' })
  expect(found.fields.map((field) => field.type)).toEqual([
    'timestamp',
    'keyword',
    'int',
    'double',
    'keyword',
    'boolean',
    'double',
    'date',
  ])
  expect(found.fields[2]).toMatchObject({ label: { ko: '승차 인원' } })
  expect(found.fields[6]?.read).toEqual({ nullWords: ['#DIV/0!'] })
  expect(found.columns[6]?.reason).toContain('#DIV/0! stands for no value')
  const dataset = await use.dataset(found.fields)
  const { ingest, text: said } = await use.load(dataset.slug, bytes, { type })
  expect(ingest, said).toMatchObject({ received: 3, accepted: 3, quarantined: 0 })
  const micros = (time: string) => BigInt(Date.parse(time)) * 1_000n
  expect((await use.rows(dataset)).map(([, ...cells]) => cells)).toEqual([
    [micros('2024-01-05T04:00:00Z'), '시청', 1_204, 12.5, '007', true, null, 19_727],
    [micros('2024-01-05T15:00:00Z'), '종로3가', 87, null, '12', false, 0.25, 19_728],
    [micros('2024-01-06T15:00:01Z'), '시청', null, 3, '001', false, 0.001, null],
  ])
  expect(ingest.reading).toContainEqual({ field: 'gwancheuk_ilsi', rule: 'sourceTimeZone', values: 3 })
  expect(ingest.reading).toContainEqual({ field: 'biyul', rule: 'nullWords', values: 1 })
})

it('tells of a row that is refused where it stands in the sheet; it is loaded once it is corrected', async () => {
  const dataset = await use.dataset([
    { name: 'stop', type: 'keyword' },
    { name: 'n', type: 'int' },
  ])
  const cells = (row: number, n: string) => `<row r="${row}"><c t="str"><v>역</v></c>${n}</row>`
  const data = [textRow(3, 'stop', 'n'), cells(5, '<c><v>1</v></c>'), cells(8, '<c><v>1.5</v></c>')].join('')
  const bytes = await xlsxOf({ sheets: { A: '', 자료: data } })
  const headers = { 'content-encoding': 'gzip', 'idempotency-key': 'a-workbook' }
  const query = `sheet=${encodeURIComponent('자료')}`
  const { ingest, text } = await use.load(dataset.slug, gzipSync(bytes), { type, headers, query })
  expect(ingest, text).toMatchObject({ received: 2, accepted: 1, quarantined: 1 })
  expect(ingest.errors).toEqual([
    {
      row: 2,
      line: 8,
      byteOffset: null,
      field: 'n',
      code: 'not_whole',
      params: {},
      message: 'is not a whole number written without a fraction',
      text: '{"stop":"역","n":1.5}',
    },
  ])
  const again = await use.load(dataset.slug, gzipSync(bytes), { type, headers, query })
  expect(again.ingest.id).toBe(ingest.id)
  const other = await use.load(dataset.slug, gzipSync(bytes), { type, headers, query: 'sheet=A' })
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused'])
  const corrected = await xlsxOf({ sheets: { A: textRow(1, 'stop', 'n') + cells(2, '<c><v>2</v></c>') } })
  const { ingest: replayed } = await use.load(dataset.slug, corrected, { type, replayOf: ingest.id })
  expect(replayed).toMatchObject({ accepted: 1, quarantined: 0, replayOf: ingest.id, mediaType: type })
  expect((await use.rows(dataset)).map(([, ...row]) => row)).toEqual([
    ['역', 1],
    ['역', 2],
  ])
  const original = await fetch(`${app.url}/v1/ingests/${replayed.id}/original`, {
    headers: { authorization: `Bearer ${owner.accessToken}` },
  })
  expect(Buffer.from(await original.arrayBuffer()).equals(corrected)).toBe(true)
})

it('is loaded from where it was stored, too', async () => {
  const dataset = await use.dataset([{ name: 'a', type: 'keyword' }])
  const bytes = await xlsxOf({ sheets: { A: textRow(1, 'a') + textRow(2, '시청') } })
  const { status, ingest } = await use.load(dataset.slug, bytes, {
    type,
    headers: { prefer: 'respond-async' },
  })
  expect([201, 202]).toContain(status)
  await expect
    .poll(async () => (await use.ask('GET', `/v1/ingests/${ingest.id}`)).body.state, { timeout: 30_000 })
    .toBe('done')
  expect((await use.rows(dataset)).map(([, ...row]) => row)).toEqual([['시청']])
})
