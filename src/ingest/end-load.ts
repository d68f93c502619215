import type { Load, RowEngine } from '../datasets/row-engine.ts'
import { AppError } from '../errors.ts'
import type { ForgetOriginals } from './forget-originals.ts'
import type { IngestRecord, Progress } from './ingest.ts'
import type { Originals } from './originals.ts'
import type { IngestRepository } from './ports.ts'

type Deps = {
  ingests: IngestRepository
  engine: RowEngine
  originals: Pick<Originals, 'waiting'>
  forgetOriginals: ForgetOriginals
  log: (line: string) => void
}
/** Writes down why a load did not finish. What a later request may go on with stays; the rest is removed. */
export type EndLoad = (record: IngestRecord, load: Load, progress: Progress, error: unknown) => Promise<void>

export function makeEndLoad({ ingests, engine, originals, forgetOriginals, log }: Deps): EndLoad {
  return async (record, load, progress, error) => {
    const known = error instanceof AppError ? error : undefined
    const problem = { code: known?.code ?? 'internal', detail: known?.message ?? 'The load broke off' }
    const state =
      known?.code === 'ingest_cancelled' ? 'cancelled' : mayGoOn(record, known) ? 'interrupted' : 'failed'
    try {
      // After a crash in between, the records say that it has not ended, and the next start asks the engine.
      if (state !== 'interrupted') await engine.abandonLoad(load)
      await ingests.end(record.id, { state, problem }, progress)
      if (state === 'interrupted') return
      await originals.waiting.remove(record.id)
      await forgetOriginals({ datasetId: record.datasetId, loads: [record.number] })
    } catch (fault) {
      log(`Load ${record.id} ended as ${state}, which could not be written down: ${(fault as Error).message}`)
    }
  }
}

/** Whether the same bytes may well succeed next time: nothing is wrong with them. */
function mayGoOn({ deferred, idempotencyKey }: IngestRecord, error: AppError | undefined): boolean {
  if (deferred) return error?.code === 'unavailable'
  if (idempotencyKey === null) return false
  return (
    error === undefined ||
    ['request_timeout', 'request_aborted', 'unavailable', 'idempotency_key_reused'].includes(error.code)
  )
}
