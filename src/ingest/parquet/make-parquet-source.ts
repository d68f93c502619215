import { setImmediate } from 'node:timers/promises'
import { limits } from '@tg-cloud/contract/limits'
import type { Chunk, RefusedRow } from '../../datasets/row-engine.ts'
import { bodyTooLarge } from '../../errors.ts'
import type { RowSource, SourceOptions } from '../row-source.ts'
import { makeColumnWriter } from '../source/columns.ts'
import { fieldsOfHeader } from '../source/csv-header.ts'
import { cutHash } from '../source/cut-hash.ts'
import type { Spool } from '../spool.ts'
import type { OpenParquet, ParquetFile, RowRange } from './parquet-file.ts'
import { makeParquetRowReader } from './parquet-row-reader.ts'

/** Where files are cut: the same file must always be cut at the same rows. */
type Sizes = {
  /** Rows of a chunk that the engine reads itself: whole row groups of DuckDB, four times their usual number. */
  rows: number
  /** Rows of a chunk that are read in JavaScript, and their bytes. */
  cells: number
  bytes: number
}
const usual: Sizes = { rows: 491_520, cells: 61_440, bytes: 8_388_608 }

type Deps = {
  spool: Spool
  openParquet: OpenParquet
  /** Whether the engine reads rows of a file itself (`FileRows`); others are handed all of them. */
  direct: boolean
}

/** Rows of Parquet. The body is in a file of its own until the last chunk was taken, or no other is asked for. */
export const makeParquetSource =
  ({ spool, openParquet, direct }: Deps, sizes = usual) =>
  (options: Omit<SourceOptions, 'format'>): RowSource => {
    let reading: RowSource['reading'] = () => []
    return {
      async *chunks(body) {
        const file = await spool(body)
        try {
          const parquet = await openParquet(file, options.signal)
          try {
            const source = chunksOf({ ...options, parquet, file, direct, sizes })
            reading = source.reading
            yield* source.chunks()
          } finally {
            await parquet.close()
          }
        } finally {
          await file.remove()
        }
      },
      charset: () => null,
      reading: () => reading(),
    }
  }

type Work = Omit<SourceOptions, 'format'> & {
  parquet: ParquetFile
  file: { bytes: number; sha256: string }
  direct: boolean
  sizes: Sizes
}

function chunksOf({ fields, sourceTimeZone, nullWords, parquet, file, direct, sizes }: Work) {
  const { columns } = parquet
  const fieldOf = fieldsOfHeader(
    columns.map(({ name }) => name),
    fields,
  )
  const rules = { sourceTimeZone, nullWords }
  const plan = parquet.plan({ fields, fieldOf, ...rules })
  const writer = makeColumnWriter(fields)
  const reader = makeParquetRowReader({ fields, columns, fieldOf, rules, writer })
  const all = !direct || !plan.direct
  const zoned = fields.map(() => 0)

  /** The rows of a range that are read in JavaScript, or as many of its first as a chunk may hold. */
  async function readRows(range: RowRange) {
    const rowNumbers: number[] = []
    const refused: RefusedRow[] = []
    let [bytes, to] = [0, range.to]
    const isFull = () => bytes >= sizes.bytes || rowNumbers.length + refused.length >= sizes.cells
    reading: for await (const rows of plan.rows(range, { all })) {
      for (const row of rows) {
        const outcome = reader.row(row)
        if (outcome === 'taken') rowNumbers.push(row.row + 1)
        else
          refused.push({ row: row.row + 1, line: null, byteOffset: null, text: reader.text(row), ...outcome })
        bytes += row.bytes
        if (!isFull()) continue
        to = row.row + 1
        break reading
      }
      await setImmediate()
    }
    return { to, rowNumbers, refused, columns: writer.take() }
  }

  async function* chunks(): AsyncGenerator<Chunk> {
    let [from, number, expanded, most] = [0, 0, 0, all ? sizes.cells : sizes.rows]
    while (from < parquet.rows) {
      const wanted = { from, to: Math.min(from + most, parquet.rows) }
      let survey = await plan.survey(wanted)
      if (
        expanded + survey.bytes > limits.expansionFreeBytes &&
        expanded + survey.bytes > file.bytes * limits.expansionRatio
      )
        throw bodyTooLarge(`The file expands to more than ${limits.expansionRatio} times its size`)
      const isClear = !all && survey.doubtful === 0
      const { to, ...read } = isClear
        ? { ...wanted, ...nothing(), columns: writer.take() }
        : await readRows(wanted)
      const range = { from, to }
      const received = to - from
      if (to < wanted.to) survey = await plan.survey(range)
      if (!all) survey.zoned.forEach((count, i) => (zoned[i] = (zoned[i] ?? 0) + count))
      expanded += survey.bytes
      const count = received - read.rowNumbers.length - read.refused.length
      const rows = all || count === 0 ? undefined : { sql: plan.select(range, { all: isClear }), count }
      yield { number: number++, received, sha256: cutHash(file, to), ...read, file: rows }
      // Where many rows are doubtful no more are looked at than fit.
      most = all || to < wanted.to ? sizes.cells : sizes.rows
      from = to
    }
  }

  return {
    chunks,
    reading: () =>
      fields.flatMap(({ name }, i) =>
        reader.counts(i).map(({ rule, values }) => ({
          field: name,
          rule,
          values: values + (rule === 'sourceTimeZone' ? (zoned[i] ?? 0) : 0),
        })),
      ),
  }
}

const nothing = () => ({ rowNumbers: [], refused: [] })
