import { createHmac, hash, type KeyObject, timingSafeEqual } from 'node:crypto'
import { cursorInvalid, cursorMismatch } from '../errors.ts'

/** What a cursor is bound to: who asks, which operation, and its parameters without `cursor` and `limit`. */
export type CursorScope = { userId: string; operation: string; parameters: Record<string, unknown> }
export type Cursors = {
  encode(scope: CursorScope, position: readonly string[]): string
  /** Errors: cursor_invalid (not ours or damaged), cursor_mismatch (ours, for another scope). */
  decode(scope: CursorScope, cursor: string): string[]
}

const macBytes = 16
const scopeBytes = 8

/** Stateless signed cursors: base64url of mac (16 bytes), scope hash (8 bytes), position as JSON. */
export function makeCursors(key: KeyObject): Cursors {
  const sign = (payload: Buffer) => createHmac('sha256', key).update(payload).digest().subarray(0, macBytes)
  return {
    encode(scope, position) {
      const payload = Buffer.concat([scopeHash(scope), Buffer.from(JSON.stringify(position))])
      return Buffer.concat([sign(payload), payload]).toString('base64url')
    },
    decode(scope, cursor) {
      const bytes = Buffer.from(cursor, 'base64url')
      const payload = bytes.subarray(macBytes)
      // Re-encoding refuses the many spellings that base64url decoders let through.
      const ours = payload.length > scopeBytes && bytes.toString('base64url') === cursor
      if (!ours || !timingSafeEqual(bytes.subarray(0, macBytes), sign(payload))) throw cursorInvalid()
      if (!payload.subarray(0, scopeBytes).equals(scopeHash(scope))) throw cursorMismatch()
      return JSON.parse(payload.subarray(scopeBytes).toString()) as string[]
    },
  }
}

function scopeHash({ userId, operation, parameters }: CursorScope): Buffer {
  const sorted = Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify([userId, operation, sorted]), 'buffer').subarray(0, scopeBytes)
}
