import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './embedded-binaries.ts'
import { giveTo, isCluster, type Place } from './embedded-place.ts'
import { commandOf } from './processes.ts'

const run = promisify(execFile)

/** What PostgreSQL gets of our environment: nothing, so that PGDATA and the like of a shell change nothing. */
export const cleanEnvironment = { LC_ALL: 'C', PATH: '/usr/bin:/bin' }

// Names of folders that this process is filling; the same process id may come again in a container.
const filling = new Set<string>()

/** Makes the database cluster unless it is there: in a folder of another name, so that a half-made one never counts. */
export async function ensureCluster(
  { data, owner }: Place,
  { folder }: Binaries,
  password: string,
): Promise<void> {
  if (isCluster(data)) return
  const parent = dirname(data)
  await removeUnfinished(data)
  const unfinished = `${data}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  filling.add(basename(unfinished))
  const passwordFile = `${unfinished}.password`
  try {
    await mkdir(unfinished, { mode: 0o700 })
    await giveTo(owner, unfinished)
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    await giveTo(owner, passwordFile)
    // The same rules for text on every machine: "C" order, and character classes that PostgreSQL brings itself.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
    await run(join(folder, 'bin', 'initdb'), ['-D', unfinished, ...access, ...locale, '--no-instructions'], {
      cwd: parent,
      env: cleanEnvironment,
      ...owner,
    })
    await rename(unfinished, data).catch((error: unknown) => {
      // Another process made the cluster meanwhile, with the same password.
      if (!isCluster(data)) throw error
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
    await rm(passwordFile, { force: true })
    filling.delete(basename(unfinished))
  }
}

/** Left behind by processes that were killed while they made a cluster. */
async function removeUnfinished(data: string): Promise<void> {
  const prefix = `${basename(data)}.new-`
  for (const name of await readdir(dirname(data))) {
    if (!name.startsWith(prefix)) continue
    const pid = Number.parseInt(name.slice(prefix.length), 10)
    const inUse = pid === process.pid ? filling.has(name.replace('.password', '')) : await commandOf(pid)
    if (inUse) continue
    // An initdb that outlived its start may still write there for a moment; what stays is tried again next time.
    const patient = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }
    await rm(join(dirname(data), name), patient).catch(() => undefined)
  }
}

/** The generated password of the administrator, made once. */
export async function ensurePassword(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'secrets')
  const file = join(folder, 'postgres-password')
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o700)
  const password = randomBytes(24).toString('hex')
  return writeFile(file, password, { flag: 'wx', mode: 0o600 }).then(
    () => password,
    async () => (await readFile(file, 'utf8')).trim(),
  )
}
