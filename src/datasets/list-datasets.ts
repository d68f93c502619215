import type { DatasetListQuery } from '@tg-cloud/contract/datasets'
import type { Caller } from '../auth/session.ts'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, readPage } from '../paging/page.ts'
import { type DatasetSummary, sortValueOf } from './dataset.ts'
import type { DatasetRepository } from './ports.ts'

type Deps = { datasets: Pick<DatasetRepository, 'list'>; cursors: Cursors }
/** What the caller may read. Errors: cursor_invalid, cursor_mismatch. */
export type ListDatasets = (caller: Caller, query: DatasetListQuery) => Promise<Page<DatasetSummary>>

export function makeListDatasets({ datasets, cursors }: Deps): ListDatasets {
  return ({ userId, level }, { cursor, limit, ...parameters }) =>
    readPage({
      page: { cursor, limit },
      cursors,
      scope: { userId, operation: 'datasets.list', parameters },
      read: (most, after) =>
        datasets.list({
          ...parameters,
          readableBy: level === 'ADMIN' ? undefined : userId,
          limit: most,
          after,
        }),
      positionOf: (dataset) => ({ value: sortValueOf(dataset, parameters.sort), id: dataset.id }),
    })
}
