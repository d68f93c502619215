import type { Deletion } from '@tg-cloud/contract/deletions'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import type { DeletionRepository } from './ports.ts'

type Deps = { deletions: DeletionRepository; cursors: Cursors }
/** Newest first. Errors: cursor_invalid, cursor_mismatch. */
export type ListDeletions = (userId: string, datasetId: string, page: PageQuery) => Promise<Page<Deletion>>

export function makeListDeletions({ deletions, cursors }: Deps): ListDeletions {
  return (userId, datasetId, page) =>
    readPage({
      page,
      cursors,
      scope: { userId, operation: 'deletions.list', parameters: { datasetId } },
      read: (limit, before) => deletions.list(datasetId, { limit, before }),
      positionOf: ({ createdAt, id }) => ({ value: createdAt, id }),
    })
}
