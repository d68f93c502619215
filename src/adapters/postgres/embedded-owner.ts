import { execFile } from 'node:child_process'
import { lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { StartError } from '../../errors.ts'

const run = promisify(execFile)

/** Whom PostgreSQL runs as: `undefined` is whoever runs this process. */
export type Owner = { uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root, so root lends it the system user `postgres`, made when there is none. */
export async function defaultOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return undefined
  const known = await idsOf('postgres')
  if (known) return known
  try {
    await run('groupadd', ['--system', '--force', 'postgres'])
    await run('useradd', [
      '--system',
      '--gid',
      'postgres',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ])
  } catch (error) {
    const made = await idsOf('postgres')
    if (made) return made
    throw new StartError(
      'PostgreSQL cannot run as root, and the user "postgres" cannot be made: run as another user',
      {
        cause: error,
      },
    )
  }
  return idsOf('postgres')
}

async function idsOf(name: string): Promise<Owner> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (what) => Number((await run('id', [what, name])).stdout)),
    )
    return { uid: uid as number, gid: gid as number }
  } catch {
    return undefined
  }
}

/** Whether `owner` itself gets at the path (`r`, `w` or `x`): every folder above it counts. */
export async function canUse(owner: Owner, path: string, mode: 'r' | 'w' | 'x'): Promise<boolean> {
  // Asked by a process of that user, because rights can come from groups and lists as well.
  return run('test', [`-${mode}`, path], { cwd: '/', ...owner }).then(
    () => true,
    () => false,
  )
}

/**
 * A folder outside of the project that every user can pass through; for root alone. Below the folder of temporary
 * files only where /var/lib cannot be written.
 */
export async function reachableBase(): Promise<string> {
  for (const parent of ['/var/lib', tmpdir()]) {
    const base = join(parent, 'tg-cloud-bigdata')
    const made = await mkdir(base, { recursive: true, mode: 0o755 }).then(
      () => lstat(base),
      () => undefined,
    )
    // Anybody may make a folder of that name below /tmp; only root's own is used.
    if (made?.isDirectory() && made.uid === process.getuid?.() && (made.mode & 0o022) === 0) return base
  }
  throw new StartError(
    'There is no folder that the user "postgres" can reach: neither /var/lib nor the temporary one is writable',
  )
}
