import { createHash, createHmac, type KeyObject, randomBytes } from 'node:crypto'

/** Refresh tokens: 256 bits in base64url. Only their SHA-256 is stored. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url')

export const hashRefreshToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * The token that follows: HMAC of the presented one. It can be handed out again during the grace time without being
 * stored, and nobody without the server's key can foresee it.
 */
export const successorOf = (token: string, key: KeyObject): string =>
  createHmac('sha256', key).update(token).digest('base64url')
