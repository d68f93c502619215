import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** One secret, a key for each purpose: a token of one kind can never pass for another. */
export const deriveKey = (
  secret: string,
  purpose: 'access-token' | 'refresh-token' | 'cursor' | 'idempotency' | 'remembered-answers' | 'export-link',
): KeyObject => createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32)))
