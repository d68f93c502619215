import { faultOfName } from '@tg-cloud/contract/datasets'
import { fieldNamed, timeTypes } from '@tg-cloud/contract/fields'
import { invalidRequest } from '../errors.ts'
import type { ExpectedVersion } from '../users/ports.ts'
import type { DatasetChange, DatasetRecord, DatasetUpdate } from './dataset.ts'
import { membersOf, requireActive } from './members.ts'
import type { DatasetRepository } from './ports.ts'

/**
 * Errors: dataset_not_found, precondition_failed; invalid_request for a time field that is none, and for people who are
 * no active users.
 */
export type UpdateDataset = (
  id: string,
  input: DatasetUpdate,
  expected: ExpectedVersion,
) => Promise<DatasetRecord>

export function makeUpdateDataset({ datasets }: { datasets: DatasetRepository }): UpdateDataset {
  return (id, input, expected) =>
    datasets.change(id, expected, async (current) => {
      await requireActive(input, datasets, current)
      return changeOf(input, current)
    })
}

function changeOf(input: DatasetUpdate, current: DatasetRecord): DatasetChange {
  const { timeField, readers, writers, ...rest } = input
  const change: DatasetChange = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  )
  if (timeField !== undefined) change.timeField = timeField && timeFieldOf(current, timeField)
  if (readers !== undefined || writers !== undefined)
    change.members = membersOf({
      readers: readers ?? current.readers,
      writers: writers ?? current.writers,
    })
  return change
}

/** The name as the field is spelled. */
function timeFieldOf({ fields }: DatasetRecord, name: string): string {
  const fault = faultOfName(fields, name, timeTypes)
  if (fault) throw invalidRequest([{ path: 'body.timeField', ...fault }])
  return fieldNamed(fields, name)?.name ?? name
}
