import { setImmediate as turn } from 'node:timers/promises'
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js'
import { writeColumn } from 'hyparquet-writer/src/column.js'
import { encodeNestedValues } from 'hyparquet-writer/src/dremel.js'
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js'
import { schemaPathResolver } from 'hyparquet-writer/src/schema.js'
import { snappyCompress } from 'hyparquet-writer/src/snappy.js'
import type { Cell } from '../../datasets/cell.ts'
import type { TableColumn } from '../../query/table.ts'
import { asTold, columnForm } from './column-form.ts'

/**
 * A group of rows is held while it is gathered, and each of its columns is packed at once. Of twice as many the runtime
 * would take 60 MiB more for a long file.
 */
const groupRows = 8_192
const groupBytes = 4_194_304
const pageBytes = 262_144

type Row = readonly Cell[]
type Path = ReturnType<ReturnType<typeof schemaPathResolver>>
type Parts = {
  columns: readonly TableColumn[]
  /** Hears how many rows more have gone into the file. */
  count: (rows: number) => void
}

/** A Parquet file, packed by Snappy, in groups of rows. Errors: value_too_large, those of the rows. */
export async function* parquetFile(
  pages: AsyncIterable<readonly Row[]>,
  { columns, count }: Parts,
): AsyncGenerator<Uint8Array> {
  const forms = columns.map(columnForm)
  const root = { name: 'root', num_children: columns.length }
  const schema = [root, ...forms.flatMap(({ elements }) => elements)]
  const writer = new ByteWriter()
  const file = new ParquetWriter({ writer, schema: schema.map(asTold), createdBy: 'tg-cloud' })
  const pathOf = schemaPathResolver(schema)
  const leaves = columns.map(({ name }) => leavesOf(pathOf([name])))
  const held: unknown[][] = columns.map(() => [])
  let [rows, bytes] = [0, 0]

  function take(): Uint8Array {
    const taken = Buffer.from(writer.getBytes())
    writer.index = 0
    return taken
  }

  function hold(row: Row): void {
    for (const [i, { value }] of forms.entries()) {
      const cell = row[i] ?? null
      const column = held[i] as unknown[]
      bytes += sizeOf(cell)
      if (Array.isArray(cell)) column.push(cell.map((one) => (one === null ? null : value(one))))
      else column.push(cell === null ? null : value(cell))
    }
    rows++
  }

  async function* group(): AsyncGenerator<Uint8Array> {
    const begin = writer.offset
    const chunks: ReturnType<typeof writeColumn>['chunk'][] = []
    for (const [i, paths] of leaves.entries()) {
      const values = held[i] as unknown[]
      held[i] = []
      for (const path of paths) {
        chunks.push(writeLeaf(path, values, forms[i]?.ordered === true))
        yield take()
      }
      // Others have their turn between columns.
      await turn()
    }
    const plain = chunks.reduce((sum, { meta_data }) => sum + (meta_data?.total_uncompressed_size ?? 0n), 0n)
    file.row_groups.push({
      columns: chunks,
      num_rows: BigInt(rows),
      total_byte_size: plain,
      total_compressed_size: BigInt(writer.offset - begin),
    })
    file.num_rows += BigInt(rows)
    count(rows)
    ;[rows, bytes] = [0, 0]
  }

  function writeLeaf(path: Path, values: unknown[], ordered: boolean) {
    const schemaPath = path.map(({ element }) => element)
    const column = {
      columnName: schemaPath
        .slice(1)
        .map(({ name }) => name)
        .join('.'),
      element: schemaPath.at(-1) as (typeof schemaPath)[number],
      schemaPath,
      codec: 'SNAPPY' as const,
      compressors: { SNAPPY: snappyCompress },
      stats: ordered,
      pageSize: pageBytes,
      columnIndex: false,
      offsetIndex: false,
    }
    return writeColumn({ writer, column, pageData: encodeNestedValues(path, values) }).chunk
  }

  for await (const page of pages)
    for (const row of page) {
      hold(row)
      if (rows >= groupRows || bytes >= groupBytes) yield* group()
    }
  if (rows > 0) yield* group()
  await file.finish()
  yield take()
}

/** Paths to what holds values: a point has two of them. */
function leavesOf(path: Path): Path[] {
  const children = path.at(-1)?.children ?? []
  return children.length === 0 ? [path] : children.flatMap((child) => leavesOf([...path, child]))
}

/** Bytes of a cell in memory, about. */
function sizeOf(cell: Cell): number {
  if (typeof cell === 'string') return 16 + cell.length
  return Array.isArray(cell) ? cell.reduce<number>((sum, one) => sum + sizeOf(one), 16) : 16
}
