import type { KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { limits } from '@tg-cloud/contract/limits'
import type { UserLevel } from '@tg-cloud/contract/users'

const issuer = 'tg-cloud-bigdata'
const audience = 'tg-cloud-bigdata-api'
const maxChars = 1_024
const maxProven = 5_000
const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

type Claims = { userId: string; sessionId: string }
type Proven = { claims: Claims; expiresAt: number }

export type AccessTokens = {
  issue(claims: { userId: string; sessionId: string; level: UserLevel }): string
  /** What the token says, or undefined when it is not a valid one of ours. The level counts from the session. */
  verify(token: string): Claims | undefined
}

/** HS256 tokens of 15 minutes: iss aud sub sid level iat exp. The key is a KeyObject: a string costs 50 times as much. */
export function makeAccessTokens(key: KeyObject): AccessTokens {
  // A token comes with every request of its 15 minutes: its signature is proved once, its end at each use.
  const proven = new Map<string, Proven>()
  return {
    issue: ({ userId, sessionId, level }) =>
      jwt.sign({ sid: sessionId, level }, key, {
        algorithm: 'HS256',
        issuer,
        audience,
        subject: userId,
        expiresIn: limits.accessTokenMs / 1_000,
      }),
    verify(token) {
      const known = proven.get(token)
      if (known !== undefined) {
        if (Date.now() < known.expiresAt) return known.claims
        proven.delete(token)
      }
      const found = prove(token, key)
      if (found === undefined) return undefined
      const oldest = proven.size >= maxProven ? proven.keys().next().value : undefined
      if (oldest !== undefined) proven.delete(oldest)
      proven.set(token, found)
      return found.claims
    },
  }
}

function prove(token: string, key: KeyObject): Proven | undefined {
  // Our own header to the letter: other algorithms, kid, jku, crit … are never looked at.
  if (token.length > maxChars || !token.startsWith(`${header}.`)) return undefined
  try {
    const claims = jwt.verify(token, key, { algorithms: ['HS256'], issuer, audience })
    if (typeof claims === 'string') return undefined
    const { sub, sid, exp, iat } = claims as Record<string, unknown>
    if (!Number.isSafeInteger(exp) || !Number.isSafeInteger(iat)) return undefined
    if (typeof sub !== 'string' || typeof sid !== 'string' || !uuid.test(sub) || !uuid.test(sid))
      return undefined
    return { claims: { userId: sub, sessionId: sid }, expiresAt: (exp as number) * 1_000 }
  } catch {
    return undefined
  }
}
