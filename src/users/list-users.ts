import type { UserListQuery } from '@tg-cloud/contract/users'
import type { Cursors } from '../paging/cursor.ts'
import type { UserRepository } from './ports.ts'
import { sortValueOf, type User } from './user.ts'

type Deps = { users: UserRepository; cursors: Cursors }
export type ListUsers = (
  callerId: string,
  query: UserListQuery,
) => Promise<{ items: User[]; nextCursor: string | null }>

export function makeListUsers({ users, cursors }: Deps): ListUsers {
  return async (callerId, { cursor, limit, ...parameters }) => {
    const scope = { userId: callerId, operation: 'users.list', parameters }
    const [value, id] = cursor === undefined ? [] : cursors.decode(scope, cursor)
    const after = value !== undefined && id !== undefined ? { value, id } : undefined
    // One more than asked for tells whether there is a next page.
    const found = await users.list({ ...parameters, limit: limit + 1, after })
    const items = found.slice(0, limit)
    const last = items.at(-1)
    const more = found.length > limit && last !== undefined
    return {
      items,
      nextCursor: more ? cursors.encode(scope, [sortValueOf(last, parameters.sort), last.id]) : null,
    }
  }
}
