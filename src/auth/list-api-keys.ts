import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import type { ApiKey } from './api-key.ts'
import type { ApiKeyStore } from './ports.ts'

export type ListApiKeys = (userId: string, page: PageQuery) => Promise<Page<ApiKey>>

export function makeListApiKeys({
  apiKeys,
  cursors,
}: {
  apiKeys: ApiKeyStore
  cursors: Cursors
}): ListApiKeys {
  return (userId, page) =>
    readPage({
      page,
      cursors,
      scope: { userId, operation: 'apiKeys.list', parameters: {} },
      read: (limit, before) => apiKeys.list(userId, { limit, before }),
      positionOf: ({ createdAt, id }) => ({ value: createdAt, id }),
    })
}
