import type { Issue } from '@tg-cloud/contract/problem'
import { invalidRequest } from '../errors.ts'
import type { DatasetRecord, Members } from './dataset.ts'
import type { DatasetRepository } from './ports.ts'

type Named = { ownerId?: string | undefined; readers?: string[] | undefined; writers?: string[] | undefined }

/** Everybody once; who is in both lists is a writer. Ids in lower case, as the store has them. */
export function membersOf({ readers, writers }: Members): Members {
  const write = new Set(writers.map((id) => id.toLowerCase()))
  const read = new Set(readers.map((id) => id.toLowerCase()))
  return { readers: [...read].filter((id) => !write.has(id)), writers: [...write] }
}

/**
 * Refuses people who are no active users, by their place in the body. Who has a part in the data set already may stay,
 * since a list is sent back whole. Errors: invalid_request.
 */
export async function requireActive(
  { ownerId, readers = [], writers = [] }: Named,
  datasets: Pick<DatasetRepository, 'activeUsers'>,
  current?: DatasetRecord,
): Promise<void> {
  const named = [
    ...(ownerId === undefined ? [] : [{ path: 'body.ownerId', id: ownerId.toLowerCase() }]),
    ...readers.map((id, i) => ({ path: `body.readers.${i}`, id: id.toLowerCase() })),
    ...writers.map((id, i) => ({ path: `body.writers.${i}`, id: id.toLowerCase() })),
  ]
  const known = new Set(current && [current.owner.id, ...current.readers, ...current.writers])
  const asked = named.filter(({ id }) => !known.has(id))
  if (asked.length === 0) return
  const active = await datasets.activeUsers(asked.map(({ id }) => id))
  const issues: Omit<Issue, 'message'>[] = asked
    .filter(({ id }) => !active.has(id))
    .map(({ path }) => ({ path, code: 'not_allowed', params: {} }))
  if (issues.length > 0) throw invalidRequest(issues)
}
