import type { Load } from '../../datasets/row-engine.ts'
import type { StartedLoad } from '../../datasets/row-ledger.ts'
import type { Bulk } from './bulk.ts'
import type { Client } from './client.ts'
import { hitPages } from './hits.ts'
import type { Indices } from './indices.ts'
import type { Names } from './names.ts'
import { each, refuseNone, removeStray } from './operations.ts'
import { rowDigits } from './row-number.ts'

type Deps = { client: Client; bulk: Bulk; indices: Indices; names: Names }
type Started = Pick<StartedLoad, 'attempt' | 'generation' | 'chunks'>

/** Removes what an attempt that was cut off has written beyond its last chunk: the next may write other rows there. */
export type RemoveStrays = (load: Load, started: Started) => Promise<void>

export function makeRemoveStrays({ client, bulk, indices, names }: Deps): RemoveStrays {
  return async ({ dataset, number }, { attempt, generation, chunks }) => {
    const last = chunks.reduce((sum, { received }) => sum + received, 0)
    const index = names.rows(dataset.id, generation)
    await indices.refresh(index)
    const beyond = { gt: rowDigits(number, last), lt: rowDigits(number + 1, 0) }
    const query = { bool: { filter: [{ term: { $load: number } }, { range: { $row: beyond } }] } }
    for await (const hits of hitPages(client, { index, query, sort: ['$row'], parts: { _source: false } }))
      await bulk({
        index,
        operations: each(hits, ({ _id }) => removeStray(_id, attempt)),
        refused: refuseNone,
      })
  }
}
