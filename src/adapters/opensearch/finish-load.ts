import type { Field } from '@tg-cloud/contract/fields'
import type { Load, LoadCounts, RowEngine } from '../../datasets/row-engine.ts'
import type { LedgerChange, LoadEntry, RowLedger } from '../../datasets/row-ledger.ts'
import { unavailableBecause } from '../../errors.ts'
import type { Client } from './client.ts'
import { countHits } from './hits.ts'
import type { Indices } from './indices.ts'
import { loadIs } from './load-state.ts'
import type { MergeKeyed } from './merge-keyed.ts'
import type { MoveLoad } from './move-load.ts'
import type { Names } from './names.ts'
import { snapshotOf } from './snapshots.ts'
import { visibleQuery } from './visible.ts'

type Deps = {
  client: Client
  ledger: RowLedger
  names: Names
  indices: Indices
  mergeKeyed: MergeKeyed
  moveLoad: MoveLoad
}

export function makeFinishLoad({
  client,
  ledger,
  names,
  indices,
  mergeKeyed,
  moveLoad,
}: Deps): RowEngine['finishLoad'] {
  async function entryOf({ dataset, number }: Load): Promise<LoadEntry> {
    const [entry] = await ledger.loadsOf([{ datasetId: dataset.id, load: number }])
    if (entry === undefined || entry.state === 'abandoned') throw loadIs(number, entry?.state)
    return entry
  }

  async function finish(load: Load, version: number, change: LedgerChange, signal: AbortSignal) {
    const { dataset, number, mode } = load
    const entry = await entryOf(load)
    if (entry.state === 'finished') return answerOf(entry)
    const { received, quarantined } = entry.counts
    const taken = received - quarantined
    const snapshot = snapshotOf(change.view, names)
    const { index } = snapshot
    if (entry.generation !== change.view.generation) await moveOver(load, change.view.fields, signal)
    await indices.refresh(index, signal)
    const there = await countHits(client, { index, query: { term: { $load: number } } }, signal)
    // Nothing that was acknowledged is missing from what is about to be acknowledged.
    if (there !== taken)
      throw unavailableBecause(
        `OpenSearch holds ${there} rows of load ${number}, of which ${taken} were written`,
      )
    const isKeyed = dataset.primaryKey.length > 0
    const { accepted, updated, marked } = isKeyed
      ? await mergeKeyed({ load, snapshot, mark: change.mark, signal })
      : { accepted: taken, updated: 0, marked: false }
    const counts = { received, accepted, updated, duplicate: taken - accepted - updated, quarantined }
    const gone = mode === 'replace' ? change.view.loads.map((other) => other.number) : []
    if (isKeyed) await indices.refresh(index, signal)
    const others = mode === 'replace' ? [] : change.view.loads
    const own = { number, ingestId: load.ingestId, version }
    const after = {
      loads: [...others, own].sort((a, b) => a.number - b.number),
      marks: marked ? [...change.view.marks, change.mark] : change.view.marks,
    }
    const rows = await countHits(client, { index, query: visibleQuery(after) }, signal)
    await change.commit({ version, rows, finished: { number, counts }, gone, marked })
    return { counts, rows }
  }

  /** A rebuild has left it behind. */
  async function moveOver({ dataset, number }: Load, fields: readonly Field[], signal: AbortSignal) {
    const place = await ledger.place(dataset.id)
    const left = (await ledger.loadsElsewhere(dataset.id)).find((load) => load.number === number)
    if (place && left) await moveLoad(left, { ...dataset, fields, generation: place.generation }, signal)
  }

  return async (load, version, signal) => {
    signal?.throwIfAborted()
    const entry = await entryOf(load)
    if (entry.state === 'finished') return answerOf(entry)
    return ledger.change(load.dataset.id, (change, signal) => finish(load, version, change, signal), signal)
  }
}

const answerOf = ({ counts, rows }: LoadEntry): { counts: LoadCounts; rows: number } => ({ counts, rows })
