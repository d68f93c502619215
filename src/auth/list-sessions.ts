import type { Session } from '@tg-cloud/contract/auth'
import type { Cursors } from '../paging/cursor.ts'
import type { SessionStore } from './ports.ts'
import type { Caller } from './session.ts'

type Deps = { sessions: SessionStore; cursors: Cursors }
type Page = { limit: number; cursor?: string | undefined }
export type ListSessions = (
  caller: Caller,
  page: Page,
) => Promise<{ items: Session[]; nextCursor: string | null }>

export function makeListSessions({ sessions, cursors }: Deps): ListSessions {
  return async ({ userId, sessionId }, { limit, cursor }) => {
    const scope = { userId, operation: 'auth.listSessions', parameters: {} }
    const [createdAt, id] = cursor === undefined ? [] : cursors.decode(scope, cursor)
    const before = createdAt !== undefined && id !== undefined ? { createdAt, id } : undefined
    const found = await sessions.list(userId, { limit: limit + 1, before })
    const items = found.slice(0, limit).map((session) => ({ ...session, current: session.id === sessionId }))
    const last = items.at(-1)
    const more = found.length > limit && last !== undefined
    return { items, nextCursor: more ? cursors.encode(scope, [last.createdAt, last.id]) : null }
  }
}
