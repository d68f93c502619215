import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { TextStore } from './text-store.ts'

const sealBytes = 16
const sealChars = Math.ceil((sealBytes * 4) / 3)

/**
 * Texts in a store that others may write to: what was not put there by us, whole and under this very key, is as if it
 * were not there.
 */
export function makeSealed(store: TextStore, secret: KeyObject): TextStore {
  const sealOf = (key: string, text: string) =>
    createHmac('sha256', secret).update(`${key}\n${text}`).digest().subarray(0, sealBytes)
  return {
    async get(key) {
      const sealed = await store.get(key)
      if (sealed === undefined) return undefined
      const seal = Buffer.from(sealed.slice(0, sealChars), 'base64url')
      const text = sealed.slice(sealChars)
      return seal.length === sealBytes && timingSafeEqual(seal, sealOf(key, text)) ? text : undefined
    },
    set: (key, text, ttlMs) => store.set(key, `${sealOf(key, text).toString('base64url')}${text}`, ttlMs),
  }
}
