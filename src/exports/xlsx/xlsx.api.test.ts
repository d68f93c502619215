import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exporting, sha256 } from '../../../test/exporting.ts'
import { loading } from '../../../test/loading.ts'
import { type Person, person } from '../../../test/people.ts'
import { type StartedApp, startApp } from '../../../test/start-app.ts'

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
let app: StartedApp
let owner: Person
let mine: ReturnType<typeof exporting>
let slug: string
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER')
  mine = exporting(app.url, owner.accessToken)
  const use = loading(app, owner.accessToken)
  ;({ slug } = await use.dataset([
    { name: 'day', type: 'date', label: { ko: '날짜' } },
    { name: 'stop', type: 'keyword', label: { ko: '정류장' } },
    { name: 'total', type: 'int64' },
    { name: 'at', type: 'timestamp' },
    { name: 'price', type: 'decimal', precision: 10, scale: 2 },
  ]))
  const rows = [
    '2026-11-25,시청,9223372036854775807,2026-11-25T15:30:00Z,12.50',
    ',,,,',
    '2026-11-26,=1+1,-1,,',
  ]
  await use.load(slug, `day,stop,total,at,price\n${rows.join('\n')}\n`)
})
afterAll(() => app[Symbol.asyncDispose]())

it('a workbook has the rows of the data set, as another program reads them', async () => {
  const options = { header: 'label', timeZone: 'Asia/Seoul' }
  const { made, bytes } = await mine.file({ dataset: slug, format: 'xlsx', options, fileName: '버스' })
  expect(made).toMatchObject({ rows: 3, totalRows: 3, mediaType: type, fileName: '버스.xlsx', percent: 100 })
  expect(made.sha256).toBe(sha256(bytes))
  expect(await readWorkbook(bytes)).toEqual([
    {
      sheet: '1-3',
      data: [
        ['날짜', '정류장', 'total', 'at', 'price'],
        [new Date('2026-11-25'), '시청', '9223372036854775807', new Date('2026-11-26T00:30:00Z'), 12.5],
        [null, null, null, null, null],
        [new Date('2026-11-26'), '=1+1', '-1', null, null],
      ],
    },
  ])
  const { headers } = await mine.download(made.id)
  expect(headers.get('content-type')).toBe(type)
})

it('a workbook of an aggregate is sent at once, and proven by the client', async () => {
  const body = {
    format: 'xlsx' as const,
    aggregate: {
      groupBy: [{ type: 'terms' as const, field: 'stop' }],
      metrics: { total: { type: 'sum' as const, field: 'total' } },
    },
  }
  const client = app.anonymous()
  await client.auth.login({ body: { username: owner.username, password: owner.password } })
  const download = await client.exports.download({ path: { slug }, body })
  expect(download.mediaType).toBe(type)
  const [sheet] = await readWorkbook(Buffer.from(await (await download.blob()).arrayBuffer()))
  expect(sheet?.data[0]).toEqual(['stop', 'total'])
  expect(sheet?.data.find(([stop]) => stop === '시청')).toEqual(['시청', '9223372036854775807'])
})

it('takes the options that it has a use for, and no other', async () => {
  for (const options of [{ compression: 'gzip' }, { delimiter: ';' }, { encoding: 'cp949' }]) {
    const refused = await mine.ask('POST', '/v1/exports', { dataset: slug, format: 'xlsx', options })
    expect([refused.status, refused.body.issues[0].path]).toEqual([
      400,
      `body.options.${Object.keys(options)[0]}`,
    ])
  }
})
