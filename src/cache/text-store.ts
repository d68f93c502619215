/**
 * Remembers texts by key for a while. What it can't keep or give back it has forgotten: it never rejects, and `get` takes
 * no longer than forgetting may.
 */
export type TextStore = {
  get(key: string): Promise<string | undefined>
  /** Settles when this process would find it, or it is lost. */
  set(key: string, text: string, ttlMs: number): Promise<void>
}

// In the near store for a while, since nobody knows how much longer it would be in the far one.
const nearMs = 60_000

/** One store in front of another: what was found in the far one is near for a while. */
export const makeLayers = (near: TextStore, far: TextStore): TextStore => ({
  async get(key) {
    const found = await near.get(key)
    if (found !== undefined) return found
    const text = await far.get(key)
    if (text !== undefined) await near.set(key, text, nearMs)
    return text
  },
  async set(key, text, ttlMs) {
    void far.set(key, text, ttlMs)
    await near.set(key, text, ttlMs)
  },
})
