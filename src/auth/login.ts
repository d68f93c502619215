import { randomUUID } from 'node:crypto'
import type { Login as LoginInput } from '@tg-cloud/contract/auth'
import { uuidv7 } from 'uuidv7'
import { invalidCredentials } from '../errors.ts'
import type { PasswordHasher } from '../users/ports.ts'
import type { AccessTokens } from './access-token.ts'
import type { CredentialStore, LoginThrottle, SessionStore } from './ports.ts'
import { hashRefreshToken, newRefreshToken } from './refresh-token.ts'
import { type IssuedTokens, issuedTokens } from './session.ts'

type Deps = {
  credentials: CredentialStore
  sessions: SessionStore
  throttle: LoginThrottle
  hasher: PasswordHasher
  tokens: AccessTokens
}
export type Client = { address: string; userAgent: string | null }
/** Errors: invalid_credentials (also for a disabled user), login_throttled, login_busy. */
export type Login = (input: LoginInput, client: Client) => Promise<IssuedTokens>

export function makeLogin({ credentials, sessions, throttle, hasher, tokens }: Deps): Login {
  // An unknown user costs the same as a known one, so that the time does not tell them apart.
  let dummyHash: Promise<string> | undefined
  return async ({ username, password, session: kind }, { address, userAgent }) => {
    const account = username.normalize('NFC')
    const attempt = { account, address }
    const found = await credentials.findByUsername(account)
    await throttle.check({
      ...attempt,
      knownAddress: async () => found !== undefined && (await sessions.knowsAddress(found.userId, address)),
    })
    const correct = await hasher.verify(
      found?.passwordHash ?? (await (dummyHash ??= hasher.hash(randomUUID()))),
      password,
    )
    if (!found || !correct || found.disabled) {
      await throttle.failed(attempt)
      throw invalidCredentials()
    }
    const { userId, level } = found
    if (hasher.isOutdated(found.passwordHash))
      await credentials.upgradeHash(userId, found.passwordHash, await hasher.hash(password))
    const refreshToken = newRefreshToken()
    const sessionId = uuidv7()
    const expiresAt = await sessions.start({
      id: sessionId,
      userId,
      kind,
      userAgent,
      address,
      refreshTokenHash: hashRefreshToken(refreshToken),
    })
    if (expiresAt === undefined) throw invalidCredentials()
    await throttle.succeeded(attempt)
    return issuedTokens({
      accessToken: tokens.issue({ userId, sessionId, level }),
      refreshToken,
      kind,
      expiresAt,
    })
  }
}
