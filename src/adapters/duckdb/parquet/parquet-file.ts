import { DuckDBDataChunk } from '@duckdb/node-api'
import { limits } from '@tg-cloud/contract/limits'
import { bodyMalformed } from '../../../errors.ts'
import type { ParquetFile, ParquetRow, ParquetType, RowRange } from '../../../ingest/parquet/parquet-file.ts'
import { parquetTypeOf } from './column-types.ts'
import { toJsonOf } from './json-values.ts'
import { look, type Open } from './look.ts'
import { isBeyondRepair, parquetFault } from './parquet-fault.ts'
import { makeStatements, type PlanSql, planSql } from './plan.ts'

/** What is handed over at a time. */
const [batchBytes, batchCells] = [1_048_576, 65_536]

type Reader = Open & { /** Told when it can read no other file. */ onGaveUp(): void }

/** Opens a file over a connection that is closed with it. Errors: body_malformed, body_too_large. */
export async function openParquetFile(
  { path, bytes }: { path: string; bytes: number },
  { connection, session, onGaveUp }: Reader,
): Promise<ParquetFile> {
  const fault = (error: unknown) => {
    if (isBeyondRepair(error)) onGaveUp()
    return parquetFault(error, path)
  }
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw fault(error)
    }
  }
  try {
    const { rows, columns, names } = await guarded(() => look({ path, bytes }, { connection, session }))
    const statements = makeStatements(path, columns)
    const toJson = columns.map(({ type, nanosAreInstants }) => toJsonOf(type, nanosAreInstants))
    const survey = async (range: RowRange, plan: PlanSql) => {
      const [found] = await guarded(() => session.rows(statements.survey(range, plan)))
      if (Number(found?.['n']) !== range.to - range.from)
        throw bodyMalformed('This Parquet file holds fewer rows than its footer says')
      return {
        doubtful: Number(found?.['doubtful']),
        bytes: Number(found?.['bytes']),
        longest: Number(found?.['longest']),
        zoned: plan.zoned.map((_, i) => Number(found?.[`zoned${i}`] ?? 0)),
      }
    }
    async function* read(sql: string): AsyncGenerator<ParquetRow[]> {
      try {
        for await (const raw of session.chunks(sql)) {
          const chunk = new DuckDBDataChunk(raw)
          const vectors = Array.from({ length: columns.length + 2 }, (_, i) => chunk.getColumnVector(i))
          let batch: ParquetRow[] = []
          let held = 0
          // A value at a time: long ones are not all held at once.
          for (let k = 0; k < chunk.rowCount; k++) {
            const row = Number(vectors[columns.length]?.getItem(k))
            const size = Number(vectors[columns.length + 1]?.getItem(k))
            const values =
              size > limits.rowBytes
                ? undefined
                : toJson.map((convert, i) => convert(vectors[i]?.getItem(k) ?? null))
            batch.push({ row, bytes: size, values })
            held += size
            if (held < batchBytes && batch.length * columns.length < batchCells) continue
            yield batch
            batch = []
            held = 0
          }
          if (batch.length > 0) yield batch
        }
      } catch (error) {
        throw fault(error)
      }
    }
    return {
      rows,
      columns: columns.map(({ type, nanosAreInstants }, i) => ({
        name: names[i] as string,
        type: parquetTypeOf(type, nanosAreInstants) as ParquetType,
      })),
      plan(map) {
        const plan = planSql(columns, map)
        let long = true
        return {
          direct: plan.direct,
          async survey(range) {
            const { longest, ...found } = await survey(range, plan)
            long = longest > limits.rowBytes
            return found
          },
          rows: (range, { all }) => read(statements.rows(range, { doubt: all ? 'true' : plan.doubt, long })),
          select: (range, { all }) => statements.select(range, plan, all),
        }
      },
      rowsIn: (range) => read(statements.rows(range, { doubt: 'true', long: true })),
      async close() {
        connection.interrupt()
        connection.closeSync()
      },
    }
  } catch (error) {
    connection.closeSync()
    throw error
  }
}
