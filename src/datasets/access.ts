import { type DatasetRight, type OperationMetadata, refusalOf } from '@tg-cloud/contract/operation'
import type { Caller } from '../auth/session.ts'
import type { DatasetRecord } from './dataset.ts'

type Who = Pick<DatasetRecord, 'owner' | 'visibility' | 'readers' | 'writers' | 'readOnly'>

/**
 * The one rule of who may do what with a data set. What a level may do at all is the `access` of each operation.
 * The list of data sets asks it of the database in SQL.
 */
export function mayUse(
  { owner, visibility, readers, writers, readOnly }: Who,
  { userId, level }: Pick<Caller, 'userId' | 'level'>,
  right: DatasetRight,
): boolean {
  if (readOnly && right === 'write') return false
  if (level === 'ADMIN' || userId === owner.id) return true
  if (right === 'manage') return false
  if (writers.includes(userId)) return true
  return right === 'read' && (visibility === 'internal' || readers.includes(userId))
}

type Listed = { id: string; metadata: Pick<OperationMetadata, 'access' | 'sessionOnly' | 'dataset'> }
/** operationIds of those of these operations that the caller may call on this data set. */
export type AllowedOn = (dataset: Who, caller: Caller, operations: readonly Listed[]) => string[]

export const allowedOn: AllowedOn = (dataset, caller, operations) =>
  operations
    .filter(
      ({ metadata }) =>
        metadata.dataset !== undefined &&
        refusalOf(metadata, caller) === undefined &&
        mayUse(dataset, caller, metadata.dataset),
    )
    .map(({ id }) => id)
