import { Keyv } from 'keyv'
import type { TextStore } from '../../cache/text-store.ts'
import { makeBoundedMap } from './bounded-map.ts'

/** Texts in the memory of this process, beside the heap of JavaScript; `bytes` tells how much they take. */
export function makeMemoryTexts(bytesMax: number): TextStore & { bytes(): number } {
  const store = makeBoundedMap(bytesMax)
  const keyv = new Keyv<Buffer>({ store, useKeyPrefix: false })
  // Values stay objects: nothing is written as JSON but what is in them already.
  keyv.serialize = undefined
  keyv.deserialize = undefined
  return {
    get: async (key) => (await keyv.get(key))?.toString(),
    async set(key, text, ttlMs) {
      await keyv.set(key, bytesOf(text), ttlMs)
    },
    bytes: store.bytes,
  }
}

/** On their own: what comes from Node's pool would hold its neighbours there for as long. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  return bytes
}
