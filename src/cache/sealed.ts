import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { TextStore } from './text-store.ts'

/** 128 bits in base64url. */
const sealChars = 22

/**
 * Texts in a store that others may write to: what was not put there by us, whole and under this very key, is as if it
 * were not there.
 */
export function makeSealed(store: TextStore, secret: KeyObject): TextStore {
  const sealOf = (key: string, text: string) =>
    createHmac('sha256', secret).update(`${key}\n${text}`).digest('base64url').slice(0, sealChars)
  return {
    async get(key) {
      const sealed = await store.get(key)
      if (sealed === undefined) return undefined
      const text = sealed.slice(sealChars)
      // Written out, not decoded: base64url has several spellings of the same bytes.
      const [seal, ours] = [Buffer.from(sealed.slice(0, sealChars)), Buffer.from(sealOf(key, text))]
      return seal.length === ours.length && timingSafeEqual(seal, ours) ? text : undefined
    },
    set: (key, text, ttlMs) => store.set(key, `${sealOf(key, text)}${text}`, ttlMs),
  }
}
