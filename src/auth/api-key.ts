import { createHash, randomInt } from 'node:crypto'
import { type ApiKey, apiKeyPrefix } from '@tg-cloud/contract/api-keys'

export type { ApiKey }
export type NewApiKey = {
  id: string
  userId: string
  name: string
  prefix: string
  hash: string
  expiresInDays: number
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const secretChars = 32
const shownChars = apiKeyPrefix.length + 8

/** `tgk_` and 32 letters and digits: 190 bits, and a double click selects it whole. */
export const newApiKey = (): string =>
  apiKeyPrefix + Array.from({ length: secretChars }, () => alphabet[randomInt(alphabet.length)]).join('')

export const prefixOf = (key: string): string => key.slice(0, shownChars)

/** Whether a Bearer token is meant as an API key. */
export const isApiKey = (token: string): boolean => token.startsWith(apiKeyPrefix)

/**
 * SHA-256 in hex, undefined for what cannot be a key. Keys are found by this hash, so nothing compares the key itself
 * and no time tells how much of a guess was right.
 */
export const hashApiKey = (key: string): string | undefined =>
  key.length === apiKeyPrefix.length + secretChars
    ? createHash('sha256').update(key).digest('hex')
    : undefined
