import { limits } from '@tg-cloud/contract/limits'
import type { DatasetRepository } from '../../datasets/ports.ts'
import type { DatasetRecord } from '../../datasets/dataset.ts'
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
import type { Ingest } from '@tg-cloud/contract/ingests'
import type { OpenSource, Source } from '../ports.ts'
import { formOf } from './file-form.ts'
import type { DoTask, TaskRun } from './task.ts'

type Deps = {
  datasets: Pick<DatasetRepository, 'get'>
  openSource: OpenSource
  loadRows: LoadRows
  /** The load of a user's under this key; undefined where there is none. */
  loadedAs: (userId: string, idempotencyKey: string) => Promise<Ingest | undefined>
  cancelLoad: CancelLoad
}
type Task = Parameters<DoTask<'load'>>[0]

// Files that change while they are loaded again and again end it some time.
const keysMax = 20

/** Loads a file; what an attempt before has loaded of the same bytes is not loaded again. */
export function makeLoad({ datasets, openSource, loadRows, loadedAs, cancelLoad }: Deps): DoTask<'load'> {
  return async (task, run) => {
    const dataset = await datasets.get(task.dataset)
    if (dataset === undefined) throw datasetNotFound()
    for (let number = 1; number <= keysMax; number++) {
      const key = `run-${run.id}-${run.round}${number === 1 ? '' : `-${number}`}`
      const before = await loadedAs(run.userId, key)
      if (before?.state === 'done') return resultOf(before, run)
      if (before?.state === 'cancelled' || before?.state === 'reverted') continue
      const receipt = await load(task, run, dataset, key)
      if (receipt) return resultOf(receipt, run)
      run.log('warn', 'The file is another one than before: what was loaded of that one is taken back')
      const begun = await loadedAs(run.userId, key)
      if (begun) await cancelLoad(begun.id, dataset)
    }
    throw new WorkRefused('The file changes each time it is read')
  }

  /** Undefined when the file is not the one that an attempt before has begun to load. */
  async function load(
    task: Task,
    run: TaskRun,
    dataset: DatasetRecord,
    key: string,
  ): Promise<Ingest | undefined> {
    const source = await openSource(task.from, run.signal)
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
      const { name: _name, dataset: _dataset, from: _from, mediaType, encoding, ...query } = task
      const form = formOf(source, { mediaType, encoding })
      run.log(
        'info',
        `Loads ${source.name} (${form.mediaType}${source.bytes === undefined ? '' : `, ${source.bytes} bytes`})`,
      )
      return await loadRows({
        userId: run.userId,
        dataset,
        query,
        idempotencyKey: key,
        respondAsync: false,
        body: { ...form, charset: source.charset, bytes: counted(source, run) },
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

/** The bytes of a file, with word of how far they are; a run that stops takes no more of them. */
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
      if (done > limits.loadBytes) throw bodyTooLarge(`The file has more than ${limits.loadBytes} bytes`)
      run.progress({ done, total, unit: 'bytes', note: null })
      yield piece
    }
  } catch (error) {
    // What is fetched breaks off by the same word; the load is to know which it was.
    stopIfTold()
    throw error
  }
}

function resultOf(receipt: Ingest, run: TaskRun) {
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
