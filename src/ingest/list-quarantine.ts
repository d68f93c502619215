import type { RowEngine } from '../datasets/row-engine.ts'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import { describeRefused } from './ingest.ts'
import type { IngestRepository } from './ports.ts'
import { requireIngest } from './require-ingest.ts'

type Deps = { ingests: IngestRepository; engine: RowEngine; cursors: Cursors }
type RefusedPage = Page<ReturnType<typeof describeRefused>>
/** Rows in quarantine, in the order of the body. Errors: ingest_not_found, cursor_invalid, cursor_mismatch. */
export type ListQuarantine = (userId: string, ingestId: string, page: PageQuery) => Promise<RefusedPage>

export function makeListQuarantine({ ingests, engine, cursors }: Deps): ListQuarantine {
  return async (userId, ingestId, page) => {
    const record = await requireIngest(ingests, ingestId)
    const { items, nextCursor } = await readPage({
      page,
      cursors,
      scope: { userId, operation: 'ingests.quarantine', parameters: { ingestId } },
      read: (limit, after) =>
        engine.refused(record.datasetId, record.number, { after: Number(after?.value ?? 0), limit }),
      positionOf: ({ row }) => ({ value: String(row), id: ingestId }),
    })
    return { items: items.map(describeRefused), nextCursor }
  }
}
