import duckdb from '@duckdb/node-bindings'
import type { DataChunk } from '@duckdb/node-bindings'
import type { Field } from '@tg-cloud/contract/fields'
import type { RefusalCode } from '@tg-cloud/contract/refusals'
import type { ReadRow, RefusedRow, RowEngine } from '../../datasets/row-engine.ts'
import { knownField } from '../../values/known-field.ts'
import type { Connections } from './connections.ts'
import { rowsSql } from './filter-sql.ts'
import { countRows, type LoadEntry, loadsOf } from './ledger.ts'
import { scanRows } from './scan-rows.ts'
import { takeOf, takeRowIds } from './read-vectors.ts'
import { cellColumns } from './search-sql.ts'
import { number, type Row } from './session.ts'
import { refusedTable, rowTable } from './tables.ts'

export const makeReads = ({ read, readOn }: Connections): Pick<RowEngine, 'count' | 'scan' | 'refused'> => ({
  count: ({ id }, filter, signal) =>
    read(async (session) => {
      const rows = rowTable(id)
      const loads = await loadsOf(session, id)
      if (loads.length === 0) return 0
      const { sql, values } = rowsSql(filter, { rows, loads })
      return countRows(session, rows, sql, values)
    }, signal),

  scan: ({ id, fields }, options, signal) =>
    readOn(async function* (session) {
      const rows = rowTable(id)
      const loads = await loadsOf(session, id)
      const asked = options.fields.map((name) => knownField(fields, name))
      const where = rowsSql(options.filter, { rows, loads })
      const toRows = rowReader(asked, loads)
      for await (const chunk of scanRows(session, { rows, loads, where, columns: cellColumns(asked) }))
        yield toRows(chunk)
    }, signal),

  refused: (datasetId, load, { after, limit }) =>
    read(async (session) => {
      const sql = `SELECT * FROM ${refusedTable(datasetId)} WHERE load = ? AND row > ? ORDER BY row LIMIT ?`
      return (await session.rows(sql, [load, after, limit])).map(refusedRow)
    }),
})

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
