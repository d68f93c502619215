import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { unavailable } from '../../errors.ts'
import type { Spool } from '../../ingest/spool.ts'
import { makeOwnFiles } from './own-files.ts'

/** Files in a folder that several processes may share. */
export function makeSpool(folder: string): { spool: Spool; removeLeft(): Promise<void> } {
  const files = makeOwnFiles(folder)
  return {
    async spool(body) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = files.newPath()
      const remove = () => rm(path, { force: true })
      const file = await open(path, 'wx', 0o600)
      const hash = createHash('sha256')
      let bytes = 0
      try {
        for await (const piece of body) {
          hash.update(piece)
          bytes += piece.byteLength
          await file.appendFile(piece).catch((error: unknown) => {
            throw unavailable('The place for files that are read whole', error)
          })
        }
      } catch (error) {
        await remove()
        throw error
      } finally {
        await file.close()
      }
      return { path, bytes, sha256: hash.digest('hex'), remove }
    },

    removeLeft: files.removeLeft,
  }
}
