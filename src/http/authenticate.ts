import type { RequestHandler } from 'express'
import { mayUse } from '@tg-cloud/contract/operation'
import type { AccessTokens } from '../auth/access-token.ts'
import type { SessionCheck } from '../auth/ports.ts'
import { forbidden, unauthenticated } from '../errors.ts'
import { operationOf } from './context.ts'

type Deps = { tokens: AccessTokens; checkSession: SessionCheck }

/** Proves who calls and whether they may. Errors: unauthenticated, forbidden. */
export function makeAuthenticate({ tokens, checkSession }: Deps): RequestHandler {
  return async (req, _res, next) => {
    const { access } = operationOf(req).metadata
    if (access === 'public') return next()
    const { sessionId, userId } = tokenOf(req.headers.authorization, tokens)
    const session = await checkSession(sessionId)
    if (session === undefined || session.userId !== userId) throw unauthenticated('The session has ended')
    // The level of the session, not of the token: a change counts from the next request on.
    req.context.caller = { userId, sessionId, level: session.level }
    if (!mayUse(access, session.level)) throw forbidden(access)
    next()
  }
}

function tokenOf(header: string | undefined, tokens: AccessTokens) {
  if (header === undefined) throw unauthenticated('Send an access token as Authorization: Bearer …')
  const space = header.indexOf(' ')
  if (header.slice(0, space).toLowerCase() !== 'bearer')
    throw unauthenticated('Only Bearer tokens are accepted')
  const claims = tokens.verify(header.slice(space + 1))
  if (!claims) throw unauthenticated('The access token is not valid or has expired')
  return claims
}
