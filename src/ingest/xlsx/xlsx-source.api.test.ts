import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chunksOf, cutAt, rowsOf } from '../../../test/row-bodies.ts'
import { textRow, workbookParts, xlsxOf, zipOf } from '../../../test/xlsx.ts'
import { makeSpool } from '../../adapters/files/spool.ts'
import { openArchive } from '../../adapters/files/zip-archive.ts'
import { makeTurns } from '../../turns/turns.ts'
import { makeXlsxSource } from './make-xlsx-source.ts'
import { makeWithSheet } from './with-sheet.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xlsx-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Options = { fields: Field[]; sheet?: string; nullWords?: string[]; sourceTimeZone?: string }
async function read(bytes: Uint8Array, options: Options, sizes?: { rows: number; chars: number }) {
  const { spool } = makeSpool(folder)
  const withSheet = makeWithSheet({ spool, openArchive, turns: makeTurns(1) })
  const source = makeXlsxSource(withSheet, sizes)(options)
  try {
    const chunks = await chunksOf(source, cutAt(bytes, [1, 100]))
    return { chunks, ...rowsOf(chunks), reading: source.reading() }
  } finally {
    expect(await readdir(folder)).toEqual([])
  }
}
const text: Field = { name: 'a', type: 'keyword' }
const head = textRow(1, 'a')
const cell = (xml: string) => `<row r="2">${xml}</row>`
const refusedOf = ({ refused }: Awaited<ReturnType<typeof read>>) =>
  refused.map(({ line, field, code }) => `${line} ${field} ${code}`)
/** What one cell is for a field. */
async function one(field: Partial<Field>, xml: string, more: Partial<Parameters<typeof xlsxOf>[0]> = {}) {
  const found = await read(await xlsxOf({ sheets: { Sheet1: head + cell(xml) }, ...more }), {
    fields: [{ ...text, ...field }],
    sourceTimeZone: 'Asia/Seoul',
  })
  const [row] = found.rows
  return row === undefined ? (found.refused[0]?.code ?? 'blank') : row[0]
}

describe('cells', () => {
  it('of text are the text: shared, of their own, of a formula, in runs, without how it is read aloud', async () => {
    const texts =
      '<si><t>시청</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">서울 </t></r><r><t>역</t></r><rPh sb="0" eb="1"><t>ソウル</t></rPh></si><si><t/></si>'
    expect(await one({}, '<c r="A2" t="s"><v>0</v></c>', { texts })).toBe('시청')
    expect(await one({}, '<c t="s"><v>1</v></c>', { texts })).toBe('서울 역')
    expect(await one({}, '<c t="s"><v>2</v></c>', { texts })).toBe('')
    expect(await one({}, '<c t="s"><v>3</v></c>', { texts })).toBe('malformed_row')
    expect(await one({}, '<c t="inlineStr"><is><t> &lt;a&#x41; </t></is></c>')).toBe('<aA')
    expect(await one({}, '<c t="inlineStr"><is><t xml:space="preserve"> a_x000D_\n</t></is></c>')).toBe(
      ' a\r\n',
    )
    expect(await one({}, '<c t="inlineStr"><is><t><![CDATA[<a>]]></t></is></c>')).toBe('<a>')
    expect(await one({}, '<c t="str"><f>A1&amp;"x"</f><v>ax</v></c>')).toBe('ax')
    expect(await one({}, '<c t="inlineStr"><is><t>_xD83D__xDE00_</t></is></c>')).toBe('😀')
    expect(await one({}, '<c t="inlineStr"><is><t>_xD83D_</t></is></c>')).toBe('not_text')
  })

  it('of text keep their zeros, and are read by the rules of CSV', async () => {
    const xml = '<c t="inlineStr"><is><t>00123</t></is></c>'
    expect(await one({}, xml)).toBe('00123')
    expect(await one({ type: 'int' }, xml)).toBe('not_a_number')
    const thousands = '<c t="inlineStr"><is><t>1,204</t></is></c>'
    expect(await one({ type: 'int', read: { thousandsSeparator: ',' } }, thousands)).toBe(1_204)
    expect(await one({ type: 'int' }, '<c t="inlineStr"><is><t>9007199254740993</t></is></c>')).toBe(
      'out_of_range',
    )
  })

  it('of numbers are the number, whatever a rule says of text', async () => {
    const comma: Partial<Field> = { type: 'double', read: { decimalSeparator: ',', thousandsSeparator: '.' } }
    expect(await one(comma, '<c><v>1.5</v></c>')).toBe(1.5)
    expect(await one({ type: 'double' }, '<c><v>0.10000000000000001</v></c>')).toBe(0.1)
    expect(await one({ type: 'double' }, '<c t="n"><v>-1.5E-300</v></c>')).toBe(-1.5e-300)
    expect(await one({ type: 'decimal', precision: 10, scale: 2 }, '<c><v>12.299999999999997</v></c>')).toBe(
      'too_precise',
    )
    expect(await one({ type: 'decimal', precision: 10, scale: 2 }, '<c><v>1.23E1</v></c>')).toBe(1_230n)
    expect(await one({ type: 'int' }, '<c><v>3.0</v></c>')).toBe(3)
    expect(await one({ type: 'int' }, '<c><v>1.5</v></c>')).toBe('not_whole')
    expect(await one({ type: 'int' }, '<c><v>9007199254740992</v></c>')).toBe('out_of_range')
    expect(await one({ type: 'int64' }, '<c><v>9007199254740993</v></c>')).toBe(9_007_199_254_740_993n)
    expect(await one({ type: 'int64' }, '<c><v>1.2345678901234568E+16</v></c>')).toBe('not_exact')
    expect(await one({}, '<c><v>12.50</v></c>')).toBe('12.5')
    expect(
      await one({ type: 'boolean', read: { trueWords: ['1'], falseWords: ['0'] } }, '<c><v>1</v></c>'),
    ).toBe(true)
    expect(await one({ type: 'date', read: { pattern: 'yyyyMMdd' } }, '<c><v>20240105</v></c>')).toBe(19_727)
    expect(await one({ type: 'double' }, '<c><v>NaN</v></c>')).toBe('malformed_row')
    expect(await one({ type: 'double' }, '<c><v>1e999</v></c>')).toBe('malformed_row')
  })

  it('of days and times are what clocks show, in both systems', async () => {
    const formats = { 164: 'yyyy"년" m"월" d"일";@', 165: '[h]:mm' }
    const styles = [0, 14, 22, 164, 165, 20]
    const styled = { formats, styles }
    const micros = (time: string) => BigInt(Date.parse(time)) * 1_000n
    expect(await one({ type: 'date' }, '<c s="1"><v>45296</v></c>', styled)).toBe(19_727)
    expect(
      await one({ type: 'date' }, '<c s="3"><v>43834</v></c>', { ...styled, properties: 'date1904="1"' }),
    ).toBe(19_727)
    expect(
      await one({ type: 'date', read: { pattern: 'yyyyMMdd' } }, '<c s="2"><v>45296</v></c>', styled),
    ).toBe(19_727)
    expect(await one({ type: 'date' }, '<c s="2"><v>45296.5</v></c>', styled)).toBe('not_date')
    expect(await one({ type: 'timestamp' }, '<c s="2"><v>45296.541666666664</v></c>', styled)).toBe(
      micros('2024-01-05T04:00:00Z'),
    )
    expect(await one({ type: 'timestamp' }, '<c s="1"><v>45296</v></c>', styled)).toBe(
      micros('2024-01-04T15:00:00Z'),
    )
    expect(await one({}, '<c s="1"><v>45296</v></c>', styled)).toBe('2024-01-05')
    expect(await one({}, '<c s="4"><v>1.5</v></c>', styled)).toBe('36:00:00')
    expect(await one({}, '<c s="5"><v>0.5</v></c>', styled)).toBe('12:00:00')
    expect(await one({ type: 'int' }, '<c s="1"><v>45296</v></c>', styled)).toBe('not_a_number')
    expect(await one({ type: 'date' }, '<c s="1"><v>60</v></c>', styled)).toBe('not_date')
    expect(await one({ type: 'date' }, '<c><v>45296</v></c>', styled)).toBe('not_date')
    expect(await one({ type: 'date' }, '<c t="d"><v>2024-01-05</v></c>')).toBe(19_727)
    expect(await one({ type: 'timestamp' }, '<c t="d"><v>2024-01-05T13:00:00.000</v></c>')).toBe(
      micros('2024-01-05T04:00:00Z'),
    )
  })

  it('of booleans, and of nothing', async () => {
    expect(await one({ type: 'boolean' }, '<c t="b"><v>1</v></c>')).toBe(true)
    expect(await one({}, '<c t="b"><v>0</v></c>')).toBe('false')
    expect(await one({}, '<c s="0"/>')).toBe('blank')
    expect(await one({}, '<c><v></v></c>')).toBe('blank')
    expect(await one({}, '<c t="z"><v>1</v></c>')).toBe('malformed_row')
  })

  it('that are errors are refused unless their word stands for no value', async () => {
    const error = '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    const bytes = await xlsxOf({
      sheets: { Sheet1: `${head}${cell(error)}<row r="3"><c><v>1</v></c></row>` },
    })
    const strict = await read(bytes, { fields: [text] })
    expect(strict.refused).toMatchObject([
      {
        row: 1,
        line: 2,
        field: 'a',
        code: 'cell_error',
        params: { error: '#DIV/0!' },
        text: '{"a":"#DIV/0!"}',
      },
    ])
    const lenient = await read(bytes, { fields: [{ ...text, type: 'int' }], nullWords: ['#DIV/0!'] })
    expect(lenient.rows).toEqual([[null], [1]])
    expect(lenient.reading).toEqual([{ field: 'a', rule: 'nullWords', values: 1 }])
  })

  it('that are formulas nobody has calculated are refused, never taken for nothing', async () => {
    expect(await one({}, '<c><f>SUM(B1:B2)</f><v></v></c>')).toBe('not_calculated')
    expect(await one({}, '<c t="str"><f>B1</f></c>')).toBe('not_calculated')
    expect(await one({}, '<c t="str"><f>B1</f><v></v></c>')).toBe('')
  })
})

describe('rows', () => {
  const fields: Field[] = [
    { name: 'stop', type: 'keyword', label: { ko: '정류장 이름' } },
    { name: 'boarded', type: 'int' },
    { name: 'note', type: 'keyword' },
  ]
  const header =
    '<row r="2"><c r="B2" t="inlineStr"><is><t>정류장\n이름</t></is></c><c r="C2" t="inlineStr"><is><t>BOARDED</t></is></c><c r="E2" t="inlineStr"><is><t>note</t></is></c></row>'

  it('stand where their names are: rows and cells that are empty are left out', async () => {
    const data = `<row r="1"/>${header}<row r="5"><c r="C5"><v>12</v></c></row><row><c r="B6" t="str"><v>종로</v></c><c><v>7</v></c><c s="0"/><c t="str"><v>x</v></c></row><row r="9"><c r="B9"/></row><row r="10"><c r="D10"><v>1</v></c></row><row r="11"><c r="F11"><v>1</v></c></row>`
    const found = await read(await xlsxOf({ sheets: { Sheet1: data } }), { fields })
    expect(found.rows).toEqual([
      [null, 12, null],
      ['종로', 7, 'x'],
    ])
    expect(found.chunks[0]).toMatchObject({ received: 4, rowNumbers: [1, 2], lines: [[1, 5]] })
    expect(refusedOf(found)).toEqual(['10 D unknown_field', '11 F unknown_field'])
    expect(found.refused[0]?.text).toBe('{"정류장 이름":null,"BOARDED":null,"note":null,"D":1}')
  })

  it('that are out of order, or beyond a sheet, leave nothing to rely on', async () => {
    const at = (row: string, place: string) => `<row r="${row}"><c r="${place}"><v>1</v></c></row>`
    for (const data of [
      at('1', 'A1') + at('1', 'A1'),
      at('2', 'A1'),
      at('1', 'XFE1'),
      at('1048577', 'A1048577'),
      '<row r="x"/>',
      `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`,
      `<row r="1"><c r="XFD1"/><c><v>1</v></c></row>`,
    ])
      await expect(read(await xlsxOf({ sheets: { Sheet1: data } }), { fields })).rejects.toMatchObject({
        code: 'body_malformed',
      })
  })

  it('that are too long are refused, and the next are read', async () => {
    const long = 'x'.repeat(limits.rowBytes / 2)
    const half = `<c t="inlineStr"><is><t>${long}</t></is></c>`
    const data = `${textRow(1, 'stop', 'boarded', 'note')}<row r="2">${half}<c/>${half}</row>${textRow(3, '시청')}`
    const found = await read(await xlsxOf({ sheets: { Sheet1: data } }), { fields })
    expect(refusedOf(found)).toEqual(['2 null row_too_long'])
    expect(found.rows).toEqual([['시청', null, null]])
  })

  it('are cut into the same chunks however they arrive', async () => {
    const lines = Array.from({ length: 5_000 }, (_, i) => textRow(i + 2, `역${i}`)).join('')
    const bytes = await xlsxOf({ sheets: { Sheet1: textRow(1, 'stop') + lines } })
    const sizes = { rows: 1_500, chars: 1_000_000 }
    const { chunks, rows } = await read(bytes, { fields }, sizes)
    expect(chunks.map(({ received }) => received)).toEqual([1_500, 1_500, 1_500, 500])
    expect(new Set(chunks.map(({ sha256 }) => sha256.toString('hex'))).size).toBe(4)
    expect(rows.at(-1)).toEqual(['역4999', null, null])
    expect((await read(bytes, { fields }, sizes)).chunks).toEqual(chunks)
    expect((await read(bytes, { fields }, { ...sizes, chars: 20_000 })).chunks.length).toBeGreaterThan(4)
  })
})

describe('sheets', () => {
  const sheets = {
    '숨김:hidden': textRow(1, 'a') + textRow(2, 'old'),
    자료: textRow(1, 'a') + textRow(2, 'new'),
    Data: '',
  }
  const rowsIn = async (sheet?: string) =>
    (await read(await xlsxOf({ sheets }), { fields: [text], ...(sheet === undefined ? {} : { sheet }) })).rows

  it('are found by name, hidden or not; else the first that is shown', async () => {
    expect(await rowsIn()).toEqual([['new']])
    expect(await rowsIn('숨김')).toEqual([['old']])
    expect(await rowsIn('숨김'.normalize('NFD'))).toEqual([['old']])
    expect(await rowsIn('DATA')).toEqual([])
  })

  it('that are missing are told with those that are there', async () => {
    await expect(rowsIn('Sheet9')).rejects.toMatchObject({
      code: 'sheet_not_found',
      message: 'There is no sheet "Sheet9"; the workbook has "숨김", "자료", "Data"',
    })
  })

  it('are the same in the strict form of the format, with prefixes, in UTF-16, in capitals', async () => {
    const parts = workbookParts({ sheets: { A: '' } }).map(([path, xml]): [string, string] => [
      path.replace('sharedS', 'SharedS'),
      xml,
    ])
    const prefixed = parts.map(([path, xml]): [string, string] => [
      path,
      path.endsWith('sheet0.xml')
        ? '<?xml version="1.0" encoding="UTF-8"?>\n<!-- x --><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c t="str"><x:v>a</x:v></x:c></x:row><x:row><x:c t="str"><x:v>b</x:v></x:c></x:row></x:sheetData></x:worksheet>'
        : xml.replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
            'http://purl.oclc.org/ooxml/officeDocument/relationships',
          ),
    ])
    expect((await read(await zipOf(prefixed), { fields: [text] })).rows).toEqual([['b']])
  })
})

it('a header that names no field is told as that of CSV is', async () => {
  await expect(
    read(await xlsxOf({ sheets: { A: textRow(1, 'b') } }), { fields: [text] }),
  ).rejects.toMatchObject({
    code: 'header_mismatch',
    issues: [{ path: 'body.b', code: 'unknown_field' }],
  })
})

it('whoever stops a load does not wait for the rest of the sheet', async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => textRow(i + 2, `역${i}`)).join('')
  const bytes = await xlsxOf({ sheets: { A: head + lines } })
  const { spool } = makeSpool(folder)
  const turns = makeTurns(1)
  const stopping = new AbortController()
  const source = makeXlsxSource(makeWithSheet({ spool, openArchive, turns }), { rows: 10, chars: 1e9 })
  const chunks = source({ fields: [text], signal: stopping.signal }).chunks(cutAt(bytes))
  let received = 0
  const reading = async () => {
    for await (const chunk of chunks) {
      received += chunk.received
      stopping.abort(new Error('stop'))
    }
  }
  await expect(reading()).rejects.toThrow('stop')
  expect(received).toBeLessThan(2_000)
  // Its file and its turn are there for others.
  expect(await readdir(folder)).toEqual([])
  ;(await turns.take())()
})
