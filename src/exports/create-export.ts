import type { ExportCreate } from '@tg-cloud/contract/export-create'
import type { Export } from '@tg-cloud/contract/exports'
import { limits } from '@tg-cloud/contract/limits'
import { uuidv7 } from 'uuidv7'
import type { Caller } from '../auth/session.ts'
import { exportStorageFull } from '../errors-exports.ts'
import { exportOf } from './export.ts'
import type { FindQuestion } from './find-question.ts'
import { newExport } from './new-export.ts'
import type { ExportRepository } from './ports.ts'

type Deps = {
  exports: Pick<ExportRepository, 'create' | 'usedBytes'>
  findQuestion: FindQuestion
  quotaBytes: number
  /** Tells who runs them that one waits. */
  ring: () => void
}
/** Puts an export with those that wait. Errors: those of its question, export_limit, export_storage_full. */
export type CreateExport = (caller: Caller, asked: ExportCreate) => Promise<Export>

export function makeCreateExport({ exports, findQuestion, quotaBytes, ring }: Deps): CreateExport {
  return async (caller, asked) => {
    const { dataset, question } = await findQuestion(caller, asked)
    if ((await exports.usedBytes()) >= quotaBytes)
      throw exportStorageFull('The room for files of exports is used up: delete some of yours, or wait')
    const made = newExport({ id: uuidv7(), dataset, caller, question, asked, delivery: 'file' })
    const record = await exports.create(made, limits.exportsWaitingMax)
    ring()
    return exportOf(record)
  }
}
