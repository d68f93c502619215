import type { RequireRight } from '../datasets/open-dataset.ts'
import type { DatasetRepository } from '../datasets/ports.ts'
import { exportStorageFull } from '../errors-exports.ts'
import { datasetNotFound } from '../errors.ts'
import type { CompileTable } from '../query/compile-table.ts'
import { type ExportProgress, type ExportRecord, fileKeyOf } from './export.ts'
import type { CallerOf, ExportFiles } from './ports.ts'
import type { Whole, WriteTable } from './write-table.ts'

type Deps = {
  datasets: Pick<DatasetRepository, 'getById'>
  requireRight: RequireRight
  callerOf: CallerOf
  compileTable: CompileTable
  writeTable: WriteTable
  files: ExportFiles
}
export type Running = {
  signal: AbortSignal
  /** Filled as it goes on. */
  progress: ExportProgress
  /** Bytes that the file may have, as others leave room. */
  room: { bytes: number }
}
/**
 * Writes the file of an export: all rows of one moment. Nothing is left of it when it fails. Errors: those of the
 * question, dataset_not_found for who may no longer read it, export_too_large, characters_unmappable,
 * export_storage_full, the reason of the signal.
 */
export type RunExport = (record: ExportRecord, running: Running) => Promise<Whole>

export function makeRunExport(deps: Deps): RunExport {
  const { datasets, requireRight, callerOf, compileTable, writeTable, files } = deps

  async function datasetOf({ createdBy, datasetId }: ExportRecord) {
    const [caller, dataset] = [await callerOf(createdBy), await datasets.getById(datasetId)]
    if (caller === undefined) throw datasetNotFound()
    return requireRight(dataset, { caller, right: 'read', missing: datasetNotFound })
  }

  return async (record, { signal, progress, room }) => {
    const dataset = await datasetOf(record)
    const table = compileTable(dataset, record.question)
    const writer = await files.create(fileKeyOf(record))
    const write = (bytes: Uint8Array) => {
      if (progress.bytes > room.bytes) throw exportStorageFull('The room for files of exports is used up')
      return writer.write(bytes)
    }
    try {
      const how = { dataset, table, file: record, progress, signal, provesEnd: false }
      const whole = await writeTable({ ...how, write })
      await writer.finish()
      return whole
    } catch (error) {
      await writer.discard()
      throw error
    }
  }
}
