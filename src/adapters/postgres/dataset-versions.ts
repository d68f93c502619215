import { datasetNotFound } from '../../errors.ts'
import type { Query } from './database.ts'

// `which` is SQL for the id of a data set, of `id` as $1.

/** Locks a data set until the transaction ends, and answers its next version. Errors: dataset_not_found. */
export async function nextVersion(query: Query, which: string, id: string): Promise<number> {
  const [dataset] = await query<{ version: number }>({
    text: `select version from datasets where id = ${which} and state = 'ready' for no key update`,
    values: [id],
  })
  if (dataset === undefined) throw datasetNotFound()
  return dataset.version + 1
}

/** A version that the engine has acknowledged and the records forgot may be behind by now; it only rises. */
export async function raiseVersion(
  query: Query,
  which: string,
  id: string,
  version: number,
  rows: number,
): Promise<void> {
  await query({
    text: `update datasets set version = greatest(version + 1, $2), row_count = $3, updated_at = now()
      where id = ${which}`,
    values: [id, version, rows],
  })
}
