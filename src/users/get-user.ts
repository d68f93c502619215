import { userNotFound } from '../errors.ts'
import type { UserRepository } from './ports.ts'
import type { User } from './user.ts'

/** Errors: user_not_found. */
export type GetUser = (id: string) => Promise<User>

export function makeGetUser({ users }: { users: UserRepository }): GetUser {
  return async (id) => {
    const user = await users.get(id)
    if (!user) throw userNotFound()
    return user
  }
}
