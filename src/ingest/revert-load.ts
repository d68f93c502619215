import type { Ingest } from '@tg-cloud/contract/ingests'
import type { DatasetShape } from '../datasets/cell.ts'
import type { RowEngine } from '../datasets/row-engine.ts'
import { ingestNotRevertible } from '../errors.ts'
import type { IngestRepository } from './ports.ts'
import type { ReadReceipt } from './read-receipt.ts'
import { requireIngest } from './require-ingest.ts'

type Deps = { ingests: IngestRepository; engine: RowEngine; readReceipt: ReadReceipt }
/** Removes the rows of a finished append; again the same when repeated. Errors: ingest_not_found, ingest_not_revertible. */
export type RevertLoad = (ingestId: string, dataset: DatasetShape) => Promise<Ingest>

export function makeRevertLoad({ ingests, engine, readReceipt }: Deps): RevertLoad {
  return async (ingestId, dataset) => {
    const record = await requireIngest(ingests, ingestId)
    if (record.state === 'reverted') return readReceipt(record)
    if (record.state !== 'done') throw ingestNotRevertible(`This load is ${record.state}`)
    if (record.mode !== 'append')
      throw ingestNotRevertible(`A load with mode ${record.mode} has changed other rows`)
    const load = { dataset, number: record.number, ingestId, mode: record.mode }
    const reverted = await ingests.revert(ingestId, (version) => engine.revertLoad(load, version))
    return readReceipt(reverted)
  }
}
