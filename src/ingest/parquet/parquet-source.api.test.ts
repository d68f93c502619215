import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parquetOf } from '../../../test/parquet.ts'
import { cutAt } from '../../../test/row-bodies.ts'
import { aDataset, aLoad, allRows } from '../../../test/row-engine/rows.ts'
import { openDuckDb } from '../../adapters/duckdb/open.ts'
import { makeParquetReader } from '../../adapters/duckdb/parquet/parquet-reader.ts'
import { makeSpool } from '../../adapters/files/spool.ts'
import type { Chunk, RowEngine } from '../../datasets/row-engine.ts'
import { noCounts, type Progress } from '../ingest.ts'
import type { SourceOptions } from '../row-source.ts'
import { writeChunks } from '../write-chunks.ts'
import { makeParquetSource } from './make-parquet-source.ts'

let dataDir: string
let engine: RowEngine
let spool: ReturnType<typeof makeSpool>
let reader: ReturnType<typeof makeParquetReader>
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parquet-source-'))
  engine = await openDuckDb({ dataDir })
  spool = makeSpool(join(dataDir, 'spool'))
  reader = makeParquetReader({ folder: join(dataDir, 'spool'), memoryLimitMiB: 256 })
})
afterAll(async () => {
  await reader.close()
  await engine.close()
  await rm(dataDir, { recursive: true })
})

type Rules = Omit<SourceOptions, 'format' | 'fields'>
const sourceOf = (fields: readonly Field[], direct: boolean, rules: Rules = {}, sizes = small) =>
  makeParquetSource({ spool: spool.spool, openParquet: reader.open, direct }, sizes)({ fields, ...rules })
const small = { rows: 4_096, cells: 100, bytes: 8_388_608 }

/** What has become of a file: its rows, why others were refused, and how often each rule was used. */
async function outcome(fields: Field[], bytes: Buffer, direct: boolean, rules: Rules = {}) {
  const sizes = direct ? small : { ...small, cells: 4_096 }
  const dataset = aDataset(fields)
  const load = aLoad(dataset, 1)
  const source = sourceOf(fields, direct, rules, sizes)
  const progress: Progress = { ...noCounts(), bytes: 0, charset: null, reading: [] }
  const query = { onError: 'quarantine' } as const
  const { signal } = new AbortController()
  await writeChunks({ engine, load, source, bytes: cutAt(bytes), progress, query, signal })
  await engine.finishLoad(load, 2)
  return {
    rows: (await allRows(engine, dataset)).map(({ row, cells }) => [row, ...cells]),
    refused: await engine.refused(dataset.id, 1, { after: 0, limit: 100_000 }),
    reading: progress.reading,
    counts: [progress.received, progress.accepted, progress.quarantined],
  }
}

const most = '170141183460469231731687303715884105727'
/** Values at the edges of types, as SQL, and fields that they are read into. */
const cases: [type: string, values: string[], fields: Partial<Field>[]][] = [
  ...['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'UTINYINT', 'USMALLINT', 'UINTEGER', 'UBIGINT'].map(
    (type): (typeof cases)[number] => [
      type,
      [
        '0',
        '1',
        '-1',
        '100',
        '127',
        '-128',
        '255',
        '32767',
        '9999',
        '10000',
        '2147483647',
        '4294967295',
      ].concat(
        ['9007199254740991', '9007199254740992', '-9007199254740992', '9223372036854775807'],
        ['-9223372036854775808', '9223372036854775808', '18446744073709551615', 'NULL'],
      ),
      ['int', 'int64', 'double', 'decimal', 'boolean', 'keyword', 'json'].map((name) =>
        name === 'decimal' ? { type: name, precision: 4, scale: 1 } : { type: name as Field['type'] },
      ),
    ],
  ),
  ...['FLOAT', 'DOUBLE'].map((type): (typeof cases)[number] => [
    type,
    [
      '0',
      "'-0'",
      '1',
      '1.5',
      '0.1',
      "'nan'",
      "'infinity'",
      "'-infinity'",
      '1e300',
      '5e-324',
      '9007199254740993',
      'NULL',
    ],
    [
      { type: 'double' },
      { type: 'int' },
      { type: 'int64' },
      { type: 'decimal', precision: 9, scale: 1 },
      { type: 'json' },
    ],
  ]),
  [
    'DECIMAL(10,3)',
    ['0', '1.25', '1.255', '-1.5', '9999999.999', '99.999', '1000', 'NULL'],
    [
      { type: 'decimal', precision: 10, scale: 3 },
      { type: 'decimal', precision: 5, scale: 2 },
      { type: 'decimal', precision: 5, scale: 4 },
      { type: 'decimal', precision: 38, scale: 20 },
      { type: 'int' },
      { type: 'double' },
    ],
  ],
  [
    'DECIMAL(38,0)',
    ['99999999999999999999999999999999999999', '-1', most.slice(1)],
    [{ type: 'decimal', precision: 38, scale: 0 }, { type: 'int64' }],
  ],
  ['BOOLEAN', ['true', 'false', 'NULL'], [{ type: 'boolean' }, { type: 'keyword' }]],
  [
    'DATE',
    [
      "'0001-01-01'",
      "'9999-12-31'",
      "'10000-01-01'",
      "'0044-03-15 (BC)'",
      "'infinity'",
      "'-infinity'",
      "'2024-02-29'",
      'NULL',
    ],
    [{ type: 'date' }, { type: 'timestamp' }, { type: 'keyword' }],
  ],
  ...['TIMESTAMPTZ', 'TIMESTAMP', 'TIMESTAMP_NS'].map((type): (typeof cases)[number] => [
    type,
    [
      "'1969-12-31 23:59:59.999'",
      "'2024-01-05 13:00:00'",
      "'2024-01-05 13:00:00.000001'",
      "'2024-03-10 02:30:00'",
      "'2024-11-03 01:30:00'",
      "'1987-05-10 00:30:00'",
      "'1970-01-01 00:00:00'",
      "'2039-12-31 23:00:00'",
      "'2200-01-01 00:00:00'",
      ...(type === 'TIMESTAMP_NS'
        ? ["'2024-01-05 13:00:00.000000001'"]
        : ["'0001-01-01 00:00:00'", "'10000-01-01 00:00:00'", "'infinity'"]),
      'NULL',
    ],
    [
      { type: 'timestamp' },
      { type: 'timestamp', resolution: 'us' },
      { type: 'timestamp', read: { sourceTimeZone: 'America/New_York' } },
      { type: 'keyword' },
    ],
  ]),
  [
    'VARCHAR',
    [
      "''",
      "'-'",
      "' a '",
      "'가나다'",
      "'a' || chr(0)",
      "repeat('a', 32766)",
      "repeat('a', 32767)",
      "'12'",
      "'2024-01-05'",
      '\'{"a": 1.0}\'',
      'NULL',
    ],
    [
      { type: 'keyword' },
      { type: 'keyword', read: { nullWords: ['-', "'"] } },
      { type: 'keyword', read: { trim: true } },
      { type: 'text' },
      { type: 'int' },
      { type: 'int', read: { thousandsSeparator: ',' } },
      { type: 'date' },
      { type: 'json' },
    ],
  ],
  [
    'BLOB',
    ["'abc'::BLOB", "'\\xAA'::BLOB", 'NULL'],
    [{ type: 'keyword' }, { type: 'json' }, { type: 'int' }],
  ],
  ['UUID', ["'d6deb3e9-d60f-401c-8f1c-b176e6a97cbb'", 'NULL'], [{ type: 'keyword' }, { type: 'int' }]],
  ['TIME', ["'12:00:00.5'", 'NULL'], [{ type: 'keyword' }]],
  ['INTERVAL', ["'1 day 2 hours'", 'NULL'], [{ type: 'keyword' }]],
  [
    'BIGINT[]',
    ['[1, 2]', '[]', '[1, NULL]', '[9007199254740992]', 'NULL'],
    [
      { type: 'int', multiple: true },
      { type: 'int64', multiple: true },
      { type: 'decimal', precision: 3, scale: 1, multiple: true },
      { type: 'json' },
      { type: 'int' },
    ],
  ],
  [
    'VARCHAR[]',
    ["['a', 'b']", "['a' || chr(0)]", "['-']", '[]', 'NULL'],
    [
      { type: 'keyword', multiple: true },
      { type: 'keyword', multiple: true, read: { nullWords: ['-'] } },
    ],
  ],
  [
    'TIMESTAMP[]',
    ["['2024-01-05 13:00:00']", '[]'],
    [{ type: 'timestamp', multiple: true, read: { sourceTimeZone: 'Asia/Seoul' } }],
  ],
  [
    'STRUCT(lat DOUBLE, lon DOUBLE)',
    ["{'lat': 37.5, 'lon': 127}", "{'lat': 91, 'lon': 0}", 'NULL'],
    [{ type: 'geo_point' }, { type: 'json' }],
  ],
  [
    'STRUCT(a DECIMAL(4,2), b BLOB[], c DOUBLE)',
    [
      "{'a': 1.5, 'b': ['x'], 'c': 1}",
      "{'a': 1.5, 'b': ['\\xAA'], 'c': 1}",
      "{'a': 1.5, 'b': [], 'c': 'nan'}",
    ],
    [{ type: 'json' }],
  ],
  ['MAP(VARCHAR, BIGINT)', ["MAP {'k': 9223372036854775807}", 'MAP {}', 'NULL'], [{ type: 'json' }]],
  ['MAP(INTEGER, VARCHAR)', ["MAP {1: 'a'}"], [{ type: 'json' }]],
]

const fileOf = (type: string, values: string[]) =>
  parquetOf(
    `SELECT v FROM (${values.map((value, i) => `SELECT ${i} AS i, try_cast(${value} AS ${type}) AS v`).join(' UNION ALL ')}) ORDER BY i`,
  )

describe('rows that the engine reads itself', () => {
  it.each(cases)('are those that are read one by one: %s', async (type, values, fields) => {
    const bytes = await fileOf(type, values)
    for (const [i, shape] of fields.entries())
      for (const required of i === 0 ? [false, true] : [false]) {
        const field = { name: 'v', required, ...shape } as Field
        const [direct, single] = [await outcome([field], bytes, true), await outcome([field], bytes, false)]
        expect(direct, JSON.stringify(field)).toEqual(single)
        expect(direct.rows.length + direct.refused.length).toBe(values.length)
      }
  })
})

describe('chunks of Parquet', () => {
  const fields: Field[] = [
    { name: 'n', type: 'int' },
    { name: 'word', type: 'keyword' },
  ]
  const select = `SELECT range AS n, CASE WHEN range % 3000 < 150 THEN '-' ELSE '행 ' || range END AS word FROM range(20000)`
  const rules = { nullWords: ['-'] }
  const all = async (bytes: Buffer, direct = true) => {
    const chunks: Chunk[] = []
    for await (const chunk of sourceOf(fields, direct, rules).chunks(cutAt(bytes))) chunks.push(chunk)
    return chunks
  }
  it('are cut at the same rows every time, and hold no more than they may', async () => {
    const bytes = await parquetOf(select, 'ROW_GROUP_SIZE 2048')
    const [one, other] = [await all(bytes), await all(bytes)]
    expect(other.map(({ sha256, received }) => [sha256, received])).toEqual(
      one.map(({ sha256, received }) => [sha256, received]),
    )
    expect(new Set(one.map(({ sha256 }) => sha256.toString('hex'))).size).toBe(one.length)
    expect(one.reduce((sum, { received }) => sum + received, 0)).toBe(20_000)
    for (const { rowNumbers, received } of one) {
      expect(rowNumbers.length).toBeLessThanOrEqual(small.cells)
      expect(received).toBeLessThanOrEqual(small.rows)
    }
    expect(one.length).toBeGreaterThan(5)
  })

  it('have the rows in the order of the file, whoever reads them', async () => {
    const bytes = await parquetOf(select, 'ROW_GROUP_SIZE 2048')
    const [direct, single] = [
      await outcome(fields, bytes, true, rules),
      await outcome(fields, bytes, false, rules),
    ]
    expect(direct).toEqual(single)
    expect(direct.rows.map(([, n]) => n)).toEqual(Array.from({ length: 20_000 }, (_, n) => n))
  })

  it('leave no file, also when no other is asked for', async () => {
    const bytes = await parquetOf(select)
    for await (const chunk of sourceOf(fields, true, rules).chunks(cutAt(bytes)))
      if (chunk.number === 1) break
    expect(await readdir(join(dataDir, 'spool'))).toEqual([])
  })
})
