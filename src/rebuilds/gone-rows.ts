import type { DatasetShape } from '../datasets/cell.ts'
import type { RowView, SearchPlan } from '../query/ports.ts'
import { partsOfRowId } from '../values/row-id.ts'
import { batchesOf } from './batches.ts'
import type { WholeEngine } from './engines.ts'

type Work = { view: RowView; to: WholeEngine; dataset: DatasetShape; signal: AbortSignal }

const batchRows = 10_000
const idsAlone: SearchPlan = { fields: [], sort: [], rowDescending: false, limit: Number.MAX_SAFE_INTEGER }

/** The `$row` of rows that have come and are in the view no more: both are read in their order, one beside the other. */
export async function* goneRows({ view, to, dataset, signal }: Work): AsyncGenerator<string[]> {
  async function* single() {
    const there = rowsOf(view)[Symbol.asyncIterator]()
    try {
      let now = await there.next()
      for await (const page of to.scan(dataset, { fields: [] }, signal))
        for (const { row } of page) {
          while (!now.done && isBefore(now.value, row)) now = await there.next()
          if (now.done || now.value !== row) yield [row]
        }
    } finally {
      await there.return?.(undefined)
    }
  }
  yield* batchesOf(single(), { weightOf: () => 1, most: batchRows })
}

async function* rowsOf(view: RowView): AsyncGenerator<string> {
  for await (const page of view.search(idsAlone)) for (const { row } of page) yield row
}

export function isBefore(a: string, b: string): boolean {
  const [[loadA, rowA], [loadB, rowB]] = [partsOfRowId(a) ?? [0, 0], partsOfRowId(b) ?? [0, 0]]
  return loadA === loadB ? rowA < rowB : loadA < loadB
}
