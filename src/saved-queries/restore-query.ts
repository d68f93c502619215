import { limits } from '@tg-cloud/contract/limits'
import type { SavedQuery } from '@tg-cloud/contract/queries'
import type { Caller } from '../auth/session.ts'
import { queryVersionNotFound } from '../errors-queries.ts'
import type { QueryRepository } from './ports.ts'
import type { RequireQuery } from './require-query.ts'
import type { ShowQuery } from './show-query.ts'

type Deps = {
  queries: Pick<QueryRepository, 'change' | 'version'>
  requireQuery: RequireQuery
  showQuery: ShowQuery
}
/** Also of a version that no longer fits the data set, which is said. Errors: query_not_found, query_forbidden. */
export type RestoreQuery = (caller: Caller, id: string, version: number) => Promise<SavedQuery>

export function makeRestoreQuery({ queries, requireQuery, showQuery }: Deps): RestoreQuery {
  return async (caller, id, version) => {
    const { dataset } = await requireQuery(caller, id, 'change')
    const then = await queries.version(id, version)
    if (then === undefined) throw queryVersionNotFound(version)
    const by = { userId: caller.userId, expected: '*' as const, versionsMax: limits.queryVersionsMax }
    return showQuery(await queries.change(id, by, () => then), dataset)
  }
}
