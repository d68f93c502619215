import { makeFindField } from '../field-header.ts'
import { makeFieldReader } from '../make-field-reader.ts'
import type { Charset, RowSource, SourceOptions, TextFormat } from '../row-source.ts'
import { makeChunkBuilder } from './chunk-builder.ts'
import { readChunks, type Sizes } from './chunks.ts'
import { makeColumnWriter } from './columns.ts'
import { makeCsvRowReader } from './csv-row-reader.ts'
import { makeCsvScanner } from './csv-scanner.ts'
import { makeJsonRowReader } from './json-row-reader.ts'
import { makeJsonScanner } from './json-scanner.ts'
import { makeNdjsonScanner } from './ndjson-scanner.ts'
import { quickReaderOf } from './quick-values.ts'

/** Cells after which others get their turn: some milliseconds of work. */
const cellsAtOnce = 262_144

/** A chunk is at most a row group of DuckDB, which it then writes at once, beside its log. */
const sizes: Sizes = { block: 65_536, chunk: 16_777_216, rows: 122_880 }
type TextOptions = SourceOptions & { format: TextFormat }
export const makeRowSource = (options: TextOptions): RowSource => rowSourceOf(options, sizes)

export function rowSourceOf(
  { fields, format, sourceTimeZone, nullWords }: TextOptions,
  sizes: Sizes,
): RowSource {
  const rules = { sourceTimeZone, nullWords }
  const readers = fields.map((field) => makeFieldReader(field, rules))
  const quicks = fields.map((field) => quickReaderOf(field, rules))
  let charset: Charset = format.charset === 'utf-16' ? 'utf-16le' : format.charset

  return {
    chunks(body) {
      const columns = makeColumnWriter(fields)
      const parts = { fields, columns, readers, quicks }
      const isCsv = format.kind === 'csv'
      return readChunks({
        body,
        charset,
        scanner: isCsv
          ? makeCsvScanner(format.delimiter)
          : format.kind === 'json'
            ? makeJsonScanner()
            : makeNdjsonScanner(),
        reader: isCsv
          ? makeCsvRowReader({ ...parts, delimiter: format.delimiter })
          : makeJsonRowReader({ ...parts, findField: makeFindField(fields) }),
        chunk: makeChunkBuilder(columns),
        sizes,
        rowsAtOnce: Math.ceil(cellsAtOnce / fields.length),
        onCharset(name) {
          charset = name
        },
      })
    },
    charset: () => charset,
    reading: () =>
      fields.flatMap(({ name }, i) =>
        (readers[i]?.counts() ?? []).map(({ rule, values }) => ({ field: name, rule, values })),
      ),
  }
}
