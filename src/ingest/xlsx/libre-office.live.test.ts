import type { InferredSchema } from '@tg-cloud/contract/dataset-schema'
import { xlsxType as type } from '@tg-cloud/contract/load-query'
import { expect, inject, it } from 'vitest'
import { openCalc } from '../../../test/libre-office.ts'
import { loading } from '../../../test/loading.ts'
import { person } from '../../../test/people.ts'
import { startApp } from '../../../test/start-app.ts'
import { textRow, xlsxOf } from '../../../test/xlsx.ts'

const isMissing = inject('missingServices').includes('LibreOffice')
const cells = [
  '<c s="1"><v>45296.5</v></c><c t="str"><v>시청, "앞"</v></c><c t="str"><v>00123</v></c><c><v>1204</v></c><c><f>D2*2</f></c><c s="2"><v>45296</v></c><c t="b"><v>1</v></c>',
  '<c s="1"><v>45297.25</v></c><c t="inlineStr"><is><t xml:space="preserve"> 뷁 똠방각하</t></is></c><c t="str"><v>7</v></c><c><v>0.1</v></c><c><f>1/0</f></c><c s="2"><v>61</v></c><c t="b"><v>0</v></c>',
]

it.skipIf(isMissing)(
  'a Korean workbook that LibreOffice has saved loads at the first try, its formulas by their results',
  async () => {
    await using app = await startApp()
    await using calc = await openCalc()
    const use = loading(app, (await person(app, 'MANAGER')).accessToken)
    const head = textRow(1, '일시', '정류장', '코드', '인원', '두 배', '날짜', '운행')
    const data = head + cells.map((row, i) => `<row r="${i + 2}">${row}</row>`).join('')
    const written = await xlsxOf({
      sheets: { '2024 자료': data, '옛 자료:hidden': textRow(1, 'x') },
      formats: { 164: 'yyyy"년" m"월" d"일"' },
      styles: [0, 22, 164],
    })
    const bytes = await calc.resaveXlsx(written)
    const infer = await use.ask('POST', '/v1/datasets/infer', bytes, { 'content-type': type })
    const { fields, sheet, sheets } = infer.body as InferredSchema
    expect([sheet, sheets], infer.text).toEqual(['2024 자료', ['2024 자료', '옛 자료']])
    const dataset = await use.dataset(fields)
    const { ingest, text } = await use.load(dataset.slug, bytes, { type })
    expect(ingest, text).toMatchObject({ accepted: 2, quarantined: 0 })
    const micros = (time: string) => BigInt(Date.parse(time)) * 1_000n
    expect((await use.rows(dataset)).map(([, ...row]) => row)).toEqual([
      [micros('2024-01-05T03:00:00Z'), '시청, "앞"', '00123', 1_204, 2_408, 19_727, true],
      [micros('2024-01-05T21:00:00Z'), ' 뷁 똠방각하', '7', 0.1, null, -25_508, false],
    ])
  },
)
