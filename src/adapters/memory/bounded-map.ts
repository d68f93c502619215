type Entry = { value: { value: Buffer } }

// What the table, the key and the objects of an entry take beside its bytes, about.
const bytesBeside = 400

/**
 * The store under a Keyv: what was not used for longest makes room, and what alone would take more than a sixteenth of
 * the room is not kept. Values are those of Keyv, with bytes inside.
 */
export function makeBoundedMap(bytesMax: number) {
  const entries = new Map<string, Entry['value']>()
  let bytes = 0
  const sizeOf = (key: string, { value }: Entry['value']) => value.byteLength + 2 * key.length + bytesBeside
  function remove(key: string): boolean {
    const entry = entries.get(key)
    if (entry === undefined) return false
    bytes -= sizeOf(key, entry)
    return entries.delete(key)
  }
  return {
    get(key: string) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      // A Map goes through its keys in the order in which they were set.
      entries.delete(key)
      entries.set(key, entry)
      return entry
    },
    set(key: string, value: Entry['value']) {
      remove(key)
      const size = sizeOf(key, value)
      if (size > bytesMax / 16) return
      entries.set(key, value)
      bytes += size
      for (const oldest of entries.keys()) {
        if (bytes <= bytesMax) break
        remove(oldest)
      }
    },
    delete: remove,
    clear() {
      entries.clear()
      bytes = 0
    },
    /** What all entries take. */
    bytes: () => bytes,
  }
}
