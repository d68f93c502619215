import type { Ingest } from '@tg-cloud/contract/ingests'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import type { IngestListing, IngestRepository } from './ports.ts'
import type { ReadReceipts } from './read-receipt.ts'

type Deps = { ingests: IngestRepository; readReceipts: ReadReceipts; cursors: Cursors }
type Which = Pick<IngestListing, 'datasetId' | 'createdBy' | 'idempotencyKey' | 'state'>
/** Receipts, newest first. Errors: cursor_invalid, cursor_mismatch. */
export type ListIngests = (userId: string, which: Which, page: PageQuery) => Promise<Page<Ingest>>

export function makeListIngests({ ingests, readReceipts, cursors }: Deps): ListIngests {
  return async (userId, which, page) => {
    const { items, nextCursor } = await readPage({
      page,
      cursors,
      scope: { userId, operation: 'ingests.list', parameters: which },
      read: (limit, before) => ingests.list({ ...which, limit, before }),
      positionOf: ({ createdAt, id }) => ({ value: createdAt, id }),
    })
    return { items: await readReceipts(items), nextCursor }
  }
}
