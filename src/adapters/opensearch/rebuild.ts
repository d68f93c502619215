import { setTimeout as sleep } from 'node:timers/promises'
import type { Rebuild, RebuildEngine, Rebuilt } from '../../datasets/rebuild-rows.ts'
import type { RowLedger } from '../../datasets/row-ledger.ts'
import { isSameSum } from '../../values/row-sum.ts'
import { rebuildFailed } from '../../errors-rebuilds.ts'
import type { Bulk } from './bulk.ts'
import type { Client } from './client.ts'
import type { Indices } from './indices.ts'
import type { MoveLoad } from './move-load.ts'
import type { Names } from './names.ts'
import { makeRebuildCopy } from './rebuild-copy.ts'
import { makeSwap, requireSame, viewOf } from './rebuild-swap.ts'
import type { WithTarget } from './rebuild-target.ts'
import { type Snapshot, type Snapshots, snapshotOf } from './snapshots.ts'
import { requireFields } from './stored-fields.ts'

type Deps = {
  client: Client
  bulk: Bulk
  ledger: RowLedger
  names: Names
  indices: Indices
  snapshots: Snapshots
  withTarget: WithTarget
  moveLoad: MoveLoad
  log: (line: string) => void
}

/** Rows are followed without keeping changes waiting as long as this helps; the rest is done while they wait. */
const mostRounds = 20
/** A load that is written to all the time is moved between two of its chunks. */
const lookAgainMs = 250

export function makeRebuild(deps: Deps): RebuildEngine {
  const { ledger, names, indices, snapshots, withTarget, moveLoad } = deps
  const swap = makeSwap(deps)

  async function copyAll(work: Rebuild, first: Snapshot, given: AbortSignal): Promise<Rebuilt> {
    const { dataset, staging, tell } = work
    const own = await viewOf(ledger, dataset.id)
    requireFields(own.fields, first.fields)
    const how = { refusedFrom: staging?.datasetId, signal: given }
    return withTarget(dataset, how, async (target) => {
      const { signal } = target
      let [last, step] = [first, 'copy' as 'copy' | 'verify']
      const told = (rows: number) => tell(step, rows, last.rows)
      const shape = { fields: first.fields, primaryKey: dataset.primaryKey }
      const copy = makeRebuildCopy(deps)({
        dataset: shape,
        target: target.index,
        mark: target.mark,
        told,
        signal,
      })
      tell('copy', 0, first.rows)
      await copy.bring(first)
      for (let round = 0; round < mostRounds; round++) {
        await staging?.follow(signal)
        const next = snapshotOf(await viewOf(ledger, first.datasetId), names)
        if (next.revision === last.revision) break
        requireSame(next, last)
        await copy.bring(next)
        last = next
      }
      step = 'verify'
      tell('verify', 0, last.rows)
      await indices.refresh(target.index, signal)
      const held = await copy.sumOfCopy()
      if (!isSameSum(held, copy.sum))
        throw rebuildFailed(
          `The copy has ${held.rows()} rows that come to ${held.checksum()}; ${copy.sum.rows()} that come to ` +
            `${copy.sum.checksum()} were read`,
        )
      return ledger.change(
        dataset.id,
        (change, signal) => swap(work, { target, copy, last }, change, signal),
        signal,
      )
    })
  }

  return {
    refuses: async () => ({}),

    async rebuild(work) {
      const { dataset, staging, signal, tell } = work
      tell('prepare', 0, 0)
      await staging?.follow(signal)
      // Nothing that is in answers now, or comes to be, is removed before this ends.
      return snapshots.read(
        staging?.datasetId ?? dataset.id,
        async (first, signal) => {
          if (first === undefined) throw rebuildFailed('There are no rows yet')
          return copyAll(work, first, signal)
        },
        signal,
      )
    },

    placeOf: async (datasetId) => (await ledger.place(datasetId))?.generation,

    async drain(dataset, signal) {
      for (;;) {
        const [place, left] = [await ledger.place(dataset.id), await ledger.loadsElsewhere(dataset.id)]
        if (place === undefined || left.length === 0) return
        const to = { ...dataset, fields: place.fields, generation: place.generation }
        for (const load of left) await moveLoad(load, to, signal)
        await sleep(lookAgainMs, undefined, { signal })
      }
    },

    history: ledger.history,
  }
}
