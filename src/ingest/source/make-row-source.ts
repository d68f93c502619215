import { makeFindField } from '../field-header.ts'
import { makeFieldReader } from '../make-field-reader.ts'
import type { Charset, MakeRowSource } from '../row-source.ts'
import { makeChunkBuilder } from './chunk-builder.ts'
import { readChunks } from './chunks.ts'
import { makeColumnWriter } from './columns.ts'
import { makeCsvRowReader } from './csv-row-reader.ts'
import { makeCsvScanner } from './csv-scanner.ts'
import { makeJsonRowReader } from './json-row-reader.ts'
import { makeJsonScanner } from './json-scanner.ts'
import { makeNdjsonScanner } from './ndjson-scanner.ts'

/** Cells after which others get their turn: some milliseconds of work. */
const cellsAtOnce = 262_144

export const makeRowSource: MakeRowSource = ({ fields, format, sourceTimeZone, nullWords }) => {
  const readers = fields.map((field) => makeFieldReader(field, { sourceTimeZone, nullWords }))
  let charset: Charset = format.charset === 'utf-16' ? 'utf-16le' : format.charset

  return {
    chunks(body) {
      const columns = makeColumnWriter(fields)
      const parts = { fields, columns, readers }
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
