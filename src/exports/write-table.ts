import { createHash } from 'node:crypto'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { QuestionEngine } from '../query/ports.ts'
import type { Table } from '../query/table.ts'
import { encodeTable } from './encode-table.ts'
import type { ExportProgress, ExportRecord } from './export.ts'

type Writing = {
  dataset: DatasetRecord
  table: Table
  file: Pick<ExportRecord, 'format' | 'options'>
  /** Filled as it goes on. */
  progress: ExportProgress
  signal: AbortSignal
  /** The last line of NDJSON proves the end. */
  provesEnd: boolean
  /** Resolves when more may come. */
  write: (bytes: Uint8Array) => Promise<void>
}
/** Writes all rows of one moment; answers the SHA-256 of all bytes, in hex. Errors: those of `encodeTable`. */
export type WriteTable = (writing: Writing) => Promise<string>

export function makeWriteTable({ engine }: { engine: Pick<QuestionEngine, 'ask'> }): WriteTable {
  return async ({ dataset, table, file, progress, signal, provesEnd, write }) => {
    const hash = createHash('sha256')
    await engine.ask(
      dataset,
      async (view) => {
        progress.version = Math.max(dataset.version, view.version)
        progress.totalRows = (await table.count(view)) ?? null
        const bytes = encodeTable({ table, view, file, counted: progress, signal, provesEnd })
        for await (const some of bytes) {
          signal.throwIfAborted()
          progress.bytes += some.length
          hash.update(some)
          await write(some)
        }
      },
      signal,
    )
    return hash.digest('hex')
  }
}
