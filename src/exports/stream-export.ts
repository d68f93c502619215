import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import type { ExportStream } from '@tg-cloud/contract/export-create'
import { limits } from '@tg-cloud/contract/limits'
import { uuidv7 } from 'uuidv7'
import type { Caller } from '../auth/session.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import { AppError, queryTimeout, unavailable } from '../errors.ts'
import type { CompileTable } from '../query/compile-table.ts'
import type { WhileBeating } from './beats.ts'
import { mediaTypeOf, nothingYet, plainNameOf } from './export.ts'
import { newExport } from './new-export.ts'
import type { Claimed, Ending, ExportRepository, Room } from './ports.ts'
import { type RunningExports, Stopped } from './running-exports.ts'
import type { WriteTable } from './write-table.ts'

type Deps = {
  exports: Pick<ExportRepository, 'beginStream' | 'succeed' | 'end'>
  running: RunningExports
  compileTable: CompileTable
  writeTable: WriteTable
  whileBeating: WhileBeating
  room: Room
  onDefect: (exportId: string, error: unknown) => void
}
type Request = {
  caller: Caller
  dataset: DatasetRecord
  asked: ExportStream
  /** Aborts when nobody reads any more. */
  signal: AbortSignal
}
export type StreamedExport = {
  id: string
  name: string
  plainName: string
  mediaType: string
  /** Ends when the export has succeeded, and breaks off otherwise. */
  bytes: Readable
}
/**
 * All rows of one moment at the reader's pace, once the first of them are there. Errors before that: invalid_request,
 * export_limit, those of writing the table.
 */
export type StreamExport = (request: Request) => Promise<StreamedExport>

const readAheadBytes = 65_536

export function makeStreamExport(deps: Deps): StreamExport {
  const { exports, running, compileTable, writeTable, whileBeating, room, onDefect } = deps
  const workerId = randomUUID()

  return async ({ caller, dataset, asked, signal }) => {
    const table = compileTable(dataset, asked)
    const { search, aggregate } = asked
    const question = { search, aggregate }
    const made = newExport({ id: uuidv7(), dataset, caller, question, asked, delivery: 'stream' })
    const claimed = await exports.beginStream(made, workerId, room)
    const out = new PassThrough({ highWaterMark: readAheadBytes })
    const begun = Promise.withResolvers<void>()
    void running
      .run(claimed.id, async (controller) => {
        const stop = () => controller.abort(signal.reason)
        signal.addEventListener('abort', stop, { once: true })
        if (signal.aborted) stop()
        const late = setTimeout(
          () => controller.abort(queryTimeout(limits.exportStreamMs)),
          limits.exportStreamMs,
        )
        const progress = nothingYet()
        async function write(bytes: Uint8Array): Promise<void> {
          const mayGoOn = out.write(bytes)
          begun.resolve()
          if (!mayGoOn) await once(out, 'drain', { signal: controller.signal })
        }
        const how = { dataset, table, file: claimed, progress, signal: controller.signal, provesEnd: true }
        try {
          const whole = await whileBeating({ attempt: claimed, progress, controller }, () =>
            writeTable({ ...how, write }),
          )
          // Whoever has all bytes finds there what they must be.
          const done = { ...progress, ...whole, keptMs: 0 }
          if (!(await exports.succeed(claimed, done))) throw new Stopped('It is no longer this process’s')
          out.end()
          begun.resolve()
        } catch (error) {
          const reason: unknown = controller.signal.aborted ? controller.signal.reason : error
          await end(claimed, reason)
          throw reason
        } finally {
          clearTimeout(late)
          signal.removeEventListener('abort', stop)
        }
      })
      .catch((error: unknown) => {
        begun.reject(error instanceof Stopped ? unavailable('The server', error) : error)
        out.destroy(error as Error)
      })
    // Who waits for the first bytes hears of a fault before them by itself.
    out.once('error', () => undefined)
    await begun.promise
    return {
      id: claimed.id,
      name: claimed.fileName,
      plainName: plainNameOf(claimed),
      mediaType: mediaTypeOf(claimed),
      bytes: out,
    }
  }

  async function end(claimed: Claimed, error: unknown): Promise<void> {
    if (!(error instanceof AppError || error instanceof Stopped)) onDefect(claimed.id, error)
    // It falls silent, and is taken back, where this cannot be written.
    await exports.end(claimed, endingOf(error)).catch(() => undefined)
  }
}

function endingOf(error: unknown): Ending {
  if (!(error instanceof AppError)) {
    const [code, detail] =
      error instanceof Stopped ? ['server_stopped', error.message] : ['internal', 'The export broke off']
    return { state: 'failed', problem: { code, detail } }
  }
  if (error.code === 'export_cancelled') return { state: 'cancelled' }
  return { state: 'failed', problem: { code: error.code, detail: error.message } }
}
