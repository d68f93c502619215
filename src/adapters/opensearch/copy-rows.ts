import type { DatasetShape } from '../../datasets/cell.ts'
import { unavailableBecause } from '../../errors.ts'
import type { Bulk } from './bulk.ts'
import type { Client } from './client.ts'
import { countHits, hitPages } from './hits.ts'
import type { Indices } from './indices.ts'
import { each, refuseConflicts, rewriteOnce } from './operations.ts'
import { makeCopy, type WholeHit, wholeParts } from './rewrite.ts'
import type { Snapshot } from './snapshots.ts'
import { makeWidenCells } from './widen-cell.ts'

type Deps = { client: Client; bulk: Bulk; indices: Indices }
type Work = {
  snapshot: Snapshot
  to: Omit<DatasetShape, 'id'> & { index: string }
  mark: number
  signal: AbortSignal
}
/** Writes the rows in answers into an empty index with other fields, in their places. */
export type CopyRows = (work: Work) => Promise<void>

export function makeCopyRows({ client, bulk, indices }: Deps): CopyRows {
  return async ({ snapshot, to, mark, signal }) => {
    const { index, visible: query, fields, loads, rows } = snapshot
    const copy = makeCopy({ before: fields, after: to, cellsOf: makeWidenCells(fields, to.fields) })
    // One page is read while the one before is written.
    let writing: Promise<void> = Promise.resolve()
    try {
      if (loads.length > 0)
        for await (const hits of hitPages<WholeHit>(
          client,
          { index, query, sort: ['$row'], parts: wholeParts },
          signal,
        )) {
          await writing
          const operations = each(hits, (hit) => rewriteOnce(hit._id, mark, copy(hit, {})))
          writing = bulk({ index: to.index, operations, refused: refuseConflicts, signal })
          writing.catch(() => undefined)
        }
    } finally {
      await writing
    }
    await indices.refresh(to.index, signal)
    const copied = await countHits(client, { index: to.index, query: { match_all: {} } }, signal)
    if (copied !== rows) throw unavailableBecause(`OpenSearch holds ${copied} copies of ${rows} rows`)
  }
}
