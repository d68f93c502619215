import type { Arrivals } from '../../datasets/arrivals.ts'
import type { RowLedger } from '../../datasets/row-ledger.ts'
import { rebuildFailed } from '../../errors-rebuilds.ts'
import type { Bulk } from './bulk.ts'
import type { BulkItem } from './bulk-deliver.ts'
import { makeDocumentText } from './document.ts'
import type { Indices } from './indices.ts'
import type { Names } from './names.ts'
import { createOnce, each, refuseNone, remove } from './operations.ts'
import type { RefusedRows } from './refused-rows.ts'
import { placeOf } from './rewrite.ts'

type Deps = {
  bulk: Bulk
  ledger: Pick<RowLedger, 'adopt'>
  names: Names
  indices: Indices
  refusedRows: Pick<RefusedRows, 'write'>
}
/** Of the place that was made. */
const generation = 1

export const makeArrivals = ({ bulk, ledger, names, indices, refusedRows }: Deps): Arrivals => ({
  async put(dataset, rows, round, signal) {
    const text = makeDocumentText(dataset)
    const columns = dataset.fields.map((_, i) => rows.map(({ cells }) => cells[i] ?? null))
    // A document is named by its `$row`, which no load that is still to come has.
    const operations = each(rows.entries(), ([k, { row, load }]) =>
      createOnce(row, round, text(columns, k, { load, ...placeOf(row) })),
    )
    const refused = (k: number, item: BulkItem) => {
      if (item.status === 400) throw cannotHold(rows[k]?.row, item)
      refuseNone(k, item)
    }
    await bulk({ index: names.rows(dataset.id, generation), operations, refused, signal })
  },

  take: (dataset, rows, signal) =>
    bulk({
      index: names.rows(dataset.id, generation),
      operations: each(rows, remove),
      refused: (k, item) => {
        if (item.status !== 404) refuseNone(k, item)
      },
      signal,
    }),

  putRefused: (datasetId, load, rows, { round }) =>
    refusedRows.write({ datasetId, generation, load, attempt: round }, rows),

  async adopt(dataset, told) {
    await indices.refresh(names.rows(dataset.id, generation))
    await ledger.adopt(dataset, told)
  },
})

const cannotHold = (row: string | undefined, { error }: BulkItem) =>
  rebuildFailed(
    `OpenSearch cannot hold row ${row}: ${(error?.caused_by?.reason ?? error?.reason ?? '').slice(0, 200)}`,
  )
