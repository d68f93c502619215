import type { DatasetShape } from '../../datasets/cell.ts'
import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import { makeAskServer } from './answer.ts'
import { scopeOf } from './ask.ts'
import type { Client } from './client.ts'
import { type Scope, within } from './scope.ts'
import type { Snapshot } from './snapshots.ts'
import { fieldsOfFilter, requireFields } from './stored-fields.ts'

/** The rows of a snapshot that meet a filter. Errors: unavailable when its fields have changed meanwhile. */
export type Choose = (
  dataset: DatasetShape,
  snapshot: Snapshot,
  filter: ResolvedFilter | undefined,
  signal: AbortSignal,
) => Promise<Scope>

export const makeChoose =
  (client: Client): Choose =>
  async (dataset, snapshot, filter, signal) => {
    const { index, fields } = snapshot
    const all = scopeOf(snapshot, dataset, makeAskServer(client, { index, signal }))
    if (filter === undefined) return all
    requireFields(fieldsOfFilter(filter), fields)
    return within(all, await all.queryOf(filter))
  }
