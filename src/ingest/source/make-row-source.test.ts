import { createHash } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import { expect, it } from 'vitest'
import type { Chunk } from '../../datasets/row-engine.ts'
import { chunksOf, cutAt, encode, rowsOf } from '../../../test/row-bodies.ts'
import type { Charset, TextFormat } from '../row-source.ts'
import type { Sizes } from './chunks.ts'
import { makeRowSource, rowSourceOf } from './make-row-source.ts'

const fields: Field[] = [
  { name: 'stop', type: 'keyword', label: { ko: '정류장' }, required: true },
  { name: 'boarded', type: 'int' },
  { name: 'card', type: 'int64' },
  { name: 'more', type: 'json' },
]
const ndjson = { kind: 'ndjson', charset: 'utf-8' } as const
const json = { kind: 'json', charset: 'utf-8' } as const
const csv = { kind: 'csv', charset: 'utf-8', delimiter: ',' } as const

const chunksIn = (body: string | Uint8Array, format: TextFormat = ndjson, places: number[] = []) =>
  chunksOf(makeRowSource({ fields, format }), cutAt(Buffer.from(body), places))
const read = async (body: string | Uint8Array, format?: TextFormat) => rowsOf(await chunksIn(body, format))

it('reads NDJSON: lines, blank ones are none, CRLF, no line end at the end', async () => {
  const body =
    '{"stop":"시청","boarded":1}\r\n\n  \t\r\n{"정류장":"서울역","card":"9007199254740993"}\n{"STOP":"a"}'
  const { rows, refused } = await read(body)
  expect(rows).toEqual([
    ['시청', 1, null, null],
    ['서울역', null, 9007199254740993n, null],
    ['a', null, null, null],
  ])
  expect(refused).toEqual([])
})

it('takes numbers of JSON exactly', async () => {
  const { rows, refused } = await read(
    '{"stop":"a","card":9007199254740993}\n{"stop":"b","more":[1.0,1e400,12345678901234567890]}\n' +
      '{"stop":"c","boarded":1.0}\n{"stop":"d","boarded":1e400}\n',
  )
  expect(rows).toEqual([
    ['a', null, 9007199254740993n, null],
    ['b', null, null, '[1.0,1e400,12345678901234567890]'],
  ])
  expect(refused).toMatchObject([
    { row: 3, field: 'boarded', code: 'not_whole' },
    { row: 4, field: 'boarded', code: 'not_whole' },
  ])
})

const faults: [string, object][] = [
  ['{"stop":"a"', { field: null, code: 'malformed_row', params: { reason: 'it ends at character 12' } }],
  ['{"boarded":"x","stop":', { field: null, code: 'malformed_row' }],
  ['{"stop":"a"}{"stop":"b"}', { code: 'malformed_row' }],
  ['[1]', { field: null, code: 'wrong_type', params: { expected: 'object' } }],
  ['1', { code: 'wrong_type' }],
  ['nonsense', { code: 'malformed_row' }],
  ['{"stop":"a","boarded":"x"}', { field: 'boarded', code: 'wrong_type' }],
  ['{"stop":"a","other":1}', { field: 'other', code: 'unknown_field' }],
  ['{"stop":"a","__proto__":{"boarded":1}}', { field: '__proto__', code: 'unknown_field' }],
  ['{"stop":"a","stop":"b"}', { field: 'stop', code: 'repeated_field' }],
  ['{"stop":"a","\\u0073top":"b"}', { field: 'stop', code: 'repeated_field' }],
  ['{"stop":"a","정류장":"b"}', { field: 'stop', code: 'repeated_field' }],
  ['{"stop":"a","more":{"x":1,"x":2}}', { field: 'more', code: 'repeated_field', params: { name: 'x' } }],
  [`{"stop":"a","more":${'['.repeat(1_000)}`, { field: 'more', code: 'too_deep', params: { maximum: 50 } }],
  ['{"boarded":1}', { field: 'stop', code: 'required' }],
  ['{"stop":null}', { field: 'stop', code: 'required' }],
  ['{"stop":"a\0b"}', { code: 'malformed_row' }],
  ['{"stop":"a\\u0000b"}', { field: 'stop', code: 'not_text' }],
  ['{"stop":"\\ud800"}', { field: 'stop', code: 'not_text' }],
]
it.each(faults)('refuses %s and nothing else', async (line, fault) => {
  const { rows, refused } = await read(`{"stop":"before"}\n\n${line}\n{"stop":"after"}\n`)
  expect(rows.map(([stop]) => stop)).toEqual(['before', 'after'])
  expect(refused).toMatchObject([{ row: 2, line: 3, byteOffset: 19, text: line, ...fault }])
  // Where brackets do not match there is no array.
  if (!/[}\]1e]$/.test(line) || line.includes('}{')) return
  const array = await read(`[{"stop":"before"},\n${line}\n,{"stop":"after"}]`, json)
  expect(array.refused).toMatchObject([{ row: 2, line: 2, byteOffset: 20, ...fault }])
})

it('reads a JSON array, white space or none between its rows', async () => {
  const { rows, refused } = await read(
    ' \n[ {"stop":"],[{\\"","more":[[1],{"a":"}"}]} ,{"stop":"b"}\n\n, 5,{"stop":"c"}\t]\r\n',
    json,
  )
  expect(rows).toEqual([
    ['],[{"', null, null, '[[1],{"a":"}"}]'],
    ['b', null, null, null],
    ['c', null, null, null],
  ])
  expect(refused).toMatchObject([{ row: 3, line: 4, code: 'wrong_type', text: '5' }])
  expect(await chunksIn('[]', json)).toEqual([])
  expect(await chunksIn(' [ ] ', json)).toEqual([])
})

const broken: [string, string][] = [
  ['', 'line 1, byte 0'],
  ['{"stop":"a"}', 'line 1, byte 0'],
  ['[', 'line 1, byte 1'],
  ['[{"stop":"a"}', 'line 1, byte 13'],
  ['[{"stop":"시"},', 'line 1, byte 16'],
  ['[\n{"stop":"a"', 'line 2, byte 13'],
  ['[{"stop":"a"},]', 'line 1, byte 14'],
  ['[,]', 'line 1, byte 1'],
  ['[{"stop":"a"} {"stop":"b"}]', 'line 1, byte 14'],
  ['[{"stop":"a"}]\n[]', 'line 2, byte 15'],
  ['[{"stop":"시청"}]\nx', 'line 2, byte 20'],
]
it.each(broken)('refuses the body %j as a whole', async (body, place) => {
  await expect(chunksIn(body, json)).rejects.toMatchObject({ code: 'body_malformed' })
  await expect(chunksIn(body, json)).rejects.toThrow(place)
})

it('reads CSV of real life', async () => {
  const body =
    '\ufeff정류장,"boarded", CARD \r\n시청,1,\r\n\r\n"a ""quoted"", cell\r\nof two lines",2,3\r\n"",,\r\nsay "hi",4,5\r\n'
  const { rows, refused } = await read(body, csv)
  expect(rows).toEqual([
    ['시청', 1, null, null],
    ['a "quoted", cell\r\nof two lines', 2, 3n, null],
    ['', null, null, null],
    ['say "hi"', 4, 5n, null],
  ])
  expect(refused).toEqual([])
})

it.each(['\n', '\r\n', '\r'])('reads CSV whose lines end with %j', async (end) => {
  const lines = ['stop,boarded', '', 'a,1', '"b', 'c",x', '', 'd,2', 'e,y']
  for (const tail of ['', end]) {
    const { rows, refused } = await read(lines.join(end) + tail, csv)
    expect(rows).toEqual([
      ['a', 1, null, null],
      ['d', 2, null, null],
    ])
    expect(refused).toMatchObject([
      { row: 2, line: 4, byteOffset: 15 + 3 * end.length, text: `"b${end}c",x` },
      { row: 4, line: 8, text: 'e,y' },
    ])
  }
})

it('says on which line rows begin', async () => {
  const body = 'stop,boarded\na,1\n\n"b\n\nb",2\nc,x\nd,4\ne,5\n'
  const [chunk] = await chunksIn(body, csv)
  expect(chunk?.rowNumbers).toEqual([1, 2, 4, 5])
  expect(chunk?.lines).toEqual([
    [1, 2],
    [2, 4],
    [4, 8],
  ])
  const sizes = { block: 64, chunk: 1_000, rows: 2 }
  const cut = await chunksOf(
    rowSourceOf({ fields, format: ndjson }, sizes),
    cutAt(Buffer.from('{"stop":"a"}\n'.repeat(5))),
  )
  expect(cut.map(({ lines }) => lines)).toEqual([[[1, 1]], [[3, 3]], [[5, 5]]])
})

const csvFaults: [string, object][] = [
  ['a,1,2', { code: 'column_count', params: { found: 3, expected: 2 } }],
  ['a', { code: 'column_count', params: { found: 1, expected: 2 } }],
  ['"a"b,1', { code: 'malformed_row', params: { reason: 'text follows a closing quote' } }],
  ['a,1.0', { field: 'boarded', code: 'not_whole' }],
  ['a,""', { field: 'boarded', code: 'not_a_number' }],
  [',1', { field: 'stop', code: 'required' }],
  ['a\0,1', { field: 'stop', code: 'not_text' }],
]
it.each(csvFaults)('refuses the row %j of CSV and nothing else', async (line, fault) => {
  const { rows, refused } = await read(`stop,boarded\nbefore,1\n${line}\nafter,2\n`, csv)
  expect(rows.map(([stop]) => stop)).toEqual(['before', 'after'])
  expect(refused).toMatchObject([{ row: 2, line: 3, byteOffset: 22, text: line, ...fault }])
})

it('lets a quote that is not closed spoil its own row only', async () => {
  const { rows, refused } = await read('stop,boarded\na,1\n"b,2\nc,3\n', csv)
  expect(rows).toEqual([['a', 1, null, null]])
  expect(refused).toMatchObject([
    {
      row: 2,
      line: 3,
      byteOffset: 17,
      code: 'malformed_row',
      params: { reason: 'a quote is not closed' },
      text: '"b,2\nc,3\n',
    },
  ])
})

it('knows no rows in an empty body or a header alone', async () => {
  for (const body of ['', '\ufeff', '\n\r\n', 'stop,boarded', 'stop\n', '\n\nstop\r\n\r\n'])
    expect(await chunksIn(body, csv)).toEqual([])
  for (const body of ['', '\ufeff', '\n \n\r\n']) expect(await chunksIn(body)).toEqual([])
})

const headers: [string, object[]][] = [
  ['stop,other', [{ path: 'body.other', code: 'unknown_field' }]],
  ['stop,', [{ path: 'body.', code: 'unknown_field' }]],
  ['stop,STOP', [{ path: 'body.STOP', code: 'not_allowed' }]],
  ['정류장,stop', [{ path: 'body.stop', code: 'not_allowed' }]],
  ['boarded', [{ path: 'body.stop', code: 'required' }]],
  [
    'stop;boarded',
    [
      { path: 'body.stop;boarded', code: 'unknown_field' },
      { path: 'body.stop', code: 'required' },
    ],
  ],
]
it.each(headers)('refuses the header %s', async (header, issues) => {
  await expect(chunksIn(`${header}\na,1\n`, csv)).rejects.toMatchObject({ code: 'header_mismatch', issues })
})

it('refuses a header that cannot be read', async () => {
  await expect(chunksIn(encode('정류장\n시청\n', 'cp949'), csv)).rejects.toMatchObject({
    code: 'body_malformed',
    message: 'The header has bytes that are no utf-8 (line 1, byte 0)',
  })
  await expect(chunksIn('"stop', csv)).rejects.toMatchObject({ code: 'body_malformed' })
  await expect(chunksIn(`stop,${','.repeat(9_999)}\n`, csv)).rejects.toMatchObject({
    code: 'header_mismatch',
  })
})

it('reads 10,000 cells of a row as one that has too many', async () => {
  const { refused } = await read(`stop\n${','.repeat(9_999)}\na\n`, csv)
  expect(refused).toMatchObject([{ code: 'column_count', params: { found: 10_000, expected: 1 } }])
})

it('separates cells by any character', async () => {
  const rows = (text: string, delimiter: string) => read(text, { ...csv, delimiter })
  expect((await rows('stop;boarded\n"a;b";1\n', ';')).rows).toEqual([['a;b', 1, null, null]])
  expect((await rows('stop\tboarded\na,b\t1\n', '\t')).rows).toEqual([['a,b', 1, null, null]])
  expect((await rows('stop|boarded\na|1\n', '|')).rows).toEqual([['a', 1, null, null]])
})

it.each([
  ['utf-8', 'utf-8', false],
  ['utf-8', 'utf-8', true],
  ['utf-16', 'utf-16le', false],
  ['utf-16le', 'utf-16le', true],
  ['utf-16be', 'utf-16be', false],
  ['cp949', 'cp949', false],
  // The mark wins.
  ['utf-8', 'utf-16be', true],
  ['cp949', 'utf-8', true],
  ['cp949', 'utf-16le', true],
] as [Charset, Charset, boolean][])('named %s, reads %s (mark: %s)', async (charset, actual, mark) => {
  const source = makeRowSource({ fields, format: { ...csv, charset } })
  const body = encode('정류장,boarded\n뷁똠방각하 €,1\n시청,x\n', actual, mark)
  const { rows, refused } = rowsOf(await chunksOf(source, cutAt(body)))
  expect(rows).toEqual([['뷁똠방각하 €', 1, null, null]])
  expect(refused).toMatchObject([{ row: 2, line: 3, text: '시청,x' }])
  const offset = refused[0]?.byteOffset as number
  expect(body.subarray(offset).equals(encode('시청,x\n', actual))).toBe(true)
  expect(source.charset()).toBe(actual)
})

const undecodable: [Charset, Buffer, string][] = [
  ['utf-8', Buffer.from([0xec, 0x8b]), '\\xEC\\x8B'],
  ['utf-8', Buffer.from([0xff, 0xc0, 0x80]), '\\xFF\\xC0\\x80'],
  ['utf-8', Buffer.from([0xed, 0xa0, 0x80]), '\\xED\\xA0\\x80'],
  ['cp949', Buffer.from([0xff]), '\\xFF'],
  ['cp949', Buffer.from([0x80, 0x41]), '\\x80A'],
  ['cp949', Buffer.from([0xc9, 0x41]), '\\xC9A'],
  ['utf-16le', Buffer.from([0x00, 0xd8]), '\\uD800'],
  ['utf-16be', Buffer.from([0xdc, 0x01]), '\\uDC01'],
]
it.each(undecodable)('refuses only the row with what is no %s', async (charset, bytes, shown) => {
  const around = (text: string) => encode(text, charset)
  for (const end of ['', ',2\n뒤,3\n']) {
    const body = Buffer.concat([around('stop,boarded\n앞,1\n가'), bytes, around(end)])
    const { rows, refused } = await read(body, { ...csv, charset })
    expect(rows.map(([stop]) => stop)).toEqual(end === '' ? ['앞'] : ['앞', '뒤'])
    expect(refused).toMatchObject([
      {
        row: 2,
        line: 3,
        code: 'undecodable',
        params: { charset },
        text: `가${shown}${end === '' ? '' : ',2'}`,
      },
    ])
    expect(refused[0]?.byteOffset).toBe(around('stop,boarded\n앞,1\n').length)
  }
})

it('refuses the last row of UTF-16 when it ends in half a unit', async () => {
  const body = Buffer.concat([encode('stop\na\nb', 'utf-16le'), Buffer.of(0x41)])
  const { rows, refused } = await read(body, { ...csv, charset: 'utf-16' })
  expect(rows.map(([stop]) => stop)).toEqual(['a'])
  expect(refused).toMatchObject([{ code: 'undecodable', byteOffset: 14 }])
})

it('takes a genuine U+FFFD for what it is', async () => {
  expect((await read('stop\na\ufffdb\n', csv)).rows).toEqual([['a\ufffdb', null, null, null]])
})

it('cuts the text of a refused row between characters', async () => {
  const long = '😀'.repeat(limits.refusedTextChars)
  const { refused } = await read(`stop,boarded\nx${long},1.5\n`, csv)
  const text = refused[0]?.text as string
  expect(text.isWellFormed()).toBe(true)
  expect(text.length).toBe(limits.refusedTextChars - 1)
})

// Pieces of rows of every kind, good and bad.
const rowParts = {
  ndjson: [
    '{"stop":"시청","boarded":1}\n',
    '{"stop":"a","boarded":"x"}\r\n',
    '{"stop":"',
    '\\"',
    '}',
    '\n',
    ' ',
  ],
  json: [
    '{"stop":"시청","boarded":1},',
    '{"stop":"a,]\n","boarded":"x"}\n,',
    '"\\"',
    '1,',
    '{',
    '}',
    '\n',
    ' ',
  ],
  csv: ['시청,1\r\n', '"a""b\r\n",2\r', '"x\ny",2.0\n', '"', '""', ',', '\r', '\n', '"\r', 'a'],
}
const letters = ['뷁', '😀', 'é', 'x', '\0']
type Kind = keyof typeof rowParts
const drawn = fc.constantFrom<Kind[]>('ndjson', 'json', 'csv').chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    charset: fc.constantFrom<Charset[]>('utf-8', 'utf-16le', 'utf-16be', 'cp949'),
    mark: fc.boolean(),
    parts: fc.array(fc.constantFrom(...rowParts[kind], ...rowParts[kind].slice(0, 2), ...letters), {
      maxLength: 40,
    }),
    noise: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 2 }),
    places: fc.array(fc.nat(400), { maxLength: 12 }),
    block: fc.integer({ min: 4, max: 40 }).map((size) => size * 2),
    rows: fc.integer({ min: 1, max: 5 }),
  }),
)
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

function bodyOf({ kind, charset, mark, parts, noise }: Drawn) {
  const [head, tail] =
    kind === 'csv' ? ['stop,boarded\n', ''] : kind === 'json' ? ['[', '{"stop":"z"}]'] : ['', '']
  const body = encode(head + parts.join('') + tail, charset, mark)
  for (const [at, byte] of noise) if (body.length > 40) body[40 + (at % (body.length - 40))] = byte
  const format: TextFormat = kind === 'csv' ? { kind, charset, delimiter: ',' } : { kind, charset }
  return { body, format }
}
/** The chunks, or the error. */
const outcomeOf = (body: Uint8Array, format: TextFormat, places: number[], sizes: Sizes) =>
  chunksOf(rowSourceOf({ fields, format }, sizes), cutAt(body, places)).catch(String)

test.prop([drawn], { numRuns: 300 })('cuts the same bytes the same, however they arrive', async (draw) => {
  const { body, format } = bodyOf(draw)
  const sizes = { block: draw.block, chunk: draw.block * 3, rows: draw.rows }
  const whole = await outcomeOf(body, format, [], sizes)
  expect(await outcomeOf(body, format, draw.places, sizes)).toEqual(whole)
  const everywhere = Array.from(body, (_, i) => i)
  expect(await outcomeOf(body, format, everywhere, sizes)).toEqual(whole)
})

test.prop([drawn], { numRuns: 300 })('reads the same rows, wherever blocks end', async (draw) => {
  const { body, format } = bodyOf(draw)
  const large = await outcomeOf(body, format, [], { block: 65_536, chunk: 1e6, rows: 1e6 })
  const small = await outcomeOf(body, format, [], {
    block: draw.block,
    chunk: draw.block * 3,
    rows: draw.rows,
  })
  if (typeof large === 'string' || typeof small === 'string') expect(small).toBe(large)
  else expect(rowsOf(small)).toEqual(rowsOf(large))
})

test.prop([drawn], { numRuns: 300 })(
  'says where refused rows begin, and which bytes it has read',
  async (draw) => {
    const { body, format } = bodyOf(draw)
    const sizes = { block: draw.block, chunk: draw.block * 3, rows: draw.rows }
    const chunks = await outcomeOf(body, format, draw.places, sizes)
    if (typeof chunks === 'string') return
    const { refused, rows } = rowsOf(chunks)
    const rowNumbers = chunks.flatMap((chunk) => chunk.rowNumbers)
    const received = chunks.reduce((sum, chunk) => sum + chunk.received, 0)
    expect([...rowNumbers, ...refused.map(({ row }) => row)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: received }, (_, i) => i + 1),
    )
    expect(rows.length).toBe(rowNumbers.length)
    for (const { text, byteOffset, code } of refused) {
      if (code === 'undecodable') continue
      const bytes = encode(text as string, format.charset)
      const found = body.subarray(byteOffset as number, (byteOffset as number) + bytes.length)
      expect(found.equals(bytes)).toBe(true)
    }
    // Each hash is that of the body up to a place, and these rise; what stands before it has just these rows.
    const lengths = new Map(
      Array.from({ length: body.length + 1 }, (_, i) => [sha256(body.subarray(0, i)), i]),
    )
    let [before, rowsBefore] = [0, 0]
    for (const chunk of chunks) {
      const length = lengths.get(chunk.sha256.toString('hex')) ?? -1
      rowsBefore += chunk.received
      expect(length).toBeGreaterThan(before)
      before = length
      if (draw.kind === 'json') continue
      const part = await outcomeOf(body.subarray(0, length), format, [], sizes)
      expect((part as Chunk[]).reduce((sum, { received }) => sum + received, 0)).toBe(rowsBefore)
    }
  },
)

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
