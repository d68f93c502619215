import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { fc, test } from '@fast-check/vitest'
import type { ExportOptions, ExportSearch } from '@tg-cloud/contract/export-options'
import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fields, options, rowsOf } from '../../../test/export-arbitraries.ts'
import { aDataset, aLoad, sendRows } from '../../../test/row-engine/rows.ts'
import { openDuckDb } from '../../adapters/duckdb/open.ts'
import type { Cell, DatasetShape } from '../../datasets/cell.ts'
import { compileTable } from '../../query/compile-table.ts'
import type { Table } from '../../query/table.ts'
import { encodeTable } from '../encode-table.ts'

// How it is packed depends on the pieces in which it comes.
const unpacked = { none: (bytes: Buffer) => bytes, gzip: gunzipSync, zstd: zstdDecompressSync }

const formats = ['csv', 'ndjson', 'xlsx'] as const
type File = { format: (typeof formats)[number]; options: ExportOptions }

let dataDir = ''
let engine: Awaited<ReturnType<typeof openDuckDb>>
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rows-lines-'))
  engine = await openDuckDb({ dataDir })
})
afterAll(async () => {
  await engine.close()
  await rm(dataDir, { recursive: true })
})

/** `work` with the rows in a data set. */
async function having<T>(fields: Field[], rows: Cell[][], work: (dataset: DatasetShape) => Promise<T>) {
  const dataset = aDataset(fields)
  const load = aLoad(dataset, 1)
  await engine.create(dataset)
  await sendRows(engine, load, rows, 10_000)
  await engine.finishLoad(load, 2)
  const done = await work(dataset)
  await engine.remove(dataset.id)
  return done
}

/** The file as the engine writes the lines of it, if it does, and as they are written row by row. */
async function bothWays(dataset: DatasetShape, file: File, search: ExportSearch = {}) {
  const signal = new AbortController().signal
  const { lines, ...table } = compileTable(
    { ...dataset, fields: [...dataset.fields], timeField: null },
    { search },
  )
  return engine.ask(
    dataset,
    async (view) => {
      let isWritten = false
      const asked: Table['lines'] = async (...how) => {
        const made = await lines?.(...how)
        isWritten = made !== undefined
        return made
      }
      const outcomeOf = async (from: Table) => {
        const counted = { rows: 0, unmappable: 0 }
        const parts: Uint8Array[] = []
        try {
          const bytes = encodeTable({ table: from, view, file, counted, signal, provesEnd: true })
          for await (const part of bytes) parts.push(part)
          const packed = file.format === 'xlsx' ? 'none' : (file.options.compression ?? 'none')
          const plain = unpacked[packed](Buffer.concat(parts))
          return { text: plain.toString('latin1'), ...counted }
        } catch (error) {
          return { error }
        }
      }
      const byEngine = await outcomeOf({ ...table, lines: asked })
      return { isWritten, byEngine, rowByRow: await outcomeOf(table) }
    },
    signal,
  )
}

describe('lines that the engine writes are those that are written row by row', () => {
  test.prop(
    [
      fc.boolean().chain((isNear) => fc.tuple(fc.constant(isNear), rowsOf(isNear))),
      fc.constantFrom(...formats),
      fc.array(options, { minLength: 3, maxLength: 3 }),
      fc.subarray(
        fields.map(({ name }) => name),
        { minLength: 1, maxLength: 5 },
      ),
    ],
    { numRuns: 40 },
  )(
    'of every type, with every option',
    async ([isNear, rows], format, each, names) => {
      await having(fields, rows, async (dataset) => {
        for (const one of each) {
          const { isWritten, byEngine, rowByRow } = await bothWays(
            dataset,
            { format, options: one },
            { fields: names },
          )
          expect(byEngine).toEqual(rowByRow)
          const isUtc = one.timeZone === undefined || one.timeZone === 'UTC'
          const mayBe = isNear || (isUtc && format !== 'xlsx')
          if (mayBe && names.length <= 2) expect(isWritten).toBe(true)
        }
      })
    },
    120_000,
  )

  it('of doubles of every size', async () => {
    const digits = ['1', '-1', '9.999999999999999', '1.2345678901234567', '-5.5', '1.7976931348623157']
    const powers = Array.from({ length: 632 }, (_, i) => i - 323)
    const rows = powers
      .flatMap((power) => digits.map((each) => [Number(`${each}e${power}`)]))
      .filter(([x]) => Number.isFinite(x))
    await having([{ name: 'x', type: 'double' }], rows, async (dataset) => {
      for (const format of formats) {
        const { isWritten, byEngine, rowByRow } = await bothWays(dataset, { format, options: {} })
        expect(byEngine).toEqual(rowByRow)
        expect(isWritten).toBe(true)
      }
    })
  })

  it('of sheets: texts that look like numbers of characters, days without end, and cells that are too long', async () => {
    const fields: Field[] = [
      { name: 'word', type: 'text' },
      { name: 'words', type: 'keyword', multiple: true },
      { name: 'day', type: 'date' },
      { name: 'at', type: 'timestamp' },
    ]
    const texts = [
      '_x0041_x0042_',
      '_x000d',
      '_xABCD\u0001',
      '__x00af__',
      '\uffff_x',
      'a\r\n\tb\0',
      'x_x0041_',
      '_&<>"\'',
    ]
    const days = [-719_162, -25_508, -25_509, 0, 2_932_896]
    const times = [0n, 1n, 946_684_799_999n, 3_453_235_199_999n, 84_153_727_871_111n, 253_402_214_399_999n]
    const rows = texts.map((text, i): Cell[] => [
      text,
      [text, '가'],
      days[i] ?? null,
      (times[i] ?? 5n) * 1_000n,
    ])
    await having(fields, rows, async (dataset) => {
      const { isWritten, byEngine, rowByRow } = await bothWays(dataset, { format: 'xlsx', options: {} })
      expect(byEngine).toEqual(rowByRow)
      expect(isWritten).toBe(true)
    })
    const [least, long] = ['&'.repeat(32_767), '\u0001가'.repeat(16_384)]
    await having(
      fields,
      [
        [least, null, null, null],
        [long, null, null, null],
      ],
      async (dataset) => {
        const { isWritten, byEngine, rowByRow } = await bothWays(dataset, { format: 'xlsx', options: {} })
        expect(byEngine).toEqual(rowByRow)
        expect(isWritten).toBe(true)
        expect(byEngine.error).toMatchObject({
          code: 'cell_too_long',
          message: expect.stringContaining('A3'),
        })
      },
    )
  })

  it('of many rows, short and long, in every order', async () => {
    const rows = Array.from({ length: 7_000 }, (_, i) => [i % 5 === 0 ? 'a' : `${i}, long enough`, i % 1_000])
    const searches: ExportSearch[] = [
      {},
      { sort: [{ field: '$row', order: 'desc' }] },
      { sort: [{ field: 'n', order: 'desc' }], fields: ['word'] },
      { filter: { op: 'lt', field: 'n', value: 900 }, sort: [{ field: 'word' }], fields: ['n', 'word'] },
    ]
    const fields: Field[] = [
      { name: 'word', type: 'keyword' },
      { name: 'n', type: 'int' },
    ]
    await having(fields, rows, async (dataset) => {
      for (const search of searches)
        for (const format of formats) {
          const { isWritten, byEngine, rowByRow } = await bothWays(dataset, { format, options: {} }, search)
          expect(byEngine).toEqual(rowByRow)
          expect(isWritten).toBe(true)
        }
    })
  })

  it('but for columns that are no field or too many, and years whose clocks no statement holds', async () => {
    const many = Array.from({ length: 40 }, (_, i): Field => ({ name: `word_${i}`, type: 'keyword' }))
    const wide: Field[] = [{ name: 'at', type: 'timestamp' }, ...many]
    const rows = [0n, 4_102_444_800_000_000n].map((at) => [at, ...many.map(() => 'a')])
    await having(wide, rows, async (dataset) => {
      const timeZone = 'Asia/Seoul'
      const asked: [ExportOptions, ExportSearch][] = [
        [{}, { fields: ['$row', 'at'] }],
        [{}, {}],
        [{ timeZone }, { fields: ['at'] }],
      ]
      for (const [options, search] of asked) {
        const { isWritten, byEngine, rowByRow } = await bothWays(dataset, { format: 'csv', options }, search)
        expect(byEngine).toEqual(rowByRow)
        expect(isWritten).toBe(false)
      }
    })
  })
})
