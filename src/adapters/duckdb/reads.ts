import duckdb from '@duckdb/node-bindings'
import type { DataChunk } from '@duckdb/node-bindings'
import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import type { RefusalCode } from '@tg-cloud/contract/refusals'
import type { ReadRow, RefusedRow, RowEngine } from '../../datasets/row-engine.ts'
import type { Connections } from './connections.ts'
import { rowsSql } from './filter-sql.ts'
import { countRows, type LoadEntry, loadsOf } from './ledger.ts'
import { takeOf, takeRowIds } from './read-vectors.ts'
import { cellColumns } from './search-sql.ts'
import { number, type Row } from './session.ts'
import { refusedTable, rowBits, rowTable } from './tables.ts'

/** Rows that one statement of a scan looks at: as many as the engine stores together. */
const rangeRows = 122_880

export const makeReads = ({ read, readOn }: Connections): Pick<RowEngine, 'count' | 'scan' | 'refused'> => ({
  count: ({ id }, filter, signal) =>
    read(async (session) => {
      const rows = rowTable(id)
      const loads = await loadsOf(session, id)
      if (loads.length === 0) return 0
      const { sql, values } = rowsSql(filter, { rows, loads })
      return countRows(session, rows, sql, values)
    }, signal),

  // One statement with ORDER BY would sort the whole table before its first row. The table lies nearly in the order of
  // `_row`, and the engine skips blocks by their least and greatest value: range by range it sorts a block or two.
  scan: ({ id, fields }, options, signal) =>
    readOn(async function* (session) {
      const rows = rowTable(id)
      const loads = await loadsOf(session, id)
      const asked = options.fields.map((name) => known(fields, name))
      const { sql, values } = rowsSql(options.filter, { rows, loads })
      const toRows = rowReader(asked, loads)
      for (const [from, to] of ranges(loads)) {
        const statement = `SELECT ${cellColumns(asked)} FROM ${rows}
          WHERE _row >= ${from} AND _row < ${to} AND ${sql} ORDER BY _row`
        for await (const chunk of session.chunks(statement, values)) yield toRows(chunk)
      }
    }, signal),

  refused: (datasetId, load, { after, limit }) =>
    read(async (session) => {
      const sql = `SELECT * FROM ${refusedTable(datasetId)} WHERE load = ? AND row > ? ORDER BY row LIMIT ?`
      return (await session.rows(sql, [load, after, limit])).map(refusedRow)
    }),
})

/** The field that a caller within the server names. */
export function known(fields: readonly Field[], name: string): Field {
  const field = fieldNamed(fields, name)
  if (field === undefined) throw new Error(`There is no field ${name}`)
  return field
}

/** Ranges of `_row` that hold at most about `rangeRows` rows each: small loads share one, large ones are cut. */
function* ranges(loads: readonly LoadEntry[]): Generator<[from: bigint, to: bigint]> {
  let from: bigint | undefined
  let sum = 0
  const begin = (load: number) => BigInt(load) << BigInt(rowBits)
  for (const { number, state, counts } of loads) {
    if (state !== 'finished') continue
    from ??= begin(number)
    sum += counts.received
    if (sum < rangeRows) continue
    for (let row = rangeRows; row <= counts.received; row += rangeRows) {
      const to = begin(number) + BigInt(row)
      yield [from, to]
      from = to
    }
    yield [from, begin(number + 1)]
    from = undefined
    sum = 0
  }
  if (from !== undefined) yield [from, begin((loads.at(-1)?.number ?? 0) + 1)]
}

/** Of chunks with `_load`, `_row` and the cells of these fields. */
export function rowReader(
  fields: readonly Field[],
  loads: readonly LoadEntry[],
): (chunk: DataChunk) => ReadRow[] {
  const takes = fields.map(takeOf)
  const versions = new Map(loads.map(({ number, version }) => [number, version]))
  return (chunk) => {
    const count = duckdb.data_chunk_get_size(chunk)
    const vector = (i: number) => duckdb.data_chunk_get_vector(chunk, i)
    const ids = takeRowIds(vector(0), vector(1), count)
    const columns = takes.map((take, i) => take(vector(i + 2), count))
    return Array.from({ length: count }, (_, k) => {
      const load = ids.loads[k] ?? 0
      return {
        row: ids.row(k),
        load,
        version: versions.get(load) ?? 0,
        cells: columns.map((column) => column[k] ?? null),
      }
    })
  }
}

export const refusedRow = (row: Row): RefusedRow => ({
  row: number(row['row']),
  line: row['line'] === null ? null : number(row['line']),
  byteOffset: row['byte_offset'] === null ? null : number(row['byte_offset']),
  field: row['field'] as string | null,
  code: row['code'] as RefusalCode,
  params: JSON.parse(row['params'] as string) as RefusedRow['params'],
  text: row['text'] as string | null,
})
