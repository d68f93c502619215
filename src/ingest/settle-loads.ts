import { limits } from '@tg-cloud/contract/limits'
import type { Load, RowEngine } from '../datasets/row-engine.ts'
import type { DatasetShape } from '../datasets/cell.ts'
import type { FinishLoad } from './finish-load.ts'
import { type IngestRecord, isOpen, noCounts } from './ingest.ts'
import type { LoadStored } from './load-stored.ts'
import type { Originals } from './originals.ts'
import type { IngestRepository } from './ports.ts'
import type { RunningLoads } from './running-loads.ts'

type Deps = {
  ingests: IngestRepository
  engine: RowEngine
  originals: Pick<Originals, 'waiting'>
  finishLoad: FinishLoad
  loadStored: LoadStored
  running: RunningLoads
  shapeOf: (datasetId: string) => Promise<DatasetShape | undefined>
  log: (line: string) => void
}

/**
 * Makes the receipts of loads that were cut off agree with the engine: what it has finished is done, what had arrived
 * whole is finished now, what is stored is loaded from there, which is not waited for; the rest waits for the same
 * request, for as long as its key is kept. Runs at the start and every minute.
 */
export function makeSettleLoads(deps: Deps) {
  const { ingests, engine, originals, finishLoad, loadStored, running, shapeOf, log } = deps

  async function settle(record: IngestRecord): Promise<string> {
    const known = await engine.loadState(record.datasetId, record.number)
    const dataset = await shapeOf(record.datasetId)
    if (dataset === undefined) return 'deleted'
    if (known?.state === 'finished') {
      await ingests.settle(record.id, known)
      await originals.waiting.remove(record.id)
      return 'done'
    }
    const load: Load = { dataset, number: record.number, ingestId: record.id, mode: record.mode }
    if (record.deferred && known?.state !== 'abandoned') return loadLater(record)
    if (known?.state === 'loading' && record.sha256 !== null) {
      await finishLoad(record.id, load)
      return 'done'
    }
    const tooOld = Date.parse(record.createdAt) < Date.now() - limits.idempotencyKeptMs
    const isLost = record.idempotencyKey === null || known?.state === 'abandoned' || tooOld
    const state = isLost ? 'failed' : 'interrupted'
    if (state === record.state) return state
    if (state === 'failed') await engine.abandonLoad(load)
    const problem = record.problem ?? { code: 'server_stopped', detail: 'The server stopped while it loaded' }
    await ingests.end(record.id, { state, problem }, record)
    if (state === 'failed') await originals.waiting.remove(record.id)
    return state
  }

  function loadLater(record: IngestRecord): string {
    const { id: ingestId, datasetId, number, mode, bytes } = record
    const progress = { ...noCounts(), bytes, charset: null, reading: [] }
    const ended = running.alone({ ingestId, datasetId, progress }, async (signal) => {
      // Both as they are now: it may have waited for a cancellation or for a change of fields.
      const [now, dataset] = [await ingests.get(ingestId), await shapeOf(datasetId)]
      if (now === undefined || dataset === undefined || !isOpen(now)) return
      await ingests.resume(ingestId)
      await loadStored({ record: now, load: { dataset, number, ingestId, mode }, progress, signal })
      log(`Load ${ingestId}, which was stored, is done`)
    })
    ended.catch((error: Error) => log(`Load ${ingestId}, which was stored, is not done: ${error.message}`))
    return 'loading from what was stored'
  }

  return async (): Promise<void> => {
    await running.clean()
    for (const { id: ingestId, datasetId } of await ingests.unsettled())
      await running.ifIdle({ ingestId, datasetId }, async () => {
        // Whoever had it until now may have ended it.
        const record = await ingests.get(ingestId)
        if (record === undefined || !isOpen(record)) return
        const state = await settle(record)
        if (record.state !== state)
          log(`Load ${record.id}, cut off while it was ${record.state}, is now ${state}`)
      })
  }
}
