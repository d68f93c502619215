import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unavailableBecause } from '../../errors.ts'
import type { Originals } from '../../ingest/originals.ts'
import { packInto, unpack } from '../../values/packed.ts'
import { makeOwnFiles } from './own-files.ts'
import { syncFolder } from './sync-folder.ts'

const ending = '.zst'

/**
 * Bodies of loads in a folder: `<first two digits of the SHA-256>/<SHA-256>.zst`; those that are not
 * kept yet in `waiting/<id of the load>.zst`, unfinished ones in `unfinished/`. Several processes may share it.
 */
export function makeOriginals(folder: string): Originals {
  const unfinished = join(folder, 'unfinished')
  const files = makeOwnFiles(unfinished, ending)
  const waiting = join(folder, 'waiting')
  const waitingPath = (ingestId: string) => join(waiting, `${ingestId}${ending}`)
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), `${sha256}${ending}`)
  return {
    async open(ingestId) {
      await mkdir(unfinished, { recursive: true, mode: 0o700 })
      const path = files.newPath()
      const file = await open(path, 'wx', 0o600)
      const sink = file.createWriteStream({ flush: true })
      const packing = packInto(sink, (cause) =>
        unavailableBecause('The original of a load cannot be kept', { cause }),
      )
      return {
        write: packing.write,
        async wait() {
          await packing.end()
          await move(path, waitingPath(ingestId))
        },
        async discard() {
          packing.destroy()
          await rm(path, { force: true })
        },
      }
    },

    has: (sha256) => exists(pathOf(sha256)),
    read: (sha256) => read(pathOf(sha256)),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    waiting: {
      read: (ingestId) => read(waitingPath(ingestId)),
      async keep(ingestId, sha256) {
        if (await exists(waitingPath(ingestId))) await move(waitingPath(ingestId), pathOf(sha256))
      },
      remove: (ingestId) => rm(waitingPath(ingestId), { force: true }),
      async ids() {
        const names = await readdir(waiting).catch(() => [])
        return names.map((name) => name.slice(0, -ending.length))
      },
    },
    removeUnfinished: files.removeLeft,
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

async function read(path: string): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (!(await exists(path))) return undefined
  return unpack(createReadStream(path))
}

async function move(path: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await rename(path, to)
  await syncFolder(dirname(to))
}
