import type { KeyObject } from 'node:crypto'
import { refreshTokenInvalid } from '../errors.ts'
import type { AccessTokens } from './access-token.ts'
import type { SessionStore } from './ports.ts'
import { hashRefreshToken, successorOf } from './refresh-token.ts'
import { type IssuedTokens, issuedTokens } from './session.ts'

type Deps = {
  sessions: SessionStore
  tokens: AccessTokens
  key: KeyObject
  onReuse: (sessionId: string) => void
}
/** Errors: refresh_token_invalid. */
export type Refresh = (refreshToken: string) => Promise<IssuedTokens>

// Each step of the chain was a refresh within the grace time; more than this is no honest client.
const maxSteps = 50

export function makeRefresh({ sessions, tokens, key, onReuse }: Deps): Refresh {
  return async (refreshToken) => {
    let presented = refreshToken
    for (let step = 0; step < maxSteps; step++) {
      const successor = successorOf(presented, key)
      const rotation = await sessions.rotate(hashRefreshToken(presented), hashRefreshToken(successor))
      if (rotation.kind === 'rotated' || rotation.kind === 'repeated') {
        const { id: sessionId, userId, level, kind, expiresAt } = rotation.session
        return issuedTokens({
          accessToken: tokens.issue({ userId, sessionId, level }),
          refreshToken: successor,
          kind,
          expiresAt,
        })
      }
      if (rotation.kind === 'reused') onReuse(rotation.sessionId)
      if (rotation.kind !== 'superseded') break
      presented = successor
    }
    throw refreshTokenInvalid()
  }
}
