import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import readWorkbook from 'read-excel-file/node'
import { expect, it } from 'vitest'
import type { Cell } from '../../datasets/cell.ts'
import { tableColumn } from '../../../test/table-column.ts'
import type { TableColumn } from '../../query/table.ts'
import { columnName } from '../../values/column-name.ts'
import { xmlText } from './xml-text.ts'
import { rowLines } from './sheet-rows.ts'
import { xlsxFile } from './xlsx-file.ts'

const column = (name: string, { type = 'text', ...more }: Partial<TableColumn>) =>
  tableColumn(name, type, more)
type Options = Parameters<typeof xlsxFile>[1]['options'] & { timeZone?: string }
async function written(
  columns: TableColumn[],
  rows: Cell[][],
  { rowsPerSheet, ...options }: Options & { rowsPerSheet?: number } = {},
) {
  const counts: number[] = []
  const pages = (async function* () {
    for (const row of rows) yield [row]
  })()
  const parts = { columns, options, count: (n: number) => void counts.push(n) }
  const lines = rowLines(pages, columns, options.timeZone)
  const bytes = await buffer(
    Readable.from(xlsxFile(lines, rowsPerSheet === undefined ? parts : { ...parts, rowsPerSheet })),
  )
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(rows.length)
  return { bytes, sheets: await readWorkbook(bytes, { trim: false }) }
}
/** The rows of the first sheet, below its header. */
async function readBack(type: Partial<TableColumn>, cells: Cell[], options: Options = {}) {
  const { sheets } = await written(
    [column('value', type), column('mark', {})],
    cells.map((cell) => [cell, '.']),
    options,
  )
  return sheets[0]!.data.slice(1).map(([value]) => value)
}

it('numbers are numbers where they keep all their digits, and text where they would not', async () => {
  expect(await readBack({ type: 'int' }, [0, -5, Number.MAX_SAFE_INTEGER, null])).toEqual([
    0,
    -5,
    Number.MAX_SAFE_INTEGER,
    null,
  ])
  const doubles = [0.1, -1e-300, 1.7976931348623157e308]
  expect(await readBack({ type: 'double' }, doubles)).toEqual(doubles)
  const longs = [9_223_372_036_854_775_807n, -1n, 0n]
  expect(await readBack({ type: 'int64' }, longs)).toEqual(longs.map(String))
  expect(await readBack({ type: 'decimal', precision: 15, scale: 2 }, [-123n, 5n])).toEqual([-1.23, 0.05])
  expect(await readBack({ type: 'decimal', precision: 38, scale: 2 }, [-123n])).toEqual(['-1.23'])
  expect(await readBack({ type: 'boolean' }, [true, false])).toEqual([true, false])
})

it('dates are dates, and times those that clocks show', async () => {
  const day = (text: string) => Date.parse(text) / 86_400_000
  expect(await readBack({ type: 'date' }, [day('2026-11-25'), day('1900-03-01'), day('9999-12-31')])).toEqual(
    ['2026-11-25', '1900-03-01', '9999-12-31'].map((text) => new Date(text)),
  )
  // Spreadsheets have no such days.
  expect(await readBack({ type: 'date' }, [day('1900-02-28'), day('1592-05-23')])).toEqual([
    '1900-02-28',
    '1592-05-23',
  ])
  const at = BigInt(Date.parse('2026-11-25T15:30:00.125Z')) * 1_000n
  expect(await readBack({ type: 'timestamp' }, [at])).toEqual([new Date('2026-11-25T15:30:00.125Z')])
  expect(await readBack({ type: 'timestamp' }, [at], { timeZone: 'Asia/Seoul' })).toEqual([
    new Date('2026-11-26T00:30:00.125Z'),
  ])
  // This reader cuts what it finds to milliseconds.
  const many = Array.from({ length: 2_000 }, (_, n) => Date.parse('1970-01-01') + n * 987_654_321 + n)
  const cells = many.map((ms) => BigInt(ms) * 1_000n)
  expect(await readBack({ type: 'timestamp' }, cells)).toEqual(many.map((ms) => new Date(ms)))
  expect(await readBack({ type: 'timestamp', resolution: 'us' }, [at + 1n])).toEqual([
    '2026-11-25T15:30:00.125001Z',
  ])
})

it('text stays as it is: no formula, no markup, no lost spaces', async () => {
  const texts = ['=1+1', '-5', '@a', ' 서울 ', 'a\nb', '<b>&"\'', '😀', "'", '007', '_x000D']
  expect(await readBack({}, texts)).toEqual(texts)
  // What XML has not is written as spreadsheets do; whatever looks like that is kept apart.
  expect(xmlText('a\rb\u0001')).toBe('a_x000D_b_x0001_')
  expect(xmlText('_x000D_ _x00')).toBe('_x005F_x000D_ _x00')
  expect(xmlText('_x000D\u0001')).toBe('_x005F_x000D_x0001_')
  expect(xmlText('\ud800 <&">')).toBe('\ufffd &lt;&amp;&quot;&gt;')
  expect(await readBack({ multiple: true, type: 'keyword' }, [['가', '나']])).toEqual(['["가","나"]'])
  expect(await readBack({ type: 'geo_point' }, [{ lat: 37.5665, lon: 126.978 }])).toEqual(['37.5665,126.978'])
  await expect(readBack({}, ['x'.repeat(32_768)])).rejects.toMatchObject({ code: 'cell_too_long' })
  expect(await readBack({}, ['x'.repeat(32_767)])).toEqual(['x'.repeat(32_767)])
})

it('what does not fit one sheet goes on in the next, each named by its rows', async () => {
  const rows = Array.from({ length: 25 }, (_, n) => [n])
  const { sheets, bytes } = await written([column('n', { type: 'int' })], rows, { rowsPerSheet: 10 })
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['1-10', '11-20', '21-25'])
  expect(sheets.map(({ data }) => data[0])).toEqual([['n'], ['n'], ['n']])
  expect(sheets.flatMap(({ data }) => data.slice(1))).toEqual(rows)
  const again = await written([column('n', { type: 'int' })], rows, { rowsPerSheet: 10 })
  expect(again.bytes.equals(bytes)).toBe(true)

  const full = await written([column('n', { type: 'int' })], rows.slice(0, 20), { rowsPerSheet: 10 })
  expect(full.sheets.map(({ sheet }) => sheet)).toEqual(['1-10', '11-20'])
  const none = await written([column('n', { type: 'int' })], [])
  expect(none.sheets).toEqual([{ sheet: 'Rows', data: [['n']] }])
})

it('the header is names, labels or none', async () => {
  const labelled = column('stop', { label: { ko: '정류장', en: 'Stop' } })
  const first = async (options: Options) =>
    (await written([labelled], [['시청']], options)).sheets[0]!.data[0]
  expect(await first({})).toEqual(['stop'])
  expect(await first({ header: 'label' })).toEqual(['정류장'])
  expect(await first({ header: 'label', labelLanguage: 'en' })).toEqual(['Stop'])
  expect(await first({ header: 'none' })).toEqual(['시청'])
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})
