import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'

/** Files `<process>.<its start>.<uuid><ending>` in a folder that several processes share. */
export function makeOwnFiles(folder: string, ending = '') {
  const mine = `${process.pid}.${uuidv7()}.`
  return {
    newPath: () => join(folder, `${mine}${uuidv7()}${ending}`),

    /** Removes what processes that are gone have left; another of our own number is gone. */
    async removeLeft(): Promise<void> {
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
