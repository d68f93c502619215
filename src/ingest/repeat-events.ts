import type { DatasetShape } from '../datasets/cell.ts'
import type { Staging } from '../datasets/rebuild-rows.ts'
import type { ResolveKeys } from '../datasets/resolve-keys.ts'
import type { Load, RowEngine } from '../datasets/row-engine.ts'
import type { RowEvent } from '../datasets/row-ledger.ts'
import { bodyGone } from '../errors.ts'
import { originalsMissing, rebuildFailed } from '../errors-rebuilds.ts'
import type { ResolveFilter } from '../filters/resolve-filter.ts'
import { noCounts } from './ingest.ts'
import { readLoadRequest } from './load-request.ts'
import type { Originals } from './originals.ts'
import type { ReadInto } from './read-into.ts'
import type { FindEvents, Repeatable, RepeatableLoad } from './find-events.ts'

type Deps = {
  engine: Pick<RowEngine, 'create' | 'remove' | 'finishLoad' | 'revertLoad' | 'deleteRows' | 'loadState'>
  history: (datasetId: string) => Promise<RowEvent[]>
  originals: Pick<Originals, 'read'>
  findEvents: FindEvents
  readInto: ReadInto
  resolveFilter: ResolveFilter
  resolveKeys: ResolveKeys
}
/**
 * A data set beside another, under the id `stagingId`, which has had the same done to it from the kept bytes: rows, their
 * places and versions are the same. What was done before a crash is not done again. Errors of `follow`:
 * originals_missing, rebuild_failed where something came to another end than the first time.
 */
export type RepeatEvents = (dataset: DatasetShape, stagingId: string) => Staging

export function makeRepeatEvents(deps: Deps): RepeatEvents {
  const { engine, history, originals, findEvents, readInto, resolveFilter, resolveKeys } = deps

  async function load(staging: DatasetShape, { event, record, sha256 }: RepeatableLoad, signal: AbortSignal) {
    const { number, ingestId, mode, version } = event
    const own: Load = { dataset: staging, number, ingestId, mode }
    const before = await engine.loadState(staging.id, number)
    if (before?.state === 'finished') return before
    const bytes = await originals.read(sha256)
    if (bytes === undefined) throw bodyGone()
    const progress = { ...noCounts(), bytes: 0, charset: null, reading: [] }
    const request = readLoadRequest(record.request)
    await readInto({ load: own, request, bytes, progress, signal })
    return engine.finishLoad(own, version, signal)
  }

  async function repeat(staging: DatasetShape, one: Repeatable, signal: AbortSignal): Promise<void> {
    const { event } = one
    if ('record' in one) {
      const { counts, rows } = await load(staging, one, signal)
      requireSame({ ...counts, rows }, { ...one.event.counts, rows: event.rows }, `load ${one.event.number}`)
      return
    }
    if ('asked' in one) {
      const filter =
        'filter' in one.asked
          ? resolveFilter(one.asked.filter, staging.fields, 'body.filter')
          : resolveKeys(one.asked.keys, staging, 'body.keys')
      const { id, version, removed, rows } = one.event
      const now = await engine.deleteRows(staging, { id, filter, version })
      requireSame({ removed: now.removed, rows: now.rows }, { removed, rows }, `deletion ${id}`)
      return
    }
    const { number, version, removed, rows } = one.event
    // One that a replacement had taken away before is not there.
    if (removed === 0 && (await engine.loadState(staging.id, number)) === undefined) return
    const own: Load = { dataset: staging, number, ingestId: '', mode: 'append' }
    const now = await engine.revertLoad(own, version)
    requireSame({ removed: now.removed, rows: now.rows }, { removed, rows }, `revert of load ${number}`)
  }

  return ({ id, ...shape }, stagingId) => {
    const staging = { ...shape, id: stagingId }
    /** Version of what was done last. */
    let done = 0
    return {
      datasetId: stagingId,
      async follow(signal) {
        const { events, missing } = await findEvents(id, await history(id))
        if (missing.length > 0) throw originalsMissing(missing)
        if (done === 0) await engine.create(staging)
        for (const one of events.filter(({ event }) => event.version > done)) {
          signal.throwIfAborted()
          await repeat(staging, one, signal)
          done = one.event.version
        }
      },
    }
  }
}

type Numbers = Readonly<Record<string, number>>
function requireSame(now: Numbers, before: Numbers, what: string): void {
  const other = Object.keys(before).find((name) => now[name] !== before[name])
  if (other !== undefined)
    throw rebuildFailed(`Done again, ${what} comes to ${now[other]} ${other}, not ${before[other]}`)
}
