import { apiKeyPrefix } from '@tg-cloud/contract/api-keys'
import { refusalOf } from '@tg-cloud/contract/operation'
import type { Request, RequestHandler } from 'express'
import type { ProveCaller } from '../auth/prove-caller.ts'
import { forbidden, sessionRequired, unauthenticated } from '../errors.ts'
import { operationOf } from './context.ts'
import type { CountRequest } from './rate-limit.ts'

type Deps = { proveCaller: ProveCaller; countRequest: CountRequest }

/**
 * Proves who calls, counts the call and tells whether they may. Errors: unauthenticated, forbidden, session_required,
 * rate_limited.
 */
export function makeAuthenticate({ proveCaller, countRequest }: Deps): RequestHandler {
  return async (req, res, next) => {
    const { metadata } = operationOf(req)
    if (metadata.access === 'public') await countRequest(req, res, undefined)
    else {
      const caller = await prove(req).catch(async (refusal: unknown) => {
        // Guesses count against the address: a caller that is not proven has no count of its own.
        await countRequest(req, res, undefined)
        throw refusal
      })
      req.context.caller = caller
      await countRequest(req, res, caller)
      const refusal = refusalOf(metadata, caller)
      if (refusal !== undefined)
        throw refusal === 'forbidden' ? forbidden(metadata.access) : sessionRequired()
    }
    next()
  }

  async function prove(req: Request) {
    return proveCaller(bearerOf(req))
  }
}

function bearerOf({ headers, url }: Request): string {
  // Addresses are kept in logs and histories, so a key that was put there must not seem to work.
  if (url.includes(`=${apiKeyPrefix}`))
    throw unauthenticated('API keys are refused in addresses: send the header, and revoke this key')
  const { authorization } = headers
  if (authorization === undefined)
    throw unauthenticated('Send an access token or an API key as Authorization: Bearer …')
  const space = authorization.indexOf(' ')
  if (authorization.slice(0, space).toLowerCase() !== 'bearer')
    throw unauthenticated('Only Bearer tokens are accepted')
  return authorization.slice(space + 1)
}
