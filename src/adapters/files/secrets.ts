import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../../errors.ts'

/**
 * A secret of 48 random bytes (base64), made at the first start and kept in `<dataDir>/secrets/<name>`, which only
 * the owner can read. Two processes that make it at once get the same one.
 */
export async function keptSecret(dataDir: string, name: string): Promise<string> {
  const folder = join(dataDir, 'secrets')
  const path = join(folder, name)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(randomBytes(48).toString('base64'))
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = await readFile(path, 'utf8')
  if (secret.length < 64) throw new StartError(`${path} is damaged: delete it, and everybody logs in again`)
  return secret
}

export type FirstPassword = {
  keep(password: string): Promise<void>
  read(): Promise<string | undefined>
  forget(): Promise<void>
}

/**
 * The generated password of the first administrator, from before it is made until it has been printed: a server that
 * is killed in between would lose it for ever.
 */
export function firstPassword(dataDir: string): FirstPassword {
  const folder = join(dataDir, 'secrets')
  const path = join(folder, 'first-password')
  return {
    async keep(password) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(path, password, { mode: 0o600, flush: true })
    },
    read: () => readFile(path, 'utf8').catch(() => undefined),
    forget: () => rm(path, { force: true }),
  }
}
