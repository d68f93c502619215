import { parse } from 'csv-parse/sync'
import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { exporting } from '../../test/exporting.ts'
import { openCalc } from '../../test/libre-office.ts'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

const open = new AsyncDisposableStack()
let calc: Awaited<ReturnType<typeof openCalc>>
let mine: ReturnType<typeof exporting>
let slug: string
const isMissing = inject('missingServices').includes('LibreOffice')
beforeAll(async () => {
  const app: StartedApp = open.use(await startApp())
  const owner: Person = await person(app, 'MANAGER')
  calc = open.use(await openCalc())
  mine = exporting(app.url, owner.accessToken)
  const use = loading(app, owner.accessToken)
  const dataset = await use.dataset([
    { name: 'stop', type: 'keyword', label: { ko: '정류장' } },
    { name: 'code', type: 'keyword', label: { ko: '노선 번호' } },
    { name: 'total', type: 'int64', label: { ko: '누적' } },
    { name: 'fare', type: 'decimal', precision: 10, scale: 2 },
    { name: 'day', type: 'date' },
    { name: 'at', type: 'timestamp' },
  ])
  slug = dataset.slug
  const rows = [
    { stop: '시청, "앞"', code: '00123', total: '9223372036854775807', fare: '1250.50', day: '2026-11-25' },
    { stop: '뷁 똠방각하\n둘째 줄', code: '=1+1', total: '-1', fare: '0.10', day: '1900-03-01' },
    { stop: '종로3가', code: '1-2', total: '9007199254740993', at: '2100-12-31T14:59:59.999Z' },
    { stop: '3/4', code: '1E5', fare: '-0.01', day: '2100-12-31', at: '1970-01-01T00:00:00Z' },
  ]
  const body = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const { ingest } = await use.load(slug, body, { type: 'application/x-ndjson' })
  expect(ingest).toMatchObject({ accepted: rows.length, quarantined: 0 })
})
afterAll(() => open.disposeAsync())

/** LibreOffice saves 15 digits of a number: of a time after 2079 a millisecond may be gone. */
const settled = (cell: unknown) => (cell instanceof Date ? Math.round(cell.getTime() / 10) : cell)
const cells = (bytes: Uint8Array) => parse(Buffer.from(bytes), { bom: true })

it.skipIf(isMissing).for(['utf-8-bom', 'cp949'] as const)(
  'CSV in %s is the same text after LibreOffice has opened and saved it',
  async (encoding) => {
    const options = { encoding, header: 'label', timeZone: 'Asia/Seoul' }
    const { bytes } = await mine.file({ dataset: slug, options })
    const plain = await mine.file({ dataset: slug, options: { ...options, encoding: 'utf-8' } })
    const saved = cells(await calc.resaveCsv(bytes, encoding, 6))
    expect(saved).toEqual(cells(plain.bytes))
    expect(saved[0]?.slice(0, 3)).toEqual(['정류장', '노선 번호', '누적'])
    expect(saved[1]).toEqual(['시청, "앞"', '00123', '9223372036854775807', '1250.50', '2026-11-25', ''])
  },
)

it.skipIf(isMissing)(
  'a workbook has the same values after it: int64 as text, dates as dates, text as it was',
  async () => {
    const { bytes } = await mine.file({ dataset: slug, format: 'xlsx', options: { timeZone: 'Asia/Seoul' } })
    const [before] = await readWorkbook(bytes)
    const [after] = await readWorkbook(await calc.resaveXlsx(bytes))
    expect(after?.sheet).toBe(before?.sheet)
    expect(after?.data.map((row) => row.map(settled))).toEqual(before?.data.map((row) => row.map(settled)))
    expect(after?.data.slice(1, 3)).toEqual([
      ['시청, "앞"', '00123', '9223372036854775807', 1250.5, new Date('2026-11-25'), null],
      ['뷁 똠방각하\n둘째 줄', '=1+1', '-1', 0.1, new Date('1900-03-01'), null],
    ])
    expect(before?.data[3]?.slice(4)).toEqual([null, new Date('2100-12-31T23:59:59.999Z')])
  },
)
