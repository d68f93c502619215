import type { ExportItem } from '@tg-cloud/contract/exports'
import type { Caller } from '../auth/session.ts'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import { type ExportState, itemOf } from './export.ts'
import type { ExportRepository } from './ports.ts'

type Deps = { exports: Pick<ExportRepository, 'list'>; cursors: Cursors }
/** Exports of the caller from data sets that they may read, newest first. Errors: cursor_invalid, cursor_mismatch. */
export type ListExports = (
  caller: Caller,
  state: ExportState | undefined,
  page: PageQuery,
) => Promise<Page<ExportItem>>

export function makeListExports({ exports, cursors }: Deps): ListExports {
  return async ({ userId, level }, state, page) => {
    const everyDataset = level === 'ADMIN'
    const { items, nextCursor } = await readPage({
      page,
      cursors,
      scope: { userId, operation: 'exports.list', parameters: { state } },
      read: (limit, before) => exports.list({ createdBy: userId, everyDataset, state, limit, before }),
      positionOf: ({ createdAt, id }) => ({ value: createdAt, id }),
    })
    return { items: items.map(itemOf), nextCursor }
  }
}
