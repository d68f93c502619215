import type { RowEngine } from '../../datasets/row-engine.ts'
import type { LedgerChange, RowLedger, RowsRemoved } from '../../datasets/row-ledger.ts'
import type { Bulk } from './bulk.ts'
import type { Client } from './client.ts'
import { countHits, hitPages } from './hits.ts'
import type { Indices } from './indices.ts'
import { loadIs } from './load-state.ts'
import type { Names } from './names.ts'
import { each, refuseConflicts } from './operations.ts'
import type { Ensure } from './places.ts'
import { makeRewrite, type WholeHit, wholeParts } from './rewrite.ts'
import type { Choose } from './scopes.ts'
import { snapshotOf } from './snapshots.ts'
import { visibleQuery } from './visible.ts'
import { deletionName, revertName } from '../../values/change-name.ts'

type Deps = {
  client: Client
  ledger: RowLedger
  names: Names
  indices: Indices
  bulk: Bulk
  ensure: Ensure
  choose: Choose
}

export function makeChanges(deps: Deps): Pick<RowEngine, 'revertLoad' | 'deleteRows'> {
  const { client, ledger, names, indices, bulk, ensure, choose } = deps

  /** A change under an id, which happens once: what it answered the first time. */
  async function changeOnce(
    datasetId: string,
    id: string,
    work: (change: LedgerChange, signal: AbortSignal) => Promise<RowsRemoved>,
  ): Promise<RowsRemoved> {
    const before = await ledger.answerOf(datasetId, id)
    if (before) return before
    return ledger.change(
      datasetId,
      async (change, signal) => (await ledger.answerOf(datasetId, id)) ?? (await work(change, signal)),
    )
  }

  return {
    async revertLoad({ dataset, number }, version) {
      const { id: datasetId } = dataset
      const [entry] = await ledger.loadsOf([{ datasetId, load: number }])
      if (entry?.state !== 'finished') throw loadIs(number, entry?.state)
      const id = revertName(number)
      return changeOnce(datasetId, id, async ({ view, commit }, signal) => {
        const loads = view.loads.filter((load) => load.number !== number)
        const index = names.rows(datasetId, view.generation)
        const query = visibleQuery({ ...view, loads })
        const rows = await countHits(client, { index, query }, signal)
        const answer = { removed: view.rows - rows, rows, loads: [number] }
        const gone = loads.length < view.loads.length ? [number] : []
        await commit({ version, rows, gone, answer: { id, ...answer } })
        return answer
      })
    },

    async deleteRows(dataset, { id: name, filter, version }) {
      await ensure(dataset)
      const id = deletionName(name)
      return changeOnce(dataset.id, id, async ({ view, mark, commit }, signal) => {
        const snapshot = snapshotOf(view, names)
        const { index } = snapshot
        const rewrite = makeRewrite({ ...dataset, fields: view.fields }, mark)
        const loads = new Set<number>()
        let removed = 0
        if (view.loads.length > 0) {
          const { query } = await choose(dataset, snapshot, filter, signal)
          const search = { index, query, sort: ['$row'], parts: wholeParts }
          for await (const hits of hitPages<WholeHit>(client, search, signal)) {
            for (const { fields } of hits) loads.add(fields.$load[0])
            removed += hits.length
            const operations = each(hits, (hit) => rewrite(hit, { gone: mark }))
            await bulk({ index, operations, refused: refuseConflicts, signal })
          }
          if (removed > 0) await indices.refresh(index, signal)
        }
        const marks = removed > 0 ? [...view.marks, mark] : view.marks
        const rows =
          removed > 0
            ? await countHits(client, { index, query: visibleQuery({ ...view, marks }) }, signal)
            : view.rows
        const answer = { removed, rows, loads: [...loads].sort((a, b) => a - b) }
        await commit({ version, rows, marked: removed > 0, answer: { id, ...answer } })
        return answer
      })
    },
  }
}
