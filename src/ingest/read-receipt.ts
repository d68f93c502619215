import type { Ingest } from '@tg-cloud/contract/ingests'
import { limits } from '@tg-cloud/contract/limits'
import type { RowEngine } from '../datasets/row-engine.ts'
import { type IngestRecord, isOpen, receiptOf } from './ingest.ts'
import type { IngestRepository } from './ports.ts'
import type { RunningLoads } from './running-loads.ts'
import { requireIngest } from './require-ingest.ts'

type Deps = { engine: Pick<RowEngine, 'durability' | 'durabilityOf' | 'firstRefused'>; running: RunningLoads }
/** Receipts of loads with their first refused rows and, while they run, their numbers of the moment. */
export type ReadReceipts = (records: readonly IngestRecord[]) => Promise<Ingest[]>
export type ReadReceipt = (record: IngestRecord) => Promise<Ingest>

export function makeReadReceipts({ engine, running }: Deps): ReadReceipts {
  return async (records) => {
    // One that has ended may be held by a request that repeats it.
    const elsewhere = await running.elsewhere(records.filter(isOpen).map(({ id }) => id))
    const progressOf = (record: IngestRecord) => {
      if (!isOpen(record)) return undefined
      return elsewhere.has(record.id) ? (elsewhere.get(record.id) ?? record) : running.progressOf(record.id)
    }
    const all = records.map((record) => {
      const progress = progressOf(record)
      return { record, progress, quarantined: (progress ?? record).quarantined }
    })
    const some = all.filter(({ quarantined }) => quarantined > 0).map(({ record }) => record)
    const loads = some.map(({ datasetId, number }) => ({ datasetId, load: number }))
    const refused = await engine.firstRefused(loads, limits.receiptErrors)
    const errorsOf = new Map(some.map((record, i) => [record, refused[i]]))
    const receipts = all.map(async ({ record, progress }) => {
      const durability = (await engine.durabilityOf?.(record.datasetId)) ?? engine.durability
      return receiptOf(record, { engine: durability, errors: errorsOf.get(record) ?? [], progress })
    })
    return Promise.all(receipts)
  }
}

export const makeReadReceipt =
  (readReceipts: ReadReceipts): ReadReceipt =>
  async (record) =>
    (await readReceipts([record]))[0] as Ingest

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
