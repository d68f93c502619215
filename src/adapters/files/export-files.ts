import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { exportStorageFull } from '../../errors-exports.ts'
import { unavailable } from '../../errors.ts'
import type { ExportFiles } from '../../exports/ports.ts'
import { syncFolder } from './sync-folder.ts'

/** A download reads so much ahead of its client. */
const readAheadBytes = 32_768

/** Files of exports in a folder, each named by its key; unfinished ones in `unfinished/`. */
export function makeExportFiles(folder: string): ExportFiles {
  const unfinished = join(folder, 'unfinished')
  const pathOf = (key: string) => join(folder, key)
  return {
    async create(key) {
      const path = join(unfinished, key)
      const file = await withFaults(async () => {
        await mkdir(unfinished, { recursive: true, mode: 0o700 })
        return open(path, 'w', 0o600)
      })
      return {
        write: (bytes) =>
          withFaults(async () => {
            // One call may write less than it was given, as where the disk is all but full.
            for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten
          }),
        finish: () =>
          withFaults(async () => {
            await file.sync()
            await file.close()
            await rename(path, pathOf(key))
            await syncFolder(folder)
          }),
        async discard() {
          await file.close().catch(() => undefined)
          await rm(path, { force: true })
          await rm(pathOf(key), { force: true })
        },
      }
    },

    async read(key, { from, to }) {
      const path = pathOf(key)
      const there = await stat(path).catch(() => undefined)
      if (there === undefined) return undefined
      return createReadStream(path, {
        start: from,
        // Of no bytes there is no last one.
        end: Math.max(from, to - 1),
        highWaterMark: readAheadBytes,
      })
    },

    async remove(key) {
      await rm(pathOf(key), { force: true })
      await rm(join(unfinished, key), { force: true })
    },

    async keys() {
      const names = await readdir(folder, { withFileTypes: true }).catch(() => [])
      const left = await readdir(unfinished).catch(() => [])
      return [...names.filter((entry) => entry.isFile()).map(({ name }) => name), ...left]
    },
  }
}

const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

async function withFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (noRoom.has((error as NodeJS.ErrnoException).code ?? ''))
      throw exportStorageFull('The disk has no room for the file', error)
    throw unavailable('The disk', error)
  }
}
