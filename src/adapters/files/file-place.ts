import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { FilePlace } from '../../operations/ports.ts'

/** A folder, which has its id in a file, so that it is moved and copied with it. */
export function makeFilePlace(folder: string): FilePlace {
  const idFile = join(folder, 'files-id')
  const marks = join(folder, 'servers')
  return {
    about: `${folder} of ${hostname()}`,
    async id() {
      await mkdir(folder, { recursive: true })
      const made = `${idFile}.${randomUUID()}`
      await writeFile(made, randomUUID(), { flush: true })
      // Of several that make one at once, the first wins, and nobody reads half of it.
      await link(made, idFile).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      })
      await rm(made)
      return readFile(idFile, 'utf8')
    },
    async mark(holder) {
      await mkdir(marks, { recursive: true })
      await writeFile(join(marks, holder), hostname(), { flush: true })
    },
    sees: (holder) =>
      stat(join(marks, holder)).then(
        () => true,
        () => false,
      ),
    unmark: (holder) => rm(join(marks, holder), { force: true }),
  }
}
