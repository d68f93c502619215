import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The password of the demo's administrator, and the file that keeps it for the next run. It is there before a server
 * that takes it is started, so no moment at which the demo is killed loses it.
 */
export async function keptPassword(dataDir: string): Promise<{ password: string; file: string }> {
  const file = join(dataDir, 'admin-password')
  await mkdir(dataDir, { recursive: true })
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept !== '') return { password: kept, file }
  const password = randomBytes(18).toString('base64url')
  await writeFile(`${file}.new`, password, { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
  return { password, file }
}
