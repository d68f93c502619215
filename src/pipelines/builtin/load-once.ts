import { limits } from '@tg-cloud/contract/limits'
import type { Ingest } from '@tg-cloud/contract/ingests'
import type { LoadQuery } from '@tg-cloud/contract/load-query'
import type { DatasetRecord } from '../../datasets/dataset.ts'
import type { DatasetRepository } from '../../datasets/ports.ts'
import {
  AppError,
  bodyTooLarge,
  datasetNotFound,
  ingestCancelled,
  serverStops,
  WorkRefused,
} from '../../errors.ts'
import type { CancelLoad } from '../../ingest/cancel-load.ts'
import type { LoadRows } from '../../ingest/load-rows.ts'
import type { Source } from '../ports.ts'
import type { TaskResult, TaskRun } from './task.ts'

type Deps = {
  datasets: Pick<DatasetRepository, 'get'>
  loadRows: LoadRows
  /** The load of a user's under this key; undefined where there is none. */
  loadedAs: (userId: string, idempotencyKey: string) => Promise<Ingest | undefined>
  cancelLoad: CancelLoad
}
export type RowsToLoad = {
  /** Slug of the data set that they go into. */
  dataset: string
  query: LoadQuery
  /** Their bytes from the beginning, and what those are. */
  open(signal: AbortSignal): Promise<Source & { form: { mediaType: string; encoding: string } }>
}
/** Loads rows; what an attempt before has loaded of the same bytes is not loaded again. Errors: those of a load. */
export type LoadOnce = (rows: RowsToLoad, run: TaskRun) => Promise<TaskResult>

// What changes while it is loaded again and again ends it some time.
const keysMax = 20

export function makeLoadOnce({ datasets, loadRows, loadedAs, cancelLoad }: Deps): LoadOnce {
  return async (rows, run) => {
    const dataset = await datasets.get(rows.dataset)
    if (dataset === undefined) throw datasetNotFound()
    for (let number = 1; number <= keysMax; number++) {
      const key = `run-${run.id}-${run.round}${number === 1 ? '' : `-${number}`}`
      const before = await loadedAs(run.userId, key)
      if (before?.state === 'done') return resultOf(before, run)
      if (before?.state === 'cancelled' || before?.state === 'reverted') continue
      const receipt = await load(rows, run, dataset, key)
      if (receipt) return resultOf(receipt, run)
      run.log('warn', 'The rows are others than before: what was loaded of those is taken back')
      const begun = await loadedAs(run.userId, key)
      if (begun) await cancelLoad(begun.id, dataset)
    }
    throw new WorkRefused('The rows are others each time they are read')
  }

  /** Undefined when the bytes are not those that an attempt before has begun to load. */
  async function load(
    { query, open }: RowsToLoad,
    run: TaskRun,
    dataset: DatasetRecord,
    key: string,
  ): Promise<Ingest | undefined> {
    const source = await open(run.signal)
    let cancelled: Promise<unknown> | undefined
    const stop = () => {
      // Also while its rows are made visible, when nothing more of the body is read.
      if (!run.goesOn())
        cancelled = loadedAs(run.userId, key)
          .then((begun) => begun && cancelLoad(begun.id, dataset))
          .catch(() => {})
    }
    run.signal.addEventListener('abort', stop)
    try {
      const { form, name, bytes, charset } = source
      run.log('info', `Loads ${name} (${form.mediaType}${bytes === undefined ? '' : `, ${bytes} bytes`})`)
      return await loadRows({
        userId: run.userId,
        dataset,
        query,
        idempotencyKey: key,
        respondAsync: false,
        body: { ...form, charset, bytes: counted(source, run) },
      })
    } catch (error) {
      if (error instanceof AppError && error.code === 'idempotency_key_reused') return undefined
      throw error
    } finally {
      run.signal.removeEventListener('abort', stop)
      await cancelled
      await source.close()
    }
  }
}

/** Bytes with word of how far they are; a run that stops takes no more of them. */
async function* counted({ content, bytes }: Source, run: TaskRun): AsyncGenerator<Uint8Array> {
  let done = 0
  const total = bytes ?? null
  const stopIfTold = () => {
    if (run.signal.aborted) throw run.goesOn() ? serverStops() : ingestCancelled()
  }
  try {
    for await (const piece of content) {
      stopIfTold()
      done += piece.byteLength
      if (done > limits.loadBytes) throw bodyTooLarge(`There are more than ${limits.loadBytes} bytes`)
      run.progress({ done, total, unit: 'bytes', note: null })
      yield piece
    }
  } catch (error) {
    // What is read breaks off by the same word; the load is to know which it was.
    stopIfTold()
    throw error
  }
}

function resultOf(receipt: Ingest, run: TaskRun): TaskResult {
  const { id, received, accepted, updated, duplicate, quarantined, bytes } = receipt
  run.log(
    'info',
    `${received} rows: ${accepted} new, ${updated} updated, ${duplicate} there already, ${quarantined} refused`,
  )
  for (const { row, field, message } of receipt.errors)
    run.log('warn', `Row ${row}${field === null ? '' : `, ${field}`} ${message}`)
  return {
    returned: { ingest: id, received, accepted, updated, duplicate, quarantined, bytes },
    datasets: [
      {
        dataset: receipt.dataset,
        version: receipt.version,
        ingest: id,
        deletion: null,
        rows: accepted + updated,
      },
    ],
  }
}
