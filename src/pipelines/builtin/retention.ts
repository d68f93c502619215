import type { Deletion } from '@tg-cloud/contract/deletions'
import { fieldNamed } from '@tg-cloud/contract/fields'
import type { Filter } from '@tg-cloud/contract/filter'
import type { DatasetRecord } from '../../datasets/dataset.ts'
import type { DatasetRepository } from '../../datasets/ports.ts'
import { datasetNotFound, WorkRefused } from '../../errors.ts'
import { dateText } from '../../values/calendar.ts'
import { dayAt, instantOf } from '../../values/zone.ts'
import type { DoTask } from './task.ts'

const dayMs = 86_400_000

type Deps = {
  datasets: Pick<DatasetRepository, 'get'>
  /** Counts the rows of a filter, or deletes them: under one key once, with the same answer again. */
  deleteRows: (request: {
    userId: string
    dataset: DatasetRecord
    filter: Filter
    dryRun: boolean
    idempotencyKey: string
  }) => Promise<Deletion>
}

/** Deletes the rows of days that lie too far back, after it has counted them. */
export function makeRetention({ datasets, deleteRows }: Deps): DoTask<'retention'> {
  return async ({ dataset: slug, days, timeZone = 'UTC', dryRun, maxRows }, run) => {
    const dataset = await datasets.get(slug)
    if (dataset === undefined) throw datasetNotFound()
    const filter = { op: 'lt' as const, ...beginningOf(dataset, run.askedAt, days, timeZone) }
    const request = { userId: run.userId, dataset, filter, idempotencyKey: `run-${run.id}-${run.round}` }
    const { rows: found } = await deleteRows({ ...request, dryRun: true })
    run.log('info', `${found} rows have a ${filter.field} before ${filter.value}`)
    if (maxRows !== undefined && found > maxRows)
      throw new WorkRefused(`${found} rows would be deleted, and ${maxRows} may be: none was`)
    run.signal.throwIfAborted()
    if (dryRun) return { returned: { dryRun, before: filter.value, rows: found }, datasets: [] }
    const { id, rows, version } = await deleteRows({ ...request, dryRun: false })
    run.log('info', `${rows} rows are deleted`)
    return {
      returned: { dryRun, before: filter.value, rows },
      datasets: [{ dataset: slug, version, ingest: null, deletion: id, rows }],
    }
  }
}

/** The time field and where the days that are kept begin, as a value of it. Errors: WorkRefused. */
export function beginningOf(
  { fields, timeField, slug }: Pick<DatasetRecord, 'fields' | 'timeField' | 'slug'>,
  at: Date,
  days: number,
  zone: string,
): { field: string; value: string } {
  const field = timeField === null ? undefined : fieldNamed(fields, timeField)
  if (field === undefined) throw new WorkRefused(`The data set ${slug} has no time field`)
  const today = dayAt(zone, at.getTime())
  const first = today - days
  const value =
    field.type === 'date' ? dateText(first) : new Date(instantOf(zone, first * dayMs)).toISOString()
  return { field: field.name, value }
}
