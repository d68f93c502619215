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
  /** Undefined when the password, or the user, changed while it was checked. */
  async function tryLogin({ username, password, session: kind }: LoginInput, { address, userAgent }: Client) {
    // PostgreSQL holds neither NUL nor half a character: with a stand-in for them it is an unknown name like others.
    const account = username.normalize('NFC').toWellFormed().replaceAll('\0', '\uFFFD')
    const finding = credentials.findByUsername(account)
    // Should the throttle refuse first, nobody asks for it any more.
    finding.catch(() => {})
    const knownAddress = async () => {
      const owner = await finding
      return owner !== undefined && (await sessions.knowsAddress(owner.userId, address))
    }
    const correct = await throttle.attempt({ account, address, knownAddress }, async () => {
      const found = await finding
      // An unknown user costs the same as a known one, so that the time does not tell them apart.
      const fits = await hasher.verify(found?.passwordHash ?? hasher.none, password)
      return fits && found !== undefined && !found.disabled
    })
    const found = await finding
    if (!correct || !found) throw invalidCredentials()
    const { userId, level, passwordHash } = found
    const refreshToken = newRefreshToken()
    const session = { id: uuidv7(), userId, kind, userAgent, address, passwordHash }
    const expiresAt = await sessions.start({ ...session, refreshTokenHash: hashRefreshToken(refreshToken) })
    if (expiresAt === undefined) return undefined
    if (hasher.isOutdated(passwordHash))
      await credentials.upgradeHash(userId, passwordHash, await hasher.hash(password))
    const accessToken = tokens.issue({ userId, sessionId: session.id, level })
    return issuedTokens({ accessToken, refreshToken, kind, expiresAt })
  }
  return async (input, client) => {
    // Once more: a parallel login may just have replaced an outdated hash.
    const issued = (await tryLogin(input, client)) ?? (await tryLogin(input, client))
    if (issued === undefined) throw invalidCredentials()
    return issued
  }
}
