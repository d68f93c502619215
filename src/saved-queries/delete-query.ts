import type { Caller } from '../auth/session.ts'
import type { ExpectedVersion } from '../users/ports.ts'
import type { QueryRepository } from './ports.ts'
import type { RequireQuery } from './require-query.ts'

type Deps = { queries: Pick<QueryRepository, 'remove'>; requireQuery: RequireQuery }
/** Errors: query_not_found, query_forbidden, precondition_failed. */
export type DeleteQuery = (caller: Caller, id: string, expected: ExpectedVersion) => Promise<void>

export const makeDeleteQuery =
  ({ queries, requireQuery }: Deps): DeleteQuery =>
  async (caller, id, expected) => {
    await requireQuery(caller, id, 'change')
    await queries.remove(id, expected)
  }
