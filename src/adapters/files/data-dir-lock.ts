import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../../errors.ts'

type Holder = { pid: number; startedAt: string; state: 'running' | 'draining' }
export type DataDirLock = { draining(): Promise<void>; release(): Promise<void> }

/**
 * Makes this process the only server on a folder. A server that is draining is waited for (at most `waitMs`); one
 * that runs is an error that names it; one that died leaves a file that is taken over. `signal` ends the waiting.
 */
export async function lockDataDir(
  dataDir: string,
  options: { waitMs: number; onWait: (pid: number) => void; signal: AbortSignal },
): Promise<DataDirLock> {
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, 'server.lock')
  const mine: Holder = { pid: process.pid, startedAt: await startOf(process.pid), state: 'running' }
  const deadline = performance.now() + options.waitMs
  let told = false
  while (!(await take(path, mine))) {
    const holder = await holderOf(path)
    if (holder === undefined) continue
    if ((await startOf(holder.pid)) !== holder.startedAt) await discard(path, holder)
    else if (holder.state === 'running')
      throw new StartError(`A server already runs on ${dataDir} (process ${holder.pid})`)
    else if (performance.now() > deadline)
      throw new StartError(`The server on ${dataDir} (process ${holder.pid}) does not end`)
    else {
      if (!told) options.onWait(holder.pid)
      told = true
      await sleep(100, undefined, { signal: options.signal })
    }
  }
  return {
    async draining() {
      await replace(path, { ...mine, state: 'draining' })
    },
    async release() {
      await unlink(path)
    },
  }
}

async function take(path: string, holder: Holder): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(JSON.stringify(holder))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Undefined while the file is being written or when it has just gone. */
async function holderOf(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder
  } catch {
    await sleep(20)
    return undefined
  }
}

async function replace(path: string, holder: Holder): Promise<void> {
  const next = `${path}.${process.pid}`
  const file = await open(next, 'w', 0o600)
  await file.writeFile(JSON.stringify(holder))
  await file.close()
  await rename(next, path)
}

/** Removes the file of a dead holder; of several who try, the rename lets one win. */
async function discard(path: string, holder: Holder): Promise<void> {
  const grave = `${path}.${holder.pid}.dead`
  try {
    await rename(path, grave)
    await unlink(grave)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** When a process started, in the system's own words; empty when there is none. A pid alone may have been reused. */
async function startOf(pid: number): Promise<string> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return ''
  }
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    // No /proc (macOS): the pid alone must do.
    return 'unknown'
  }
}
