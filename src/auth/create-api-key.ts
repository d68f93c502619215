import type { ApiKeyCreate, ApiKeyCreated } from '@tg-cloud/contract/api-keys'
import { uuidv7 } from 'uuidv7'
import { hashApiKey, newApiKey, prefixOf } from './api-key.ts'
import type { ApiKeyStore } from './ports.ts'

/** Answers the key itself, this once. Errors: api_key_limit. */
export type CreateApiKey = (userId: string, input: ApiKeyCreate) => Promise<ApiKeyCreated>

export function makeCreateApiKey({ apiKeys }: { apiKeys: ApiKeyStore }): CreateApiKey {
  return async (userId, { name, expiresInDays }) => {
    const key = newApiKey()
    const hash = hashApiKey(key) as string
    const created = await apiKeys.create({
      id: uuidv7(),
      userId,
      name,
      prefix: prefixOf(key),
      hash,
      expiresInDays,
    })
    return { ...created, key }
  }
}
