import type { CreateUser } from './create-user.ts'
import type { UserRepository } from './ports.ts'
import { generatePassword } from './reset-password.ts'

type Deps = { users: UserRepository; createUser: CreateUser }
type Admin = { username: string; password?: string | undefined; generate: boolean }

/** What happened: nothing to do, an administrator made (with the password when it was generated), or none possible. */
export type FirstAdmin =
  | { kind: 'exists' | 'missing' }
  | { kind: 'created'; username: string; generatedPassword?: string }

/** Makes the first administrator when there is no user at all; safe when several servers start at once. */
export function makeCreateFirstAdmin({ users, createUser }: Deps) {
  return async ({ username, password, generate }: Admin): Promise<FirstAdmin> => {
    if (!(await users.isEmpty())) return { kind: 'exists' }
    if (password === undefined && !generate) return { kind: 'missing' }
    const chosen = password ?? generatePassword()
    await createUser({ username, name: username, level: 'ADMIN', password: chosen })
    return { kind: 'created', username, ...(password === undefined ? { generatedPassword: chosen } : {}) }
  }
}
