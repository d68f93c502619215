import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { WriteTable } from '../exports/write-table.ts'
import type { CompileTable } from '../query/compile-table.ts'
import type { OpenQuestion } from './builtin/materialise.ts'

type Deps = { compileTable: CompileTable; writeTable: WriteTable }

const readAheadBytes = 65_536

/** Rows come at the pace of whoever reads them. */
export function makeOpenQuestion({ compileTable, writeTable }: Deps): OpenQuestion {
  return async (dataset, question, signal) => {
    const table = compileTable(dataset, question)
    const out = new PassThrough({ highWaterMark: readAheadBytes })
    // Whoever has closed it asks no more.
    out.on('error', () => undefined)
    const closed = new AbortController()
    const either = AbortSignal.any([signal, closed.signal])
    const write = async (bytes: Uint8Array) => {
      if (!out.write(bytes)) await once(out, 'drain', { signal: either })
    }
    const progress = { version: null, rows: 0, totalRows: null, bytes: 0, unmappable: 0 }
    const file = { format: 'ndjson' as const, options: {} }
    const written = writeTable({
      dataset,
      table,
      file,
      progress,
      signal: either,
      provesEnd: false,
      write,
    }).then(
      () => void out.end(),
      (error: Error) => void out.destroy(error),
    )
    return {
      name: `what was asked of ${dataset.slug}`,
      bytes: undefined,
      mediaType: undefined,
      charset: undefined,
      encoding: undefined,
      content: out,
      async close() {
        closed.abort(new Error('Nobody reads any more'))
        out.destroy()
        await written
      },
    }
  }
}
