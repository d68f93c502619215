import type { DuckDBConnection } from '@duckdb/node-api'
import { limits } from '@tg-cloud/contract/limits'
import { bodyMalformed, bodyTooLarge } from '../../../errors.ts'
import type { Session } from '../session.ts'
import { literal } from '../sql.ts'
import { parquetTypeOf } from './column-types.ts'
import { readSchema } from './footer.ts'
import type { FileColumn } from './plan.ts'

export type Open = { connection: DuckDBConnection; session: Session }

/** What the footer says, as far as it can be believed. */
export async function look(file: { path: string; bytes: number }, { connection, session }: Open) {
  const { path, bytes } = file
  const schema = await readSchema(path, bytes)
  if (schema.length > limits.fieldsMax)
    throw bodyMalformed(
      `The file has ${schema.length} columns: a data set has at most ${limits.fieldsMax} fields`,
    )
  const wrong = schema.find(({ int96, nanos }) => int96 || (nanos.zoned > 0 && nanos.zoned < nanos.all))
  if (wrong)
    throw bodyMalformed(
      `The column ${JSON.stringify(wrong.name)} has times ${wrong.int96 ? 'of the old type INT96' : 'with and without a zone'}, which are not read: write them as TIMESTAMP`,
    )
  const named = schema.find(({ name }) => name.toLowerCase() === 'file_row_number')
  if (named) throw bodyMalformed(`No column of Parquet may be named ${named.name}`)
  // Column by column and group by group: read once, and nothing of it is kept.
  const [meta] = await session.rows(
    `SELECT (SELECT num_rows FROM parquet_file_metadata($1)) AS rows,
      coalesce(sum(row_group_num_rows) FILTER (WHERE column_id = 0), 0) AS grouped,
      coalesce(sum(greatest(total_uncompressed_size, 0)), 0)::DOUBLE AS expanded FROM parquet_metadata($1)`,
    [path],
  )
  const rows = Number(meta?.['rows'])
  if (!Number.isSafeInteger(rows) || rows < 0 || (schema.length > 0 && Number(meta?.['grouped']) !== rows))
    throw bodyMalformed('The footer of this Parquet file contradicts itself')
  const expanded = Math.max(Number(meta?.['expanded']), rows * schema.length)
  if (expanded > limits.expansionFreeBytes && expanded > bytes * limits.expansionRatio)
    throw bodyTooLarge(`The file expands to more than ${limits.expansionRatio} times its size`)
  const result = await connection.run(
    `SELECT * FROM read_parquet(${literal(path)}, hive_partitioning = false) LIMIT 0`,
  )
  const types = result.columnTypes()
  if (types.length !== schema.length)
    throw bodyMalformed('The schema of this Parquet file contradicts itself')
  const columns = result.columnNames().map((name, i): FileColumn => ({
    name,
    type: types[i] as FileColumn['type'],
    nanosAreInstants: (schema[i]?.nanos.zoned ?? 0) > 0,
  }))
  const unknown = columns.find(({ type, nanosAreInstants }) => !parquetTypeOf(type, nanosAreInstants))
  if (unknown)
    throw bodyMalformed(
      `The column ${JSON.stringify(unknown.name)} is of type ${unknown.type.toString()}, which is not read`,
    )
  return { rows, columns, names: schema.map(({ name }) => name) }
}
