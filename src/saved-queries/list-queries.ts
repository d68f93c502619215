import type { QueryListQuery, SavedQueryItem } from '@tg-cloud/contract/queries'
import type { Caller } from '../auth/session.ts'
import type { OpenDataset } from '../datasets/open-dataset.ts'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, readPage } from '../paging/page.ts'
import type { QueryRepository } from './ports.ts'
import { itemOf } from './saved-query.ts'

type Deps = { queries: Pick<QueryRepository, 'list'>; openDataset: OpenDataset; cursors: Cursors }
/** What the caller may ask, newest first. Errors: dataset_not_found, cursor_invalid, cursor_mismatch. */
export type ListQueries = (caller: Caller, query: QueryListQuery) => Promise<Page<SavedQueryItem>>

export function makeListQueries({ queries, openDataset, cursors }: Deps): ListQueries {
  return async (caller, { cursor, limit, ...parameters }) => {
    const { userId, level } = caller
    const { dataset: slug, tag, q, owner } = parameters
    const dataset = slug === undefined ? undefined : await openDataset(caller, slug, 'read')
    const { items, nextCursor } = await readPage({
      page: { cursor, limit },
      cursors,
      scope: { userId, operation: 'queries.list', parameters },
      read: (most, before) =>
        queries.list({
          askableBy: level === 'ADMIN' ? undefined : userId,
          ownerId: owner && userId,
          datasetId: dataset?.id,
          tag,
          q,
          limit: most,
          before,
        }),
      positionOf: (query) => ({ value: query.createdAt, id: query.id }),
    })
    return { items: items.map(itemOf), nextCursor }
  }
}
