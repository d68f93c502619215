import type { Leftover, RowLedger } from '../../datasets/row-ledger.ts'
import type { Bulk } from './bulk.ts'
import type { Client } from './client.ts'
import { hitPages } from './hits.ts'
import type { Indices } from './indices.ts'
import type { Names } from './names.ts'
import { each, refuseNone, remove } from './operations.ts'
import type { Query } from './query.ts'

type Deps = {
  client: Client
  bulk: Bulk
  indices: Indices
  names: Names
  ledger: RowLedger
  /** What was in answers no longer ago than that stays. */
  olderThanMs: number
  /** How often it is looked for. */
  everyMs: number
  log: (line: string) => void
}

/** A server that dies in the midst of it leaves it to another after so long. */
const claimMs = 30_000

/** Removes in the background what is in no answer any more; what was done half is done again. */
export function makeSweep({ client, bulk, indices, names, ledger, olderThanMs, everyMs, log }: Deps) {
  const ending = new AbortController()
  const { signal } = ending

  /** Pass by pass until there is none: of rows in one place a pass may miss some. */
  async function removeRows(index: string, query: Query, by: string, leftover: Leftover): Promise<boolean> {
    for (;;) {
      let found = 0
      // An index that is gone has taken its rows along.
      if (!(await indices.has(index))) return true
      await indices.refresh(index, signal)
      const search = { index, query, sort: [by], parts: { _source: false } }
      for await (const hits of hitPages(client, search, signal)) {
        found += hits.length
        const operations = each(hits, ({ _id }) => remove(_id))
        await bulk({ index, operations, refused: refuseNone, signal })
        if (!(await ledger.keepLeftover(leftover, claimMs))) return false
      }
      if (found === 0) return true
    }
  }

  /** False: another does it. */
  async function removeLeftover(leftover: Leftover): Promise<boolean> {
    const { datasetId, kind, number, generation, refusedGeneration } = leftover
    const rows = names.rows(datasetId, generation)
    const refused = names.refused(datasetId, refusedGeneration)
    switch (kind) {
      case 'marked':
        return removeRows(rows, { term: { $gone: number } }, '$row', leftover)
      case 'load':
        return removeRows(rows, { term: { $load: number } }, '$row', leftover)
      case 'refused':
        return removeRows(refused, { term: { load: number } }, 'row', leftover)
      case 'rows_index':
        return indices.remove(names.rows(datasetId, number)).then(() => true)
      case 'refused_index':
        return indices.remove(names.refused(datasetId, number)).then(() => true)
    }
  }

  async function sweep(): Promise<void> {
    while (!signal.aborted) {
      const leftover = await ledger.claimLeftover({ olderThanMs, forMs: claimMs })
      if (leftover === undefined) return
      if (await removeLeftover(leftover)) await ledger.endLeftover(leftover)
    }
  }

  let running: Promise<void> = Promise.resolve()
  let isRunning = false
  const timer = setInterval(() => {
    if (isRunning) return
    isRunning = true
    running = sweep()
      .catch((error: Error) => {
        if (!signal.aborted) log(`What is in no answer any more is not removed yet: ${error.message}`)
      })
      .finally(() => (isRunning = false))
  }, everyMs)
  return {
    async stop(): Promise<void> {
      clearInterval(timer)
      ending.abort(new Error('The server stops'))
      await running
    },
  }
}
