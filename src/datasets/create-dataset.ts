import { fieldNamed } from '@tg-cloud/contract/fields'
import { uuidv7 } from 'uuidv7'
import type { DatasetCreate, DatasetRecord } from './dataset.ts'
import { membersOf, requireActive } from './members.ts'
import type { DatasetRepository } from './ports.ts'
import { slugOf } from './romanise.ts'

/** What a data set is made of; fields are always known by then. */
export type NewRecord = Omit<DatasetCreate, 'source' | 'fields'> &
  Pick<DatasetRecord, 'fields'> & {
    /** The index that is already there, and how many rows it has. */
    foreign?: Pick<DatasetRecord, 'source' | 'rows'>
  }
/** Errors: invalid_request for readers and writers who are no active users. */
export type CreateDataset = (ownerId: string, input: NewRecord) => Promise<DatasetRecord>

export function makeCreateDataset({ datasets }: { datasets: DatasetRepository }): CreateDataset {
  return async (ownerId, { name, fields, timeField, primaryKey = [], ...rest }) => {
    const { readers = [], writers = [] } = rest
    await requireActive({ readers, writers }, datasets)
    return datasets.create({
      id: uuidv7(),
      slug: slugOf(name),
      name,
      description: rest.description ?? null,
      tags: rest.tags ?? [],
      fields,
      timeField: timeField ? spelled(fields, timeField) : null,
      primaryKey: primaryKey.map((key) => spelled(fields, key)),
      visibility: rest.visibility ?? 'private',
      keepOriginals: rest.keepOriginals ?? { policy: 'forever' },
      ...rest.foreign,
      ownerId,
      ...membersOf({ readers, writers }),
    })
  }
}

/** A name as the field itself is spelled; the contract has seen to it that there is one. */
const spelled = (fields: DatasetRecord['fields'], name: string) => fieldNamed(fields, name)?.name ?? name
