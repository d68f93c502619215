import type { Load, RowEngine } from '../datasets/row-engine.ts'
import { AppError } from '../errors.ts'
import type { IngestRecord, Progress } from './ingest.ts'
import type { IngestRepository } from './ports.ts'

type Deps = { ingests: IngestRepository; engine: RowEngine; log: (line: string) => void }
/** Writes down why a load did not finish. What a later request may go on with stays; the rest is removed. */
export type EndLoad = (record: IngestRecord, load: Load, progress: Progress, error: unknown) => Promise<void>

export function makeEndLoad({ ingests, engine, log }: Deps): EndLoad {
  return async (record, load, progress, error) => {
    const known = error instanceof AppError ? error : undefined
    const problem = { code: known?.code ?? 'internal', detail: known?.message ?? 'The load broke off' }
    const state =
      known?.code === 'ingest_cancelled'
        ? 'cancelled'
        : record.idempotencyKey !== null && mayGoOn(known)
          ? 'interrupted'
          : 'failed'
    try {
      // After a crash in between, the records say that it has not ended, and the next start asks the engine.
      if (state !== 'interrupted') await engine.abandonLoad(load)
      await ingests.end(record.id, { state, problem }, progress)
    } catch (fault) {
      log(`Load ${record.id} ended as ${state}, which could not be written down: ${(fault as Error).message}`)
    }
  }
}

/** Whether the same bytes may well succeed next time: nothing is wrong with them. */
function mayGoOn(error: AppError | undefined): boolean {
  return (
    error === undefined ||
    ['request_timeout', 'request_aborted', 'unavailable', 'idempotency_key_reused'].includes(error.code)
  )
}
