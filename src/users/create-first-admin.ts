import type { CreateUser } from './create-user.ts'
import type { UserRepository } from './ports.ts'
import { generatePassword } from './reset-password.ts'

type Deps = {
  users: UserRepository
  createUser: CreateUser
  /** Keeps a generated password until it has been printed. */
  keep: (password: string) => Promise<void>
}
type Admin = { username: string; password?: string | undefined; generate: boolean }

/** What happened: nothing to do, an administrator made, or none possible without a password. */
export type FirstAdmin = 'exists' | 'created' | 'missing'

/** Makes the first administrator when there is no user at all; safe when several servers start at once. */
export function makeCreateFirstAdmin({ users, createUser, keep }: Deps) {
  return async ({ username, password, generate }: Admin): Promise<FirstAdmin> => {
    if (!(await users.isEmpty())) return 'exists'
    if (password === undefined && !generate) return 'missing'
    const chosen = password ?? generatePassword()
    if (password === undefined) await keep(chosen)
    await createUser({ username, name: username, level: 'ADMIN', password: chosen })
    return 'created'
  }
}
