import type { UserListQuery } from '@tg-cloud/contract/users'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, readPage } from '../paging/page.ts'
import type { UserRepository } from './ports.ts'
import { sortValueOf, type User } from './user.ts'

type Deps = { users: UserRepository; cursors: Cursors }
export type ListUsers = (callerId: string, query: UserListQuery) => Promise<Page<User>>

export function makeListUsers({ users, cursors }: Deps): ListUsers {
  return (callerId, { cursor, limit, ...parameters }) =>
    readPage({
      page: { cursor, limit },
      cursors,
      scope: { userId: callerId, operation: 'users.list', parameters },
      read: (most, after) => users.list({ ...parameters, limit: most, after }),
      positionOf: (user) => ({ value: sortValueOf(user, parameters.sort), id: user.id }),
    })
}
