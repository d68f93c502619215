import { type DuckDBConnection, DuckDBTableFunction } from '@duckdb/node-api'
import duckdb, { type DataChunk } from '@duckdb/node-bindings'
import type { Columns } from '../../datasets/cell.ts'
import { crossingType } from './tables.ts'
import { type FedField, type Put, putOf } from './write-vectors.ts'
import { chunkRows } from './session.ts'

export type Fed = { fields: readonly FedField[]; columns: Columns; count: number }

/**
 * A table that is in JavaScript: a statement that reads `fed()` during `feed` reads its rows, typed by `crossingType`. The engine
 * calls for 2,048 rows at a time, about half a millisecond of the event loop; all else happens on its own threads
 * (an appender would write and compress on the event loop). One statement at a time.
 */
export function makeFeed(connection: DuckDBConnection) {
  let fed: (Fed & { puts: Put[] }) | undefined
  let at = 0
  let fault: unknown
  connection.registerTableFunction(
    DuckDBTableFunction.create({
      name: 'fed',
      bindFunction(bind) {
        for (const field of fed?.fields ?? []) bind.addResultColumn(field.name, crossingType(field))
      },
      initFunction(init) {
        at = 0
        init.setMaxThreads(1)
      },
      mainFunction(info, output) {
        try {
          at += write(output.chunk)
        } catch (error) {
          fault = error
          info.setError('fed')
        }
      },
    }),
  )

  function write(chunk: DataChunk): number {
    if (fed === undefined) return 0
    const rows = Math.min(chunkRows, fed.count - at)
    duckdb.data_chunk_set_size(chunk, rows)
    if (rows > 0)
      for (const [i, put] of fed.puts.entries())
        put(duckdb.data_chunk_get_vector(chunk, i), fed.columns[i] ?? [], at, rows)
    return rows
  }

  return async function feed<T>(rows: Fed, work: () => Promise<T>): Promise<T> {
    fed = { ...rows, puts: rows.fields.map(putOf) }
    try {
      return await work()
    } catch (error) {
      throw fault ?? error
    } finally {
      fed = fault = undefined
    }
  }
}
