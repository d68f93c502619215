import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { expect, it } from 'vitest'
import type { Cell } from '../../datasets/cell.ts'
import { tableColumn as column } from '../../../test/table-column.ts'
import type { TableColumn } from '../../query/table.ts'
import { parquetFile } from './parquet-file.ts'

/** The file, and what was counted when each piece of it came. */
async function written(columns: TableColumn[], pages: Iterable<Cell[][]>) {
  const parts: Uint8Array[] = []
  let [rows, seen] = [0, [] as number[]]
  const count = (more: number) => void (rows += more)
  for await (const part of parquetFile(from(pages), { columns, count })) {
    parts.push(part)
    seen = [...seen, rows]
  }
  const bytes = Buffer.concat(parts)
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
  return { file, rows, seen, longest: Math.max(...parts.map(({ length }) => length)) }
}
async function* from(pages: Iterable<Cell[][]>) {
  yield* pages
}
function* pagesOf(rows: number, row: (i: number) => Cell[]) {
  for (let at = 0; at < rows; at += 1_000)
    yield Array.from({ length: Math.min(1_000, rows - at) }, (_, i) => row(at + i))
}

it('writes a group whenever enough rows are there, and goes on with the next', async () => {
  const columns = [column('id', 'int64'), column('word', 'keyword')]
  const row = (i: number): Cell[] => [BigInt(i), i % 3 === 0 ? null : `정류장 ${i % 100}`]
  const { file, rows, seen } = await written(columns, pagesOf(35_000, row))
  const { row_groups, num_rows } = parquetMetadata(file)
  expect([rows, num_rows]).toEqual([35_000, 35_000n])
  expect(row_groups.map(({ num_rows }) => num_rows)).toEqual([...Array<bigint>(4).fill(8_192n), 2_232n])
  // What was written is counted as it goes.
  expect([...new Set(seen)]).toEqual([0, 8_192, 16_384, 24_576, 32_768, 35_000])
  const found = await parquetReadObjects({ file, rowStart: 16_380, rowEnd: 16_400 })
  expect(found).toEqual(
    Array.from({ length: 20 }, (_, i) => row(16_380 + i)).map(([id, word]) => ({ id, word })),
  )
})

it('writes long texts in smaller groups, so that no more of them is held', async () => {
  const long = 'ㄱㄴㄷ'.repeat(10_000)
  const { file, longest } = await written(
    [column('text', 'text')],
    pagesOf(1_000, (i) => [`${i}${long}`]),
  )
  const { row_groups } = parquetMetadata(file)
  expect(row_groups.length).toBeGreaterThan(5)
  expect(longest).toBeLessThan(16 * 1_048_576)
  const [last] = await parquetReadObjects({ file, rowStart: 999, rowEnd: 1_000 })
  expect(last?.['text']).toBe(`999${long}`)
})

it('refuses a number with more digits than its type has, instead of bending it', async () => {
  const wide = column('wide', 'decimal', { precision: 38, scale: 0 })
  const most = 10n ** 38n - 1n
  const { file } = await written([wide], [[[most], [-most]]])
  expect(parquetMetadata(file).num_rows).toBe(2n)
  await expect(written([wide], [[[most + 1n]]])).rejects.toMatchObject({ code: 'value_too_large' })
})
