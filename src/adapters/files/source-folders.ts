import { constants } from 'node:fs'
import { type FileHandle, open, realpath, stat } from 'node:fs/promises'
import { sep } from 'node:path'
import { WorkRefused } from '../../errors.ts'
import type { Source } from '../../pipelines/ports.ts'

/** Opens files in folders that are listed by name, and in no other; links within a folder are followed. */
export function makeSourceFolders(folders: ReadonlyMap<string, string>) {
  return async (folder: string, path: string): Promise<Source> => {
    const listed = folders.get(folder)
    if (listed === undefined) throw new WorkRefused(`This server has no folder ${folder}`)
    const root = await realpath(listed).catch(() => {
      throw new Error(`The folder ${folder} cannot be read`)
    })
    const file = await openIn(root, path, `${folder}/${path}`)
    return {
      name: `${folder}/${path}`,
      bytes: (await file.stat()).size,
      mediaType: undefined,
      charset: undefined,
      encoding: undefined,
      content: file.createReadStream({ highWaterMark: 256 * 1024, autoClose: false }),
      close: () => file.close(),
    }
  }
}

async function openIn(root: string, path: string, name: string): Promise<FileHandle> {
  const missing = () => new Error(`There is no file ${name}`)
  const found = await realpath(`${root}${sep}${path}`).catch(() => {
    throw missing()
  })
  if (!found.startsWith(`${root}${sep}`)) throw new WorkRefused(`${name} is not in its folder`)
  // Not to wait for whoever writes into a pipe, nor to follow a link that has just taken its place.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const file = await open(found, flags).catch(() => {
    throw missing()
  })
  try {
    const [opened, named] = [await file.stat(), await stat(found)]
    if (!opened.isFile()) throw new WorkRefused(`${name} is no file`)
    const same = opened.ino === named.ino && opened.dev === named.dev && (await realpath(found)) === found
    if (!same) throw new Error(`${name} was exchanged while it was opened`)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}
