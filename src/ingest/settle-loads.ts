import { limits } from '@tg-cloud/contract/limits'
import type { Load, RowEngine } from '../datasets/row-engine.ts'
import type { DatasetShape } from '../datasets/cell.ts'
import type { FinishLoad } from './finish-load.ts'
import type { IngestRecord } from './ingest.ts'
import type { IngestRepository } from './ports.ts'
import type { RunningLoads } from './running-loads.ts'

type Deps = {
  ingests: IngestRepository
  engine: RowEngine
  finishLoad: FinishLoad
  running: RunningLoads
  shapeOf: (datasetId: string) => Promise<DatasetShape | undefined>
  log: (line: string) => void
}

/**
 * Makes the receipts of loads that were cut off agree with the engine: what it has finished is done, what had arrived
 * whole is finished now, the rest waits for the same request, for as long as its key is kept. Runs at the start, before
 * any request, and every minute.
 */
export function makeSettleLoads({ ingests, engine, finishLoad, running, shapeOf, log }: Deps) {
  async function settle(record: IngestRecord): Promise<string> {
    const known = await engine.loadState(record.datasetId, record.number)
    const dataset = await shapeOf(record.datasetId)
    if (dataset === undefined) return 'deleted'
    if (known?.state === 'finished') {
      await ingests.settle(record.id, known)
      return 'done'
    }
    const load: Load = { dataset, number: record.number, ingestId: record.id, mode: record.mode }
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
    return state
  }
  return async (): Promise<void> => {
    for (const record of await ingests.unsettled()) {
      if (running.progressOf(record.id)) continue
      const state = await settle(record)
      if (record.state !== state)
        log(`Load ${record.id}, cut off while it was ${record.state}, is now ${state}`)
    }
  }
}
