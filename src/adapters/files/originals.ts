import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream'
import { finished } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { unavailable } from '../../errors.ts'
import type { Originals } from '../../ingest/originals.ts'
import { makeOwnFiles } from './own-files.ts'
import { syncFolder } from './sync-folder.ts'

// Level 1 keeps up with the fastest load; higher ones save a tenth of the space at several times the cost.
const level = 1
const ending = '.zst'

/**
 * Bodies of loads in a folder: `<first two digits of the SHA-256>/<SHA-256>.zst`; those that are not
 * kept yet in `waiting/<id of the load>.zst`, unfinished ones in `unfinished/`. Several processes may share it.
 */
export function makeOriginals(folder: string): Originals & { removeUnfinished(): Promise<void> } {
  const unfinished = join(folder, 'unfinished')
  const files = makeOwnFiles(unfinished, ending)
  const waiting = join(folder, 'waiting')
  const waitingPath = (ingestId: string) => join(waiting, `${ingestId}${ending}`)
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), `${sha256}${ending}`)
  return {
    async open() {
      await mkdir(unfinished, { recursive: true, mode: 0o700 })
      const path = files.newPath()
      const file = await open(path, 'wx', 0o600)
      const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: level } })
      const sink = file.createWriteStream({ flush: true })
      // A full disk shows at the next write; without a listener it would end the process.
      const fault = Promise.withResolvers<never>()
      fault.promise.catch(() => undefined)
      const fail = (error: Error) => fault.reject(unavailable('The original of a load cannot be kept', error))
      sink.on('error', fail)
      zstd.on('error', fail)
      zstd.pipe(sink)
      return {
        async write(bytes) {
          if (zstd.write(bytes)) return
          const drained = new Promise<void>((resolve) => zstd.once('drain', resolve))
          await Promise.race([drained, fault.promise])
        },
        async wait(ingestId) {
          zstd.end()
          await Promise.race([finished(sink), fault.promise])
          await move(path, waitingPath(ingestId))
        },
        async discard() {
          zstd.destroy()
          sink.destroy()
          await rm(path, { force: true })
        },
      }
    },

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
  const bytes = createZstdDecompress()
  // What goes wrong with the file is thrown to whoever reads the bytes.
  pipeline(createReadStream(path), bytes, () => undefined)
  return bytes
}

async function move(path: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await rename(path, to)
  await syncFolder(dirname(to))
}
