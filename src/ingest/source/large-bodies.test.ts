import { createHash } from 'node:crypto'
import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import { expect, it } from 'vitest'
import { chunksOf, rowsOf } from '../../../test/row-bodies.ts'
import type { TextFormat } from '../row-source.ts'
import { makeRowSource } from './make-row-source.ts'

const fields: Field[] = [
  { name: 'stop', type: 'text', required: true },
  { name: 'boarded', type: 'int' },
]
const csv = { kind: 'csv', charset: 'utf-8', delimiter: ',' } as const
const ndjson = { kind: 'ndjson', charset: 'utf-8' } as const
const json = { kind: 'json', charset: 'utf-8' } as const

async function* body(...parts: (string | Uint8Array | [text: string, times: number])[]) {
  for (const part of parts) {
    const [piece, times] = Array.isArray(part) ? part : [part, 1]
    const bytes = Buffer.from(piece)
    for (let i = 0; i < times; i++) yield bytes
  }
}
const read = (bytes: AsyncIterable<Uint8Array>, format: TextFormat) =>
  chunksOf(makeRowSource({ fields, format }), bytes)

const rows = 250_000
const bodies: [string, TextFormat, (i: number) => string, string][] = [
  [
    'NDJSON',
    ndjson,
    (i) =>
      i % 7 === 0 ? `{"boarded":${i}}` : i % 3 === 0 ? `{"stop":"${i}"}` : `{"stop":"역${i}","boarded":${i}}`,
    '',
  ],
  ['CSV', csv, (i) => (i % 7 === 0 ? `,${i}` : i % 3 === 0 ? `${i},` : `역${i},${i}`), 'stop,boarded\n'],
]
it.each(bodies)('reads many rows of %s, good and bad', async (_name, format, line, header) => {
  const lines = Array.from({ length: rows }, (_, i) => line(i))
  const text = `${header}${lines.join('\n')}\n`
  const chunks = await read(body(text), format)
  const { rows: taken, refused } = rowsOf(chunks)
  const numbers = Array.from({ length: rows }, (_, i) => i)
  expect(taken).toEqual(
    numbers.filter((i) => i % 7 !== 0).map((i) => (i % 3 === 0 ? [String(i), null] : [`역${i}`, i])),
  )
  expect(refused.map(({ row }) => row - 1)).toEqual(numbers.filter((i) => i % 7 === 0))
  expect(chunks.map(({ number, received }) => [number, received])).toEqual([
    [0, 122_880],
    [1, 122_880],
    [2, rows - 2 * 122_880],
  ])
  expect(chunks.at(-1)?.sha256.equals(createHash('sha256').update(text).digest())).toBe(true)
})

it('ends a chunk before it is longer than 16 MiB', async () => {
  const line = `${'x'.repeat(999)},1\n`
  const chunks = await read(body('stop,boarded\n', [line, 40_000]), csv)
  const sizes = chunks.map(({ received }) => received * line.length)
  expect(chunks).toHaveLength(3)
  for (const size of sizes.slice(0, -1)) expect(size).toBeGreaterThan(16_777_216 - 2 * 65_536 - 2_000)
  for (const size of sizes) expect(size).toBeLessThanOrEqual(16_777_216)
})

const block = 'x'.repeat(65_536)
const longRows: [string, TextFormat, string, string, string][] = [
  ['NDJSON', ndjson, '{"stop":"a"}\n{"stop":"', '"}\n', '{"stop":"b"}\n'],
  ['CSV', csv, 'stop\na\n', '\n', 'b\n'],
  ['quoted CSV', csv, 'stop\na\n"', '\n"\n', 'b\n'],
  ['a JSON array', json, '[{"stop":"a"}\n,{"stop":"', '"}\n,', '{"stop":"b"}]'],
]
it.each(longRows)(
  'refuses a row of %s that is too long, and goes on behind it',
  async (_name, format, head, end, tail) => {
    const before = process.memoryUsage().rss
    let most = 0
    async function* watched() {
      for await (const piece of body(head, [block, 800], end, tail)) {
        most = Math.max(most, process.memoryUsage().rss)
        yield piece
      }
    }
    const { rows: taken, refused } = rowsOf(await read(watched(), format))
    expect(taken.map(([stop]) => stop)).toEqual(['a', 'b'])
    expect(refused).toMatchObject([
      { row: 2, code: 'row_too_long', params: { maximum: limits.rowBytes }, field: null },
    ])
    expect(refused[0]?.text).toHaveLength(limits.refusedTextChars)
    // Fifty megabytes pass; sixteen of them are held for a while, in two bytes each at most.
    expect(most - before).toBeLessThan(150_000_000)
  },
)

it('takes a row of just the length that is allowed', async () => {
  const row = (bytes: number) => `{"stop":"${'x'.repeat(bytes - 11)}"}`
  const text = `${row(limits.rowBytes)}\n${row(limits.rowBytes + 1)}\n${row(20)}`
  const { rows: taken, refused } = rowsOf(await read(body(text), ndjson))
  expect(taken.map(([stop]) => (stop as string).length)).toEqual([limits.rowBytes - 11, 9])
  expect(refused).toMatchObject([{ row: 2, line: 2, code: 'row_too_long', byteOffset: limits.rowBytes + 1 }])
})

it('holds little of a quote that never closes', async () => {
  const { rows: taken, refused } = rowsOf(await read(body('stop\na\n"', ['b\n'.repeat(32_768), 800]), csv))
  expect(taken).toEqual([['a', null]])
  expect(refused).toMatchObject([{ row: 2, line: 3, byteOffset: 7, code: 'row_too_long' }])
})

it('stands a million brackets', async () => {
  const text = `{"stop":${'['.repeat(1_000_000)}\n{"stop":"a"}\n`
  const { rows: taken, refused } = rowsOf(await read(body(text), ndjson))
  expect(taken).toEqual([['a', null]])
  expect(refused).toMatchObject([{ code: 'too_deep', field: 'stop' }])
})

it('asks for no more of the body than the chunk takes, and closes it when its reader leaves', async () => {
  let [asked, isClosed] = [0, false]
  async function* endless() {
    try {
      for (;;) {
        asked++
        yield Buffer.from('{"stop":"a"}\n'.repeat(1_000))
      }
    } finally {
      isClosed = true
    }
  }
  for await (const chunk of makeRowSource({ fields, format: ndjson }).chunks(endless())) {
    expect(chunk.received).toBe(122_880)
    expect(asked).toBeLessThanOrEqual(130)
    break
  }
  expect(isClosed).toBe(true)
})

it('lets others have their turn', async () => {
  const many = Array.from({ length: 500 }, (_, i): Field => ({ name: `f${i}`, type: 'int' }))
  const source = makeRowSource({ fields: many, format: ndjson })
  let [turns, isDone] = [0, false]
  const count = () => {
    turns++
    if (!isDone) setImmediate(count)
  }
  setImmediate(count)
  const chunks = await chunksOf(source, body(['{}\n'.repeat(20_000), 5]))
  isDone = true
  expect(chunks.reduce((sum, { received }) => sum + received, 0)).toBe(100_000)
  expect(turns).toBeGreaterThan(150)
})
