import { limits } from '@tg-cloud/contract/limits'
import { z } from 'zod'
import type { DatasetRepository } from '../datasets/ports.ts'
import { AppError, datasetNotFound, questionTooLarge, unavailableBecause } from '../errors.ts'
import { queryResultNotFound } from '../errors-queries.ts'
import type { ExportProgress } from '../exports/export.ts'
import type { ExportFiles } from '../exports/ports.ts'
import type { WriteTable } from '../exports/write-table.ts'
import type { Handler, Task } from '../jobs/task.ts'
import type { CompileTable } from '../query/compile-table.ts'
import type { Table } from '../query/table.ts'
import { withDeadline } from '../turns/deadline.ts'
import { onBehalfOf } from '../turns/on-behalf.ts'
import type { QueryRunRepository } from './ports.ts'
import type { Made, RunRecord } from './query-run.ts'
import { columnsOf } from './result-columns.ts'

export type Payload = { runId: string }
/** Works a question out; the run is the first that asked for it. */
export const resultTask: Task<Payload> = { name: 'query_result', payload: z.object({ runId: z.string() }) }

type Deps = {
  runs: Pick<QueryRunRepository, 'get'>
  datasets: Pick<DatasetRepository, 'getById'>
  compileTable: CompileTable
  writeTable: WriteTable
  files: ExportFiles
}

/**
 * Writes a result: a line of JSON with its columns, then a line for each row. What would fail each time is the answer
 * of the job; a part that does not answer makes it begin anew.
 */
export function makeMakeResult(deps: Deps): Handler<Payload> {
  const { runs, datasets, compileTable, writeTable, files } = deps

  async function make(
    run: RunRecord,
    job: Parameters<Handler<Payload>>[1],
    signal: AbortSignal,
  ): Promise<Made> {
    const dataset = await datasets.getById(run.datasetId)
    if (dataset === undefined) throw datasetNotFound()
    const table = compileTable(dataset, run.question)
    const first = firstRows(table)
    const progress: ExportProgress = { version: null, rows: 0, totalRows: null, bytes: 0, unmappable: 0 }
    const key = `${job.id}.${job.attempt}`
    const writer = await files.create(key)
    try {
      const head = Buffer.from(`${JSON.stringify(columnsOf(table.columns))}\n`)
      await writer.write(head)
      const { completeness } = await writeTable({
        dataset,
        table: { ...table, rows: first.read },
        file: { format: 'ndjson', options: {} },
        progress,
        signal,
        provesEnd: false,
        async write(bytes) {
          if (progress.bytes > limits.queryRunBytesMax)
            throw questionTooLarge(`Its result is larger than ${limits.queryRunBytesMax} bytes`)
          await writer.write(bytes)
          job.progress({
            done: progress.rows,
            total: progress.totalRows && Math.min(progress.totalRows, limits.queryRunRowsMax),
            unit: 'rows',
          })
        },
      })
      await writer.finish()
      if ((await runs.get(run.id))?.forgotten) throw queryResultNotFound('of rows that were erased')
      return {
        key,
        headBytes: head.length,
        rows: progress.rows,
        bytes: progress.bytes,
        version: progress.version as number,
        completeness: first.isCut()
          ? { kind: 'truncated', reason: 'queryRunRowsMax', bound: limits.queryRunRowsMax }
          : completeness,
      }
    } catch (error) {
      await writer.discard()
      throw error
    }
  }

  return async ({ runId }, job) => {
    const run = await runs.get(runId)
    // Its data set is gone, and with it whoever waited.
    if (run === undefined) return { problem: problemOf(datasetNotFound()) }
    try {
      return await onBehalfOf(run.id, () =>
        withDeadline(limits.queryRunMs, job.signal, (signal) => make(run, job, signal)),
      )
    } catch (error) {
      if (job.signal.aborted || !(error instanceof AppError) || error.code === 'unavailable') throw error
      if (error.code === 'snapshot_limit') throw unavailableBecause(error.message, { cause: error })
      return { problem: problemOf(error) }
    }
  }
}

const problemOf = ({ code, message }: AppError) => ({ code, detail: message })

/** As many rows as a result may have. */
function firstRows(table: Table) {
  let cut = false
  return {
    isCut: () => cut,
    async *read(...[view, signal]: Parameters<Table['rows']>) {
      let rows = 0
      for await (const page of table.rows(view, signal)) {
        const room = limits.queryRunRowsMax - rows
        if (page.length > room) {
          cut = true
          yield page.slice(0, room)
          return
        }
        rows += page.length
        yield page
      }
    },
  }
}
