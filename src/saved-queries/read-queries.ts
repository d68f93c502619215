import type { QueryVersion, SavedQuery } from '@tg-cloud/contract/queries'
import type { Caller } from '../auth/session.ts'
import { queryVersionNotFound } from '../errors-queries.ts'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import type { QueryRepository } from './ports.ts'
import type { RequireQuery } from './require-query.ts'
import type { ShowQuery } from './show-query.ts'

type Deps = {
  queries: Pick<QueryRepository, 'version' | 'versions'>
  requireQuery: RequireQuery
  showQuery: ShowQuery
  cursors: Cursors
}
/** Errors: query_not_found. */
export type GetQuery = (caller: Caller, id: string) => Promise<SavedQuery>

export const makeGetQuery =
  ({ requireQuery, showQuery }: Pick<Deps, 'requireQuery' | 'showQuery'>): GetQuery =>
  async (caller, id) => {
    const { record, dataset } = await requireQuery(caller, id, 'ask')
    return showQuery(record, dataset)
  }

/** Errors: query_not_found, also for a version that is not kept. */
export type GetQueryVersion = (caller: Caller, id: string, version: number) => Promise<SavedQuery>

export function makeGetQueryVersion({ queries, requireQuery, showQuery }: Deps): GetQueryVersion {
  return async (caller, id, version) => {
    const { dataset } = await requireQuery(caller, id, 'ask')
    const then = await queries.version(id, version)
    if (then === undefined) throw queryVersionNotFound(version)
    return showQuery(then, dataset)
  }
}

/** Errors: query_not_found, cursor_invalid, cursor_mismatch. */
export type ListQueryVersions = (caller: Caller, id: string, page: PageQuery) => Promise<Page<QueryVersion>>

export function makeListQueryVersions({ queries, requireQuery, cursors }: Deps): ListQueryVersions {
  return async (caller, id, page) => {
    await requireQuery(caller, id, 'ask')
    const { items, nextCursor } = await readPage({
      page,
      cursors,
      scope: { userId: caller.userId, operation: 'queries.versions', parameters: { id } },
      read: (limit, before) => queries.versions(id, limit, before),
      positionOf: (version) => ({ value: version.createdAt, id: version.id }),
    })
    return { items: items.map(({ id: _id, ...version }) => version), nextCursor }
  }
}
