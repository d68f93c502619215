import { unauthenticated } from '../errors.ts'
import type { AccessTokens } from './access-token.ts'
import { hashApiKey, isApiKey } from './api-key.ts'
import type { SessionCheck } from './ports.ts'
import type { Caller } from './session.ts'

/** Who a Bearer token belongs to: an access token or an API key. Errors: unauthenticated. */
export type ProveCaller = (token: string) => Promise<Caller>

export function makeProveCaller(deps: { tokens: AccessTokens; check: SessionCheck }): ProveCaller {
  const { tokens, check } = deps
  return (token) => (isApiKey(token) ? ofApiKey(token) : ofAccessToken(token))

  async function ofAccessToken(token: string): Promise<Caller> {
    const claims = tokens.verify(token)
    if (!claims) throw unauthenticated('The access token is not valid or has expired')
    const { sessionId, userId } = claims
    const session = await check(sessionId)
    if (session === undefined || session.userId !== userId) throw unauthenticated('The session has ended')
    // The level of the session, not of the token: a change counts from the next request on.
    return { userId, sessionId, level: session.level }
  }

  async function ofApiKey(key: string): Promise<Caller> {
    const hash = hashApiKey(key)
    const owner = hash === undefined ? undefined : await check(hash)
    if (!owner) throw unauthenticated('The API key is unknown, revoked or expired')
    return { ...owner, sessionId: undefined }
  }
}
