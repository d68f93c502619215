import type { Logger } from 'pino'
import packageJson from '../../package.json' with { type: 'json' }
import { lockDataDir } from '../adapters/files/data-dir-lock.ts'
import { firstPassword, keptSecret } from '../adapters/files/secrets.ts'
import type { Config } from '../config.ts'
import type { FirstAdmin } from '../users/create-first-admin.ts'
import { runWorkers } from './cluster.ts'
import { openRecords } from './records.ts'
import { serve } from './serve.ts'
import { stopSignal } from './signals.ts'

/** The server from start to end: records, processes, and their end in reverse order. Answers the exit code. */
export async function runPrimary(config: Config, log: Logger): Promise<number> {
  const undo: (() => unknown)[] = []
  let undoing: Promise<void> | undefined
  const undoSteps = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step()
  }
  // A second signal waits for what the first began: PostgreSQL must not be left half-way to its end.
  const undoAll = () => (undoing ??= undoSteps())
  const stopping = new AbortController()
  const stop = stopSignal(() => void undoAll().finally(() => process.exit(1)))
  void stop.then(() => stopping.abort())
  let started = false
  try {
    const lock = config.production
      ? undefined
      : await lockDataDir(config.dataDir, {
          waitMs: config.shutdownGraceMs + 10_000,
          onWait: (pid) => say(`Waiting for the server that is ending (process ${pid})`),
          signal: stopping.signal,
        })
    if (lock) undo.push(lock.release)
    const opening = openRecords(config, log)
    undo.push(() =>
      opening.then(
        ({ close }) => close(),
        () => undefined,
      ),
    )
    const records = await opening
    if (stopping.signal.aborted) return 0
    const secret = config.jwtSecret ?? (await keptSecret(config.dataDir, 'jwt'))
    const { port, firstAdmin, end, kill } = await start(config, records.url, secret, log)
    undo.push(kill)
    started = true
    await announce(config, port, firstAdmin, records.location, log)
    const signal = await stop
    await lock?.draining()
    // Nobody balances load over a terminal, so Ctrl-C does not wait for that.
    await end(signal === 'SIGTERM')
    return 0
  } catch (error) {
    // A terminal sends Ctrl-C to the programs of a start as well, and they fail of it.
    if (stopping.signal.aborted && !started) return 0
    throw error
  } finally {
    await undoAll()
  }
}

async function start(config: Config, databaseUrl: string, secret: string, log: Logger) {
  if (config.workers === 1) {
    const served = await serve({ config, databaseUrl, secret, log })
    return { port: served.port, firstAdmin: served.firstAdmin, end: served.stop, kill: () => {} }
  }
  const workers = await runWorkers({
    count: config.workers,
    start: { kind: 'start', databaseUrl, secret },
    log,
  })
  return { port: workers.port, firstAdmin: workers.firstAdmin, end: workers.stop, kill: workers.kill }
}

const say = (line: string) => process.stdout.write(`${line}\n`)

async function announce(config: Config, port: number, admin: FirstAdmin, location: string, log: Logger) {
  // Also one of an earlier start that was killed before it came to the line below.
  const unprinted = firstPassword(config.dataDir)
  const password = config.production ? undefined : await unprinted.read()
  const local = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(config.host) ? 'localhost' : config.host
  const address = config.publicUrl ?? `http://${local}:${port}`
  log.info({ address, port, workers: config.workers, version: packageJson.version }, 'ready')
  if (admin === 'missing')
    log.warn('There is no user yet: set ADMIN_USERNAME and ADMIN_PASSWORD and start again')
  if (config.production) return
  say(`\nTG-Cloud BigData ${packageJson.version} is ready: ${address}`)
  say(`  documentation   ${address}/docs (try it out)  ${address}/redoc (read)`)
  say(`  records         ${location}`)
  if (password !== undefined)
    say(`  administrator   ${config.admin.username}   one-time password: ${password}   (printed this once)`)
  say('  stop            Ctrl-C\n')
  await unprinted.forget()
}
