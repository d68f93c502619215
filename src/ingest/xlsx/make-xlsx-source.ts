import type { Chunk } from '../../datasets/row-engine.ts'
import type { RowSource, SourceOptions } from '../row-source.ts'
import { makeChunkBuilder } from '../source/chunk-builder.ts'
import { makeColumnWriter } from '../source/columns.ts'
import { fieldsOfHeader } from '../source/csv-header.ts'
import { cutHash } from '../source/cut-hash.ts'
import type { SheetRow } from './sheet-rows.ts'
import { sheetHeader } from './sheet-header.ts'
import { makeSheetRowReader } from './sheet-row-reader.ts'
import type { WithSheet } from './with-sheet.ts'

/** Where files are cut: the same file must always be cut at the same rows. */
type Sizes = { rows: number; chars: number }
const usual: Sizes = { rows: 61_440, chars: 4_194_304 }

type Options = Omit<SourceOptions, 'format'> & { sheet?: string | undefined }

/** Rows of a sheet of XLSX. The body is in a file of its own until the last chunk was taken, or no other is asked for. */
export const makeXlsxSource =
  (withSheet: WithSheet, sizes = usual) =>
  ({ sheet, signal, ...options }: Options): RowSource => {
    let counts = (_field: number): { rule: string; values: number }[] => []
    return {
      chunks: (body) =>
        withSheet({ body, sheet, signal }, ({ rows }, file) => {
          const reading = chunksOf({ ...options, rows: rows(), file, sizes })
          counts = reading.counts
          return reading.chunks()
        }),
      charset: () => null,
      reading: () =>
        options.fields.flatMap(({ name }, i) =>
          counts(i).map(({ rule, values }) => ({ field: name, rule, values })),
        ),
    }
  }

type Work = Omit<SourceOptions, 'format' | 'signal'> & {
  rows: AsyncIterable<SheetRow[]>
  file: { sha256: string }
  sizes: Sizes
}

function chunksOf({ fields, sourceTimeZone, nullWords, rows, file, sizes }: Work) {
  const writer = makeColumnWriter(fields)
  const chunk = makeChunkBuilder(writer)
  let reader: ReturnType<typeof makeSheetRowReader> | undefined
  const readerOf = (first: SheetRow) => {
    const header = sheetHeader(first)
    const fieldOf = fieldsOfHeader(
      header.map(({ name }) => name),
      fields,
    )
    return makeSheetRowReader({ fields, header, fieldOf, rules: { sourceTimeZone, nullWords }, writer })
  }

  async function* chunks(): AsyncGenerator<Chunk> {
    let [chars, last] = [0, 0]
    for await (const batch of rows)
      for (const row of batch) {
        if (reader === undefined) {
          reader = readerOf(row)
          continue
        }
        const outcome = reader.row(row)
        if (outcome === 'taken') chunk.taken(row.number)
        else chunk.refused(outcome, { line: row.number, byteOffset: null, text: reader.text(row) })
        chars += row.chars
        last = row.number
        if (chunk.received() < sizes.rows && chars < sizes.chars) continue
        yield chunk.seal(cutHash(file, last))
        chars = 0
      }
    if (chunk.received() > 0) yield chunk.seal(cutHash(file, last))
  }
  return { chunks, counts: (field: number) => reader?.counts(field) ?? [] }
}
