import type { Caller } from '../auth/session.ts'
import type { RequireRight } from '../datasets/open-dataset.ts'
import type { DatasetRepository } from '../datasets/ports.ts'
import { exportNotFound } from '../errors-exports.ts'
import type { ExportRecord } from './export.ts'
import type { ExportRepository } from './ports.ts'

type Deps = {
  exports: Pick<ExportRepository, 'get'>
  datasets: Pick<DatasetRepository, 'getById'>
  requireRight: RequireRight
}
/**
 * An export of the caller's, whose data set they may still read. Errors: export_not_found, the same for one of somebody
 * else.
 */
export type RequireExport = (caller: Caller, id: string) => Promise<ExportRecord>

export function makeRequireExport({ exports, datasets, requireRight }: Deps): RequireExport {
  return async (caller, id) => {
    const record = await exports.get(id)
    if (record?.createdBy !== caller.userId) throw exportNotFound()
    const dataset = await datasets.getById(record.datasetId)
    requireRight(dataset, { caller, right: 'read', missing: exportNotFound })
    return record
  }
}
