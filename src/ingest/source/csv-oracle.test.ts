import { fc, test } from '@fast-check/vitest'
import type { Field } from '@tg-cloud/contract/fields'
import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import { chunksOf, cutAt, rowsOf } from '../../../test/row-bodies.ts'
import { rowSourceOf } from './make-row-source.ts'

const fields = ['a', 'b', 'c'].map((name): Field => ({ name, type: 'text' }))

const cell = fc
  .array(fc.constantFrom('a', '뷁', '😀', ' ', ',', ';', '"', '\n', '\r', '\r\n', '0'), { maxLength: 6 })
  .map((parts) => parts.join(''))
// A quote inside a cell that does not begin with one is a part of it.
const needsQuotes = (text: string) => /[\n\r,;]|^"/.test(text)
const written = fc.tuple(cell, fc.boolean()).map(([text, isQuoted]) => {
  return isQuoted || needsQuotes(text) ? `"${text.replaceAll('"', '""')}"` : text
})
const csv = fc.record({
  rows: fc.array(fc.tuple(written, written, written), { maxLength: 12 }),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  delimiter: fc.constantFrom(',', ';'),
  isEnded: fc.boolean(),
  block: fc.integer({ min: 4, max: 60 }).map((size) => size * 2),
})

test.prop([csv], { numRuns: 500 })('finds the cells that csv-parse finds', async (drawn) => {
  const { rows, end, delimiter, isEnded, block } = drawn
  const lines = [['a', 'b', 'c'], ...rows].map((row) => row.join(delimiter))
  const text = lines.join(end) + (isEnded ? end : '')
  const expected = parse(text, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
  }).slice(1)
  const format = { kind: 'csv', charset: 'utf-8', delimiter } as const
  const source = rowSourceOf({ fields, format }, { block, chunk: 1_000, rows: 5 })
  const { rows: found, refused } = rowsOf(await chunksOf(source, cutAt(Buffer.from(text))))
  expect(refused).toEqual([])
  expect(found.map((row) => row.map((value) => value ?? ''))).toEqual(expected)
})
