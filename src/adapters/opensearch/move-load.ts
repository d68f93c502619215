import type { DatasetShape } from '../../datasets/cell.ts'
import type { LoadElsewhere, RowLedger } from '../../datasets/row-ledger.ts'
import type { Bulk } from './bulk.ts'
import type { Client } from './client.ts'
import { hitPages } from './hits.ts'
import type { Indices } from './indices.ts'
import type { Names } from './names.ts'
import { createOnce, each, refuseNone } from './operations.ts'
import { makeCopy, type WholeHit, wholeParts } from './rewrite.ts'

type Deps = {
  client: Client
  bulk: Bulk
  indices: Indices
  names: Names
  ledger: Pick<RowLedger, 'moveLoad'>
}
/**
 * Writes what is written of an open load into the index of this generation, where it goes on. False: it has grown, or
 * ended, meanwhile.
 */
export type MoveLoad = (
  load: LoadElsewhere,
  to: DatasetShape & { generation: number },
  signal: AbortSignal,
) => Promise<boolean>

export function makeMoveLoad({ client, bulk, indices, names, ledger }: Deps): MoveLoad {
  return async (load, { generation, ...dataset }, signal) => {
    const { datasetId, number, attempt, received } = load
    const [index, target] = [names.rows(datasetId, load.generation), names.rows(datasetId, generation)]
    const copy = makeCopy({ before: dataset.fields, after: dataset })
    // What is beyond belongs to a chunk that is not acknowledged: it is written again.
    const isWritten = ({ _id }: WholeHit) => Number(_id.split('-')[1]) <= received
    await indices.refresh(index, signal)
    const search = { index, query: { term: { $load: number } }, sort: ['$row'], parts: wholeParts }
    for await (const hits of hitPages<WholeHit>(client, search, signal)) {
      // A change that was given up may have given it another place: it has the one that it was written to.
      const operations = each(hits.filter(isWritten), (hit) =>
        createOnce(hit._id, attempt, copy(hit, { row: hit._id })),
      )
      await bulk({ index: target, operations, refused: refuseNone, signal })
    }
    return ledger.moveLoad(load, generation)
  }
}
