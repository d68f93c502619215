import { uuidv7 } from 'uuidv7'
import { refuseCommonPassword } from './common-passwords.ts'
import type { PasswordHasher, UserRepository } from './ports.ts'
import type { User, UserCreate } from './user.ts'

type Deps = { users: UserRepository; hasher: PasswordHasher }
/** Errors: username_taken, mobile_taken, password_too_common. */
export type CreateUser = (input: UserCreate) => Promise<User>

export function makeCreateUser({ users, hasher }: Deps): CreateUser {
  return async ({ password, mobile = null, username, name, level }) => {
    await refuseCommonPassword(password)
    const passwordHash = await hasher.hash(password)
    return await users.create({ id: uuidv7(), username, name, level, mobile, passwordHash })
  }
}
