import { createHmac, createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { describe, expect, it } from 'vitest'
import { forgedTokens } from '../../test/forged-tokens.ts'
import { makeAccessTokens } from './access-token.ts'

const secret = randomBytes(32)
const key = createSecretKey(secret)
const tokens = makeAccessTokens(key)
const caller = {
  userId: '0198f3a0-1c2d-7000-8000-000000000001',
  sessionId: '0198f3a0-1c2d-7000-8000-000000000002',
  level: 'ADMIN' as const,
}

describe('access tokens', () => {
  it('say who was given them', () => {
    expect(tokens.verify(tokens.issue(caller))).toEqual({
      userId: caller.userId,
      sessionId: caller.sessionId,
    })
  })

  it('carry iss, aud, sub, sid, level, iat and a life of 15 minutes', () => {
    const claims = jwt.decode(tokens.issue(caller)) as Record<string, number | string>
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'level', 'sid', 'sub'])
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(900)
  })

  const forged = forgedTokens(tokens.issue(caller), (text) =>
    createHmac('sha256', key).update(text).digest('base64url'),
  )
  it('are at least 30 kinds of forgery away', () => expect(forged.length).toBeGreaterThanOrEqual(30))
  it.each(forged)('refuse %s', (_name, token) => {
    expect(tokens.verify(token)).toBeUndefined()
  })

  it('refuse the signature of another key', () => {
    expect(makeAccessTokens(createSecretKey(randomBytes(32))).verify(tokens.issue(caller))).toBeUndefined()
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    expect(
      tokens.verify(
        jwt.sign({ sid: caller.sessionId }, privateKey, { algorithm: 'RS256', subject: caller.userId }),
      ),
    ).toBeUndefined()
  })
})
