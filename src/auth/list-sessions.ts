import type { Session } from '@tg-cloud/contract/auth'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import type { SessionStore } from './ports.ts'
import type { Caller } from './session.ts'

type Deps = { sessions: SessionStore; cursors: Cursors }
export type ListSessions = (caller: Caller, page: PageQuery) => Promise<Page<Session>>

export function makeListSessions({ sessions, cursors }: Deps): ListSessions {
  return async ({ userId, sessionId }, page) => {
    const { items, nextCursor } = await readPage({
      page,
      cursors,
      scope: { userId, operation: 'auth.listSessions', parameters: {} },
      read: (limit, before) => sessions.list(userId, { limit, before }),
      positionOf: ({ createdAt, id }) => ({ value: createdAt, id }),
    })
    return { items: items.map((session) => ({ ...session, current: session.id === sessionId })), nextCursor }
  }
}
