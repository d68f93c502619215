import type { DatasetShape } from '../../datasets/cell.ts'
import { makeRowSum, type RowSum } from '../../values/row-sum.ts'
import type { Bulk } from './bulk.ts'
import type { Client } from './client.ts'
import { hitPages } from './hits.ts'
import type { Operation } from './bulk-pack.ts'
import { refuseConflicts, refuseNone, remove, rewriteOnce } from './operations.ts'
import { all, everything, type Query } from './query.ts'
import { makeReadHit } from './read-hit.ts'
import { makeCopy, type WholeHit, wholeParts } from './rewrite.ts'
import type { Snapshot } from './snapshots.ts'

type Deps = { client: Client; bulk: Bulk }
type Work = {
  dataset: Omit<DatasetShape, 'id'>
  target: string
  mark: number
  told: (rows: number) => void
  signal: AbortSignal
}

/** Keeps an index of ours the same as the rows in answers of another, and knows what these come to. */
export type RebuildCopy = {
  /** What the rows of the last snapshot come to, by what was read of them. */
  sum: RowSum
  /** Brings the copy from the last snapshot to this one, of the same index. */
  bring(next: Snapshot): Promise<void>
  /** What the rows come to that the last snapshot brought. */
  sumOfLast(): RowSum
  /** What the copy comes to, by what it holds; with `loads`, those of their rows. */
  sumOfCopy(loads?: readonly number[]): Promise<RowSum>
}

export const makeRebuildCopy =
  ({ client, bulk }: Deps) =>
  ({ dataset, target, mark, told, signal }: Work): RebuildCopy => {
    const copy = makeCopy({ before: dataset.fields, after: dataset })
    const read = makeReadHit(dataset.fields)
    const sum = makeRowSum()
    let last: Snapshot | undefined
    let came = makeRowSum()

    const pages = (index: string, query: Query) =>
      hitPages<WholeHit>(client, { index, query, sort: ['$row'], parts: wholeParts }, signal)

    /** One page is read while the one before is written. */
    async function walk(
      index: string,
      query: Query,
      operation: (hit: WholeHit) => Operation,
      refused: typeof refuseConflicts,
    ): Promise<void> {
      let writing: Promise<void> = Promise.resolve()
      try {
        for await (const hits of pages(index, query)) {
          const operations = hits.map(operation)
          await writing
          told(sum.rows())
          writing = bulk({ index: target, operations, refused, signal })
          writing.catch(() => undefined)
        }
      } finally {
        await writing
      }
    }

    return {
      sum,
      sumOfLast: () => came,
      async bring(next) {
        const { index } = next
        came = makeRowSum()
        // Rows that were in answers and are no more: taken back, replaced, deleted, or written anew by another load.
        if (last && last.loads.length > 0)
          await walk(
            index,
            without(last.visible, next.visible),
            (hit) => {
              sum.takeAway(read(hit))
              return remove(hit._id)
            },
            refuseNone,
          )
        const before = new Set(last?.loads.map(({ number }) => number))
        const loads = next.loads.map(({ number }) => number).filter((number) => !before.has(number))
        if (loads.length > 0)
          await walk(
            index,
            last ? all(next.visible, ofLoads(loads)) : next.visible,
            (hit) => {
              const row = read(hit)
              sum.add(row)
              came.add(row)
              return rewriteOnce(hit._id, mark, copy(hit, {}))
            },
            refuseConflicts,
          )
        last = next
      },

      async sumOfCopy(loads) {
        const copied = makeRowSum()
        for await (const hits of pages(target, loads ? ofLoads(loads) : everything)) {
          for (const hit of hits) copied.add(read(hit))
          told(copied.rows())
        }
        return copied
      },
    }
  }

const ofLoads = (loads: readonly number[]): Query => ({ terms: { $load: loads } })
const without = (some: Query, others: Query): Query => ({ bool: { filter: [some], must_not: [others] } })
