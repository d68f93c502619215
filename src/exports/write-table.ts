import { createHash } from 'node:crypto'
import type { Completeness } from '@tg-cloud/contract/completeness'
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
/** `sha256`: of all bytes, in hex. */
export type Whole = { sha256: string; completeness: Completeness }
/** Writes all rows of one moment. Errors: those of `encodeTable`. */
export type WriteTable = (writing: Writing) => Promise<Whole>

export function makeWriteTable({ engine }: { engine: Pick<QuestionEngine, 'ask'> }): WriteTable {
  return async ({ dataset, table, file, progress, signal, provesEnd, write }) => {
    const hash = createHash('sha256')
    return engine.ask(
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
        return { sha256: hash.digest('hex'), completeness: table.completeness(view) }
      },
      signal,
    )
  }
}
