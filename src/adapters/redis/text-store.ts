import type { TextStore } from '../../cache/text-store.ts'
import type { Redis } from './redis.ts'

// What was told and not yet confirmed, in characters: what comes on top is not told.
const untoldMax = 4_194_304

/** Texts in a Redis as they are, without what Keyv would put around them. */
export function makeRedisTexts({ ask, tell }: Pick<Redis, 'ask' | 'tell'>): TextStore {
  let telling = 0
  return {
    async get(key) {
      const text: unknown = await ask(({ texts }) => texts.get(key)).catch(() => undefined)
      return typeof text === 'string' ? text : undefined
    },
    async set(key, text, ttlMs) {
      if (ttlMs <= 0 || telling + text.length > untoldMax) return
      telling += text.length
      // A full memory, a replica that only reads: then it is not there.
      await tell(({ texts }) => texts.set(key, text, ttlMs)).catch(() => undefined)
      telling -= text.length
    },
  }
}
