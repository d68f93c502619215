import { fc, test } from '@fast-check/vitest'
import type { ExportOptions } from '@tg-cloud/contract/export-options'
import type { Field } from '@tg-cloud/contract/fields'
import { describe, expect } from 'vitest'
import { zone } from '../../../test/export-arbitraries.ts'
import { chunksOf, cutAt, rowsOf } from '../../../test/row-bodies.ts'
import { cellOf, everyField } from '../../../test/row-engine/arbitraries.ts'
import type { Cell } from '../../datasets/cell.ts'
import type { TextFormat } from '../../ingest/row-source.ts'
import { makeRowSource } from '../../ingest/source/make-row-source.ts'
import { compileTable } from '../../query/compile-table.ts'
import { makeCsvText } from './csv-text.ts'
import { makeNdjsonText } from './ndjson-text.ts'
import type { RowText } from './row-text.ts'
import { textFile } from './text-file.ts'

const fields: Field[] = everyField.map((field) =>
  field.type === 'timestamp' ? { ...field, resolution: 'us' as const } : field,
)
const { columns } = compileTable({ fields, timeField: null }, {})
// In a row of JSON this is no value.
const isNull = (cell: Cell) => cell === 'null'
const row = fc
  .tuple(...fields.map(cellOf))
  .map((cells) => cells.map((cell, i) => (fields[i]?.type === 'json' && isNull(cell) ? '1' : cell)))

async function bytesOf(text: RowText, rows: readonly Cell[][], options: ExportOptions): Promise<Buffer> {
  const pages = (async function* () {
    yield rows
  })()
  const parts: Uint8Array[] = []
  for await (const part of textFile(pages, text, options, () => undefined)) parts.push(part)
  return Buffer.concat(parts)
}

async function loaded(bytes: Buffer, format: TextFormat, nullWords?: string[]) {
  const source = makeRowSource({ fields, format, nullWords })
  return rowsOf(await chunksOf(source, cutAt(bytes)))
}

describe('what is written is loaded as it was', () => {
  test.prop([fc.array(row, { maxLength: 5 }), zone])('as NDJSON', async (rows, timeZone) => {
    const bytes = await bytesOf(makeNdjsonText(columns, { timeZone }), rows, {})
    const found = await loaded(bytes, { kind: 'ndjson', charset: 'utf-8' })
    expect(found).toEqual({ rows, refused: [] })
    for (const line of bytes.toString().split('\n').slice(0, -1)) expect(() => JSON.parse(line)).not.toThrow()
  })

  test.prop([
    fc.array(row, { maxLength: 5 }),
    zone,
    fc.constantFrom(',', ';', '\t', '|', ':', '-'),
    fc.constantFrom('utf-8' as const, 'utf-8-bom' as const),
  ])('as CSV', async (rows, timeZone, delimiter, encoding) => {
    const options: ExportOptions = { timeZone, delimiter, encoding, formulaGuard: false }
    const bytes = await bytesOf(makeCsvText(columns, options), rows, options)
    const found = await loaded(bytes, { kind: 'csv', charset: 'utf-8', delimiter })
    expect(found).toEqual({ rows, refused: [] })
  })

  test.prop([fc.array(row, { maxLength: 5 })])('as CSV with a word for no value', async (rows) => {
    const options: ExportOptions = { nullText: 'no value', formulaGuard: false }
    const bytes = await bytesOf(makeCsvText(columns, options), rows, options)
    const found = await loaded(bytes, { kind: 'csv', charset: 'utf-8', delimiter: ',' }, ['no value'])
    expect(found).toEqual({ rows, refused: [] })
  })

  const korean = fc.string({
    unit: fc.constantFrom('가', '힣', '뷁', '漢', 'a', '"', ',', '\n', '\r', ' ', '①', '㈜'),
    maxLength: 8,
  })
  test.prop([fc.array(korean, { maxLength: 5 })])('as CSV in CP949', async (words) => {
    const rows = words.map((word) =>
      fields.map(({ type, multiple }) => (type === 'text' && !multiple ? word : null)),
    )
    const options: ExportOptions = { encoding: 'cp949', formulaGuard: false }
    const bytes = await bytesOf(makeCsvText(columns, options), rows, options)
    const found = await loaded(bytes, { kind: 'csv', charset: 'cp949', delimiter: ',' })
    expect(found).toEqual({ rows, refused: [] })
  })
})
