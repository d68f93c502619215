import { Writable } from 'node:stream'
import { unavailableBecause } from '../../errors.ts'
import type { Originals } from '../../ingest/originals.ts'
import { packInto, unpack } from '../../values/packed.ts'
import { copyObject } from './copy-object.ts'
import type { Link } from './link.ts'
import { keysOf, removeObject } from './objects.ts'
import { readObject } from './read-object.ts'
import { sizeOf } from './size-of.ts'
import { makeUpload } from './upload.ts'

const ending = '.zst'
const waiting = 'originals/waiting/'

/**
 * Bodies of loads in a bucket, named as in a folder: `originals/<first two digits of the SHA-256>/<SHA-256>.zst`;
 * those that are not kept yet in `originals/waiting/<id of the load>.zst`, where unfinished ones are uploaded to.
 */
export function makeS3Originals(link: Link): Originals {
  const waitingKey = (ingestId: string) => `${waiting}${ingestId}${ending}`
  const keyOf = (sha256: string) => `originals/${sha256.slice(0, 2)}/${sha256}${ending}`
  const read = async (key: string) => {
    const packed = await readObject(link, key)
    return packed && unpack(packed)
  }
  return {
    async open(ingestId) {
      const upload = makeUpload(link, waitingKey(ingestId))
      const settle = (work: Promise<void>, done: (error?: Error) => void) =>
        void work.then(() => done(), done)
      const sink = new Writable({
        write: (piece: Uint8Array, _, done) => settle(upload.write(piece), done),
        final: (done) => settle(upload.finish(), done),
      })
      const packing = packInto(sink, (cause) =>
        unavailableBecause('The original of a load cannot be kept', { cause }),
      )
      let waits = false
      return {
        write: packing.write,
        async wait() {
          await packing.end()
          waits = true
        },
        async discard() {
          // It may have been promised.
          if (waits) return
          packing.destroy()
          await upload.discard()
        },
      }
    },

    has: async (sha256) => (await sizeOf(link, keyOf(sha256))) !== undefined,
    read: (sha256) => read(keyOf(sha256)),
    remove: (sha256) => removeObject(link, keyOf(sha256)),
    waiting: {
      read: (ingestId) => read(waitingKey(ingestId)),
      async keep(ingestId, sha256) {
        if (await copyObject(link, waitingKey(ingestId), keyOf(sha256)))
          await removeObject(link, waitingKey(ingestId))
      },
      remove: (ingestId) => removeObject(link, waitingKey(ingestId)),
      async ids() {
        const ids = new Set<string>()
        for await (const key of keysOf(link, waiting)) ids.add(key.slice(waiting.length, -ending.length))
        return [...ids]
      },
    },
    async removeUnfinished() {
      // They wait under the ids of their loads, and go with those that nothing waits for.
    },
  }
}
