import { createHash, randomUUID } from 'node:crypto'
import type { Field } from '@tg-cloud/contract/fields'
import type { Cell, DatasetShape } from '../../src/datasets/cell.ts'
import type { ResolvedFilter } from '../../src/filters/resolved-filter.ts'
import type { Chunk, Load, LoadMode, ReadRow, RefusedRow, RowEngine } from '../../src/datasets/row-engine.ts'

/** A row of a body; without cells it is refused. */
export type BodyRow = Cell[] | 'refused'

export const aDataset = (fields: readonly Field[], primaryKey: readonly string[] = []): DatasetShape => ({
  id: randomUUID(),
  fields,
  primaryKey,
})
export const aLoad = (dataset: DatasetShape, number: number, mode: LoadMode = 'append'): Load => ({
  dataset,
  number,
  ingestId: randomUUID(),
  mode,
})

export const aRefusedRow = (row: number): RefusedRow => ({
  row,
  line: row + 1,
  byteOffset: row * 2 ** 33,
  field: 'n',
  code: 'out_of_range',
  params: { minimum: 1, maximum: '9' },
  text: `행 ${row}\0,"`,
})

/** Rows of a body cut into chunks. */
export function chunksOf(dataset: DatasetShape, body: readonly BodyRow[], chunkRows = 5): Chunk[] {
  const cut = Array.from({ length: Math.ceil(body.length / chunkRows) }, (_, i) => i)
  return cut.map((number) => {
    const rows = body
      .slice(number * chunkRows, (number + 1) * chunkRows)
      .map((cells, i) => ({ row: number * chunkRows + i + 1, cells }))
    const taken = rows.filter((row): row is { row: number; cells: Cell[] } => row.cells !== 'refused')
    return {
      number,
      received: rows.length,
      sha256: createHash('sha256').update(`${number} ${rows.length}`).digest(),
      columns: dataset.fields.map((_, i) => taken.map(({ cells }) => cells[i] ?? null)),
      rowNumbers: taken.map(({ row }) => row),
      refused: rows.filter(({ cells }) => cells === 'refused').map(({ row }) => aRefusedRow(row)),
    }
  })
}

/** The load up to, and without, its end. */
export async function sendRows(engine: RowEngine, load: Load, body: readonly BodyRow[], chunkRows?: number) {
  await engine.startLoad(load)
  for (const chunk of chunksOf(load.dataset, body, chunkRows)) await engine.writeChunk(load, chunk)
}
export async function loadRows(engine: RowEngine, load: Load, version: number, body: readonly BodyRow[]) {
  await sendRows(engine, load, body)
  return engine.finishLoad(load, version)
}

export async function allRows(
  engine: RowEngine,
  dataset: DatasetShape,
  filter?: ResolvedFilter,
): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  const fields = dataset.fields.map(({ name }) => name)
  for await (const page of engine.scan(dataset, filter ? { filter, fields } : { fields })) rows.push(...page)
  return rows
}
