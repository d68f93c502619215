import type { ExportOptions } from '@tg-cloud/contract/export-options'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../datasets/cell.ts'
import { tableColumn as column } from '../../../test/table-column.ts'
import type { TableColumn } from '../../query/table.ts'
import { makeCsvText } from './csv-text.ts'
import { textFile } from './text-file.ts'

const stop = column('stop', 'keyword', { label: { ko: '정류장', en: 'Stop' } })
const boarded = column('boarded', 'int', { label: { en: 'Boarded' } })

async function csv(columns: TableColumn[], rows: Cell[][], options: ExportOptions = {}) {
  const pages = (async function* () {
    for (const row of rows) yield [row]
  })()
  const counted = { rows: 0, unmappable: 0 }
  const bytes: Uint8Array[] = []
  const text = makeCsvText(columns, options)
  for await (const part of textFile(pages, text, options, (count, unmappable) => {
    counted.rows += count
    counted.unmappable += unmappable
  }))
    bytes.push(part)
  return { bytes: Buffer.concat(bytes), text: Buffer.concat(bytes).toString(), ...counted }
}
const linesOf = (text: string) => text.split('\r\n')

describe('CSV', () => {
  it('is a header alone when there are no rows, and nothing at all without a header', async () => {
    expect((await csv([stop, boarded], [])).text).toBe('stop,boarded\r\n')
    expect((await csv([stop, boarded], [], { header: 'none' })).text).toBe('')
  })

  it('has quotes where they are needed, and no others', async () => {
    const { text } = await csv(
      [stop, boarded],
      [
        ['시청 "앞"', 1],
        ['a,b', 2],
        ['a\nb\r\nc', 3],
        [' a ', 4],
        ["it's", 5],
      ],
    )
    expect(text).toBe('stop,boarded\r\n"시청 ""앞""",1\r\n"a,b",2\r\n"a\nb\r\nc",3\r\n a ,4\r\nit\'s,5\r\n')
  })

  it('tells no value from an empty text, and from a text that looks like none', async () => {
    expect(
      (
        await csv(
          [stop, boarded],
          [
            [null, null],
            ['', 0],
          ],
        )
      ).text,
    ).toBe('stop,boarded\r\n,\r\n"",0\r\n')
    const { text } = await csv(
      [stop, boarded],
      [
        [null, null],
        ['NA', 1],
      ],
      { nullText: 'NA' },
    )
    expect(text).toBe('stop,boarded\r\nNA,NA\r\n"NA",1\r\n')
    expect((await csv([stop, boarded], [[null, 1]], { nullText: 'a,b' })).text).toContain('"a,b",1')
  })

  it('has no empty line for a row without a value, which readers would leave out', async () => {
    expect((await csv([stop], [[null], ['a']])).text).toBe('stop\r\n""\r\na\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1'])('disarms the text %j', async (cell) => {
    const read = (text: string) => parse(text, { relax_column_count: true, record_delimiter: '\r\n' })
    const guarded = await csv([stop, boarded], [[cell, 1]])
    expect(read(guarded.text)[1]).toEqual([`'${cell}`, '1'])
    const plain = await csv([stop, boarded], [[cell, 1]], { formulaGuard: false })
    expect(read(plain.text)[1]).toEqual([cell, '1'])
  })

  it('leaves numbers, dates and the inside of texts as they are', async () => {
    const columns = [
      boarded,
      column('big', 'int64'),
      column('rate', 'decimal', { scale: 2 }),
      column('x', 'double'),
      column('day', 'date'),
      stop,
    ]
    const { text } = await csv(columns, [[-5, -9_007_199_254_740_993n, -105n, -0.1, -1, 'a=1']])
    expect(linesOf(text)[1]).toBe('-5,-9007199254740993,-1.05,-0.1,1969-12-31,a=1')
  })

  it('disarms headers, and a text that stands for no value as any other', async () => {
    const evil = column('a', 'int', { label: { ko: '=cmd|x' } })
    expect((await csv([evil, boarded], [], { header: 'label' })).text).toBe("'=cmd|x,Boarded\r\n")
    const { text } = await csv(
      [stop, boarded],
      [
        ['-', 1],
        [null, 2],
      ],
      { nullText: '-' },
    )
    expect(text).toBe('stop,boarded\r\n"\'-",1\r\n-,2\r\n')
  })

  it('is headed by labels in the language asked for, else in the other one, else by names', async () => {
    const columns = [stop, boarded, column('day', 'date')]
    expect((await csv(columns, [], { header: 'label' })).text).toBe('정류장,Boarded,day\r\n')
    const english = await csv(columns, [], { header: 'label', labelLanguage: 'en' })
    expect(english.text).toBe('Stop,Boarded,day\r\n')
  })

  it.each([',', ';', '\t', '|', '-', '.', '5', ']', '^', '\\', ' '])('is parted by %j', async (delimiter) => {
    const cells: Cell[] = ['a,b;c\td|e-f.g5]^\\ h', -1.5]
    const columns = [stop, column('x', 'double')]
    const { text } = await csv(columns, [cells], { delimiter, formulaGuard: false })
    expect(parse(text, { delimiter })).toEqual([
      ['stop', 'x'],
      [cells[0], '-1.5'],
    ])
  })

  it('writes lists as JSON, points with the latitude first, and JSON as it is', async () => {
    const columns = [
      column('tags', 'keyword', { multiple: true }),
      column('place', 'geo_point'),
      column('more', 'json'),
    ]
    const { text } = await csv(columns, [[['=a', 'b"c'], { lat: 37.5665, lon: 126.978 }, '{"a":1.0}']])
    expect(parse(text)[1]).toEqual(['["=a","b\\"c"]', '37.5665,126.978', '{"a":1.0}'])
  })

  it('shows times in the zone asked for, and those of buckets in their own', async () => {
    const columns = [
      column('at', 'timestamp'),
      column('bucket', 'timestamp', { resolution: 's', timeZone: 'Asia/Seoul' }),
    ]
    const at = 1_764_000_123_004_000n
    expect(linesOf((await csv(columns, [[at, at]])).text)[1]).toBe(
      '2025-11-24T16:02:03.004Z,2025-11-25T01:02:03+09:00',
    )
    expect(linesOf((await csv(columns, [[at, at]], { timeZone: 'America/New_York' })).text)[1]).toBe(
      '2025-11-24T11:02:03.004-05:00,2025-11-25T01:02:03+09:00',
    )
  })

  it('begins with a byte order mark when asked, and with none that a text would make', async () => {
    const marked = await csv([stop], [], { encoding: 'utf-8-bom' })
    expect([...marked.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const { text } = await csv([stop, boarded], [['\ufeffa', 1]], { header: 'none' })
    expect(text).toBe('"\ufeffa",1\r\n')
  })

  it('never begins as a file of SYLK, which Excel refuses', async () => {
    expect((await csv([column('ID', 'int')], [[1], [2]])).text).toBe('"ID"\r\n1\r\n2\r\n')
    const { text } = await csv([stop], [['ID1'], ['ID2']], { header: 'none' })
    expect(text).toBe('"ID1"\r\nID2\r\n')
  })
})

describe('CSV in CP949', () => {
  it('has every syllable of Hangul', async () => {
    const syllables = Array.from({ length: 11_172 }, (_, i) => String.fromCharCode(0xac00 + i)).join('')
    const { bytes } = await csv([stop], [[syllables]], { encoding: 'cp949', header: 'none' })
    expect(bytes.length).toBe(11_172 * 2 + 2)
    expect(iconv.decode(bytes, 'cp949') === `${syllables}\r\n`).toBe(true)
  })

  it('fails at a character that it does not have, and says where', async () => {
    const rows = [['시청'], ['a'], ['서울\u{1F600}']]
    await expect(csv([stop], rows, { encoding: 'cp949' })).rejects.toMatchObject({
      code: 'characters_unmappable',
      message: expect.stringContaining('Row 3 has "\u{1F600}" (U+1F600)'),
    })
    const labelled = [column('a', 'int', { label: { ko: '\u{1F600}' } })]
    await expect(csv(labelled, [], { encoding: 'cp949', header: 'label' })).rejects.toMatchObject({
      message: expect.stringContaining('The header has'),
    })
  })

  it('puts `?` in its place when asked, and counts', async () => {
    const { bytes, unmappable, rows } = await csv([stop], [['a\u{1F600}b'], ['é한']], {
      encoding: 'cp949',
      unmappable: 'replace',
    })
    expect(iconv.decode(bytes, 'cp949')).toBe('stop\r\na?b\r\n?한\r\n')
    expect({ unmappable, rows }).toEqual({ unmappable: 2, rows: 2 })
  })
})
