import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './until.ts'

/** Starts of several processes on a machine that may be busy. */
export const processTimeoutMs = 120_000

/** TEST_PROGRAM=dist/main.cjs: the bundle that users run, made by scripts/bundle.ts. */
export const main = join(import.meta.dirname, '..', process.env['TEST_PROGRAM'] ?? 'src/main.ts')

type Folder = { path: string; dataDir: string }
type Run = {
  folder: Folder
  /** Settings; DATA_DIR is the folder's and APP_PORT a free one unless given. */
  environment?: Record<string, string>
  /** The user to run as; only root can choose. */
  uid?: number
  gid?: number
  /** Another copy of src/main.ts. */
  program?: string
}

/** A folder for the DATA_DIR of servers; at the end it is removed, and with it every process that works in it. */
export async function serverFolder(name = 'tg-cloud-server-') {
  const path = await mkdtemp(join(tmpdir(), name))
  // As root, PostgreSQL runs as another user, which must get in.
  await chmod(path, 0o755)
  const dataDir = join(path, 'data')
  const end = () => {
    for (const folder of [path, elsewhere(dataDir)]) if (folder !== undefined) endAll(folder)
  }
  // On a signal vitest exits without any disposal.
  process.once('exit', end)
  return {
    path,
    dataDir,
    processes: () => processesIn(path),
    [Symbol.asyncDispose]: async () => {
      end()
      process.off('exit', end)
    },
  }
}

/** Where PostgreSQL went when its user could not reach the DATA_DIR. */
function elsewhere(dataDir: string): string | undefined {
  try {
    return join(readFileSync(join(dataDir, 'postgres.location'), 'utf8').trim(), '..')
  } catch {
    return undefined
  }
}

/** Kills what works in a folder, also what a process started while it was being killed, and removes the folder. */
function endAll(folder: string): void {
  for (let tries = 0; tries < 500; tries++) {
    const left = processesIn(folder)
    if (left.length === 0 && tries > 0) break
    for (const { pid } of left) kill(pid, 'SIGKILL')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Starts the real server as a process in a group of its own, as a terminal does. */
export function startServer({ folder, environment = {}, program = main, ...user }: Run) {
  const begun = performance.now()
  const child = spawn(process.execPath, ['--conditions=tg-source', program], {
    cwd: folder.path,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin', DATA_DIR: folder.dataDir, APP_PORT: '0', ...environment },
    ...user,
  })
  const pid = child.pid as number
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null; at: number }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, at: performance.now() })),
  )
  const isRunning = () => child.exitCode === null && child.signalCode === null
  /** Waits until the output matches; fails when the server ends before. */
  const says = async (pattern: RegExp, timeoutMs = processTimeoutMs): Promise<RegExpExecArray> => {
    try {
      await until(() => pattern.test(output) || !isRunning(), timeoutMs)
      if (!isRunning()) await exited
      const match = pattern.exec(output)
      if (match) return match
    } catch {
      // What it said tells more than that it took too long.
    }
    throw new Error(`The server does not say ${pattern}:\n${output}`)
  }
  return {
    pid,
    output: () => output,
    says,
    isRunning,
    /** Waits for /readyz; the address, and the time since the command in ms. */
    async ready() {
      const [, port] = await says(/"port":(\d+),.*"msg":"ready"/)
      const url = `http://127.0.0.1:${port}`
      await until(async () => (await fetch(`${url}/readyz`)).ok, processTimeoutMs).catch((error: Error) => {
        throw new Error(`${error.message}\n${output}`, { cause: error })
      })
      return { url, port: Number(port), tookMs: Math.round(performance.now() - begun) }
    },
    /** The generated password; undefined when none is printed. */
    password: () => /one-time password: (\S+)/.exec(output)?.[1],
    /** Waits for the end: the exit code, or the signal that ended it, and how long after `since` in ms. */
    async exit(since = begun) {
      const { code, signal, at } = await exited
      return { code, signal, tookMs: Math.round(at - since) }
    },
    signal: (name: NodeJS.Signals) => kill(pid, name),
    /** To every process of its group: what Ctrl-C in a terminal does. */
    signalGroup: (name: NodeJS.Signals) => kill(-pid, name),
    async [Symbol.asyncDispose]() {
      kill(-pid, 'SIGKILL')
      await exited
    },
  }
}
export type Server = ReturnType<typeof startServer>

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Processes whose working folder is in this one: servers, their workers, and PostgreSQL with its own processes. */
function processesIn(folder: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const place = readlinkSync(`/proc/${pid}/cwd`)
        if (place !== folder && !place.startsWith(`${folder}/`)) return []
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return [{ pid: Number(pid), command }]
      } catch {
        return [] // It ended while we looked, or belongs to somebody else.
      }
    })
}
