import type { Ingest } from '@tg-cloud/contract/ingests'
import { limits } from '@tg-cloud/contract/limits'
import type { RowEngine } from '../datasets/row-engine.ts'
import { type IngestRecord, isOpen, receiptOf } from './ingest.ts'
import type { IngestRepository } from './ports.ts'
import type { RunningLoads } from './running-loads.ts'
import { requireIngest } from './require-ingest.ts'

type Deps = { engine: RowEngine; running: RunningLoads }
/** The receipt of a load with its first refused rows and, while it runs, its numbers of the moment. */
export type ReadReceipt = (record: IngestRecord) => Promise<Ingest>

export function makeReadReceipt({ engine, running }: Deps): ReadReceipt {
  return async (record) => {
    // One that has ended may be held by a request that repeats it.
    const progress = isOpen(record) ? running.progressOf(record.id) : undefined
    const quarantined = (progress ?? record).quarantined > 0
    const errors = quarantined
      ? await engine.refused(record.datasetId, record.number, { after: 0, limit: limits.receiptErrors })
      : []
    return receiptOf(record, { engine: engine.durability, errors, progress })
  }
}

/** Errors: ingest_not_found. */
export type GetReceipt = (ingestId: string) => Promise<Ingest>

export function makeGetReceipt({
  ingests,
  readReceipt,
}: {
  ingests: IngestRepository
  readReceipt: ReadReceipt
}): GetReceipt {
  return async (ingestId) => {
    const record = await requireIngest(ingests, ingestId)
    return readReceipt(record)
  }
}
