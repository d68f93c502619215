import { limits } from '@tg-cloud/contract/limits'
import type { OpenParquet, ParquetColumn } from '../parquet/parquet-file.ts'
import type { Spool } from '../spool.ts'
import { cellsMost, wholeSample } from './whole-sample.ts'

export type ReadParquet = { spool: Spool; openParquet: OpenParquet }
export type ParquetSample = {
  columns: { header: string; type: ParquetColumn['type']; values: unknown[] }[]
  rows: number
  complete: boolean
}

/** The first rows of a whole file, by column. Errors: body_malformed, body_too_large, those of the body. */
export async function sampleParquet(
  { spool, openParquet }: ReadParquet,
  body: AsyncIterable<Uint8Array>,
): Promise<ParquetSample> {
  const file = await spool(wholeSample('Parquet', body))
  try {
    const parquet = await openParquet(file)
    try {
      const columns = parquet.columns.map(({ name, type }) => ({
        header: name,
        type,
        values: [] as unknown[],
      }))
      const most = Math.min(parquet.rows, Math.ceil(cellsMost / Math.max(1, columns.length)))
      let [rows, bytes] = [0, 0]
      reading: for await (const batch of parquet.rowsIn({ from: 0, to: most }))
        for (const row of batch) {
          for (const [i, { values }] of columns.entries()) values.push(row.values?.[i] ?? undefined)
          rows++
          bytes += row.bytes
          if (bytes > limits.inferBytes) break reading
        }
      return { columns, rows, complete: rows === parquet.rows }
    } finally {
      await parquet.close()
    }
  } finally {
    await file.remove()
  }
}
