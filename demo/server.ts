import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { endLeftBehind, remember } from './earlier.ts'
import { DemoFault } from './fault.ts'

const root = join(import.meta.dirname, '..')
const program = join(root, 'dist/main.cjs')
const usualPort = 8000
const lastLines = 12

export type Server = {
  url: string
  /** Its exit code, or the signal that ended it, once it has ended. */
  ended: Promise<number | string>
  /** Ends it and waits until it has ended. */
  stop(): Promise<unknown>
  /** Where its log goes. */
  log: string
  /** What it said last. */
  said(): string
}
type Given = { dataDir: string; port: string | undefined; adminPassword: string; signal: AbortSignal }

/** Starts the server as `make run` does, on records and rows of its own in `dataDir`; `signal` ends it. */
export async function startServer({ dataDir, port, adminPassword, signal }: Given): Promise<Server> {
  await endLeftBehind(dataDir, program)
  const given = port ?? ((await isFree(usualPort)) ? String(usualPort) : '0')
  const log = join(dataDir, 'server.log')
  const file = createWriteStream(log, { mode: 0o600 })
  // In a group of its own, so that Ctrl-C reaches it through us alone; in a folder without .env, so that no setting of
  // the real server counts.
  const child = spawn(process.execPath, [program], {
    cwd: dataDir,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...otherEnvironment(),
      APP_PORT: given,
      DATA_DIR: dataDir,
      ADMIN_PASSWORD: adminPassword,
      // Nobody but us asks it anything.
      SHUTDOWN_GRACE_MS: '2000',
    },
  })
  const ended = once(child, 'close').then(([code, by]: (number | string | null)[]) => code ?? by ?? 'nothing')
  if (child.pid !== undefined) void ended.then(await remember(dataDir, child.pid))
  let output = ''
  const url = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        file.write(text)
        output = (output + text).slice(-100_000)
        const said = /is ready: (\S+)[\s\S]*Ctrl-C/.exec(output)?.[1]
        if (said !== undefined) resolve(said)
      })
  })
  const said = () => tellingLines(output).slice(-lastLines).join('\n')
  const stop = () => {
    child.kill('SIGINT')
    return ended
  }
  signal.addEventListener('abort', () => void stop(), { once: true })
  if (signal.aborted) void stop()
  const ready = await Promise.race([url, ended.then(() => undefined)])
  if (ready === undefined) throw new DemoFault(`The server did not start:\n${said()}`)
  return { url: ready, ended, stop, log, said }
}

/** Without what tells of a course that is as it should be. */
const tellingLines = (output: string) =>
  output.split('\n').filter((line) => line !== '' && !line.startsWith('{"level":"info"'))

/** The environment without settings of the server: DATABASE_URL would lead to real data. */
function otherEnvironment() {
  const settings = readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^#?([A-Z_]+)=/gm)
  const names = new Set([...settings].map(([, name]) => name))
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.has(name)))
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}
