import type { Rebuild, Rebuilt } from '../../datasets/rebuild-rows.ts'
import type { LedgerChange, LedgerView, RowLedger } from '../../datasets/row-ledger.ts'
import { changedMeanwhile } from '../../errors.ts'
import { rebuildFailed } from '../../errors-rebuilds.ts'
import { isSameSum } from '../../values/row-sum.ts'
import type { Client } from './client.ts'
import { countHits } from './hits.ts'
import type { Indices } from './indices.ts'
import type { Names } from './names.ts'
import { everything } from './query.ts'
import type { RebuildCopy } from './rebuild-copy.ts'
import type { Target } from './rebuild-target.ts'
import { type Snapshot, snapshotOf } from './snapshots.ts'

type Deps = {
  client: Client
  ledger: Pick<RowLedger, 'view'>
  names: Names
  indices: Indices
  log: (line: string) => void
}
type Copied = { target: Target; copy: RebuildCopy; last: Snapshot }
/** Has the rows answered from a copy that was the same as the rows of `last`, within a change of them. */
export type Swap = (
  work: Rebuild,
  copied: Copied,
  change: LedgerChange,
  signal: AbortSignal,
) => Promise<Rebuilt>

export function makeSwap({ client, ledger, names, indices, log }: Deps): Swap {
  /** The copy is as it was when one looked last; what has changed since then is brought over while nothing changes. */
  return async ({ dataset, staging, planned, tell }, { target, copy, last }, { view, commit }, signal) => {
    await staging?.follow(signal)
    const next = snapshotOf(staging ? await viewOf(ledger, staging.datasetId) : view, names)
    requireSame(next, last)
    await copy.bring(next)
    await indices.refresh(target.index, signal)
    const there = new Set(last.loads.map(({ number }) => number))
    const came = next.loads.map(({ number }) => number).filter((number) => !there.has(number))
    const held = await countHits(client, { index: target.index, query: everything }, signal)
    if (held !== view.rows || copy.sum.rows() !== view.rows)
      throw rebuildFailed(`The copy has ${held} rows, ${copy.sum.rows()} were read, of ${view.rows}`)
    if (came.length > 0) await requireCopied(copy, came)
    const rebuilt = { rows: view.rows, checksum: copy.sum.checksum() }
    await planned(target.place.generation, rebuilt)
    tell('swap', view.rows, view.rows)
    await commit({
      version: view.version,
      rows: view.rows,
      moved: { place: target.place, openLoads: staging ? 'forgotten' : 'stay' },
    })
    await indices
      .show(dataset.id, target.index)
      .catch((error: Error) => log(`The alias ${names.alias(dataset.id)} does not follow: ${error.message}`))
    return rebuilt
  }
}

/** Rows of loads that came while nobody waited are read once more, without those that have gone since. */
async function requireCopied(copy: RebuildCopy, loads: readonly number[]): Promise<void> {
  const [came, held] = [copy.sumOfLast(), await copy.sumOfCopy(loads)]
  if (!isSameSum(came, held))
    throw rebuildFailed(`The copy of what came last is another: ${held.checksum()}, not ${came.checksum()}`)
}

export async function viewOf(ledger: Pick<RowLedger, 'view'>, datasetId: string): Promise<LedgerView> {
  const view = await ledger.view(datasetId)
  if (view === undefined) throw changedMeanwhile(new Error('The rows are gone'))
  return view
}

/** What is followed is one index with the same fields. Errors: unavailable when these have changed. */
export function requireSame(next: Snapshot, last: Snapshot): void {
  if (next.index !== last.index) throw changedMeanwhile(new Error('The fields have changed meanwhile'))
}
