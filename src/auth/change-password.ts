import { passwordWrong, unauthenticated } from '../errors.ts'
import type { RefuseCommonPassword } from '../users/common-passwords.ts'
import type { PasswordHasher, UserRepository } from '../users/ports.ts'
import type { CredentialStore, LoginThrottle } from './ports.ts'
import type { Caller } from './session.ts'

type Deps = {
  credentials: CredentialStore
  users: UserRepository
  hasher: PasswordHasher
  throttle: LoginThrottle
  refuseCommonPassword: RefuseCommonPassword
}
type Input = { currentPassword: string; newPassword: string }
/** Ends every session of the caller. Errors: password_wrong, password_too_common, login_throttled, login_busy. */
export type ChangePassword = (caller: Caller, input: Input, address: string) => Promise<void>

export function makeChangePassword(deps: Deps): ChangePassword {
  const { credentials, users, hasher, throttle, refuseCommonPassword } = deps
  return async ({ userId }, { currentPassword, newPassword }, address) => {
    // A stolen session must not become a place to guess the password without limit.
    const attempt = { account: userId, address, knownAddress: () => Promise.resolve(false) }
    const correct = await throttle.attempt(attempt, async () => {
      const found = await credentials.findByUserId(userId)
      if (!found) throw unauthenticated('The user is gone')
      return hasher.verify(found.passwordHash, currentPassword)
    })
    if (!correct) throw passwordWrong()
    await refuseCommonPassword(newPassword)
    await users.setPassword(userId, await hasher.hash(newPassword))
  }
}
