import type { Caller } from '../auth/session.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { RequireRight } from '../datasets/open-dataset.ts'
import type { DatasetRepository } from '../datasets/ports.ts'
import { queryForbidden, queryNotFound } from '../errors-queries.ts'
import type { QueryRepository } from './ports.ts'
import type { QueryRecord } from './saved-query.ts'

type Deps = {
  queries: Pick<QueryRepository, 'get'>
  datasets: Pick<DatasetRepository, 'getById'>
  requireRight: RequireRight
}
export type FoundQuery = { record: QueryRecord; dataset: DatasetRecord }
/**
 * A kept question that the caller may ask, or change. Errors: query_not_found, the same for one that they may not ask;
 * query_forbidden when they may ask it but no more.
 */
export type RequireQuery = (caller: Caller, id: string, right: 'ask' | 'change') => Promise<FoundQuery>

export function makeRequireQuery({ queries, datasets, requireRight }: Deps): RequireQuery {
  return async (caller, id, right) => {
    const record = await queries.get(id)
    if (record === undefined || !mayAsk(record, caller)) throw queryNotFound()
    const found = await datasets.getById(record.datasetId)
    const dataset = requireRight(found, { caller, right: 'read', missing: queryNotFound })
    if (right === 'change' && !owns(record, caller)) throw queryForbidden()
    return { record, dataset }
  }
}

type Who = Pick<QueryRecord, 'owner' | 'visibility'>
const owns = ({ owner }: Who, { userId, level }: Caller) => level === 'ADMIN' || owner.id === userId
/** The list of kept questions asks it of the database in SQL; who may not read the data set may not ask either. */
const mayAsk = (query: Who, caller: Caller) => query.visibility === 'internal' || owns(query, caller)
