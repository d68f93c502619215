import type { ExportCreate } from '@tg-cloud/contract/export-create'
import type { Caller } from '../auth/session.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import { safeFileName } from '../values/file-name.ts'
import { makeTimeText } from '../values/zoned-text.ts'
import { endingOf, type ExportQuestion, type NewExport } from './export.ts'

type Parts = {
  id: string
  dataset: Pick<DatasetRecord, 'id' | 'name'>
  caller: Caller
  question: ExportQuestion
  asked: Pick<ExportCreate, 'format' | 'options' | 'fileName'>
  delivery: NewExport['delivery']
}

/** An export as it is asked for. */
export function newExport({ id, dataset, caller, question, asked, delivery }: Parts): NewExport {
  const { format, options = {}, fileName } = asked
  const today = makeTimeText('s', options.timeZone ?? 'UTC')(BigInt(Date.now()) * 1_000n).slice(0, 10)
  return {
    id,
    datasetId: dataset.id,
    delivery,
    question,
    format,
    options,
    fileName: safeFileName(fileName ?? `${dataset.name} ${today}`) + endingOf({ format, options }),
    createdBy: caller.userId,
  }
}
