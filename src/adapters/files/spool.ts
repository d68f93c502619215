import { createHash } from 'node:crypto'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { unavailable } from '../../errors.ts'
import type { Spool } from '../../ingest/spool.ts'

/** Files `<process>.<its start>.<uuid>` in a folder that several processes may share. */
export function makeSpool(folder: string): { spool: Spool; removeLeft(): Promise<void> } {
  const mine = `${process.pid}.${uuidv7()}.`
  return {
    async spool(body) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, `${mine}${uuidv7()}`)
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

    /** Removes what processes that are gone have left; another of our own number is gone. */
    async removeLeft() {
      const names = await readdir(folder).catch(() => [])
      const left = names.filter((name) => {
        const pid = Number(name.split('.', 1)[0])
        return pid === process.pid ? !name.startsWith(mine) : !isAlive(pid)
      })
      await Promise.all(left.map((name) => rm(join(folder, name), { force: true })))
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
