import { limits } from '@tg-cloud/contract/limits'
import type { UserLevel } from '@tg-cloud/contract/users'
import type { Session } from '@tg-cloud/contract/auth'

/** Who calls, proven by an access token whose session has not ended or by an API key (then without session). */
export type Caller = { userId: string; sessionId: string | undefined; level: UserLevel }

/** What each request must know of a session that has not ended and whose user is active. */
export type LiveSession = { userId: string; level: UserLevel }

export type SessionKind = Session['kind']

export type NewSession = {
  id: string
  userId: string
  kind: SessionKind
  userAgent: string | null
  address: string | null
  /** The hash that the password was checked against: a session starts only while it still holds. */
  passwordHash: string
  /** SHA-256 of the first refresh token. */
  refreshTokenHash: Buffer
}

/** Outcome of presenting a refresh token. `hash` is what the store knows of the token that follows. */
export type Rotation =
  | {
      kind: 'rotated' | 'repeated'
      session: { id: string; userId: string; level: UserLevel; kind: SessionKind; expiresAt: string }
    }
  /** Used within the grace time, and its successor was used too: present the successor's successor. */
  | { kind: 'superseded' }
  /** Used longer ago than the grace time: somebody has a copy. The session has been ended. */
  | { kind: 'reused'; sessionId: string }
  | { kind: 'unknown' }

/** Tokens of a session as use cases answer them; `kind` says whether the refresh token goes into the cookie. */
export type IssuedTokens = {
  accessToken: string
  refreshToken: string
  kind: SessionKind
  expiresInMs: number
  sessionExpiresAt: string
}

type Issued = Pick<IssuedTokens, 'accessToken' | 'refreshToken' | 'kind'> & { expiresAt: string }
export const issuedTokens = ({ expiresAt, ...tokens }: Issued): IssuedTokens => ({
  ...tokens,
  expiresInMs: limits.accessTokenMs,
  sessionExpiresAt: expiresAt,
})
