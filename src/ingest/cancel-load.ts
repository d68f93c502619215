import type { Ingest } from '@tg-cloud/contract/ingests'
import type { DatasetShape } from '../datasets/cell.ts'
import { ingestCancelled, ingestFinished } from '../errors.ts'
import type { EndLoad } from './end-load.ts'
import { isOpen } from './ingest.ts'
import type { IngestRepository } from './ports.ts'
import type { ReadReceipt } from './read-receipt.ts'
import type { RunningLoads } from './running-loads.ts'
import { requireIngest } from './require-ingest.ts'

type Deps = { ingests: IngestRepository; running: RunningLoads; endLoad: EndLoad; readReceipt: ReadReceipt }
/** Stops a load for good. Errors: ingest_not_found, ingest_finished. */
export type CancelLoad = (ingestId: string, dataset: DatasetShape) => Promise<Ingest>

export function makeCancelLoad({ ingests, running, endLoad, readReceipt }: Deps): CancelLoad {
  return async (ingestId, dataset) => {
    await running.stop(ingestId, ingestCancelled())
    const record = await requireIngest(ingests, ingestId)
    if (isOpen(record)) {
      const load = { dataset, number: record.number, ingestId, mode: record.mode }
      await endLoad(record, load, record, ingestCancelled())
    } else if (record.state !== 'cancelled') throw ingestFinished(record.state)
    return readReceipt(await requireIngest(ingests, ingestId))
  }
}
