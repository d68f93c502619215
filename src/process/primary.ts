import type { Logger } from 'pino'
import packageJson from '../../package.json' with { type: 'json' }
import { lockDataDir } from '../adapters/files/data-dir-lock.ts'
import { keptSecret } from '../adapters/files/secrets.ts'
import type { Config } from '../config.ts'
import type { FirstAdmin } from '../users/create-first-admin.ts'
import { runWorkers } from './cluster.ts'
import { openRecords } from './records.ts'
import { serve } from './serve.ts'
import { stopSignal } from './signals.ts'

/** The server from start to end: records, processes, and their end in reverse order. Answers the exit code. */
export async function runPrimary(config: Config, log: Logger): Promise<number> {
  let endNow = (): Promise<void> | void => {}
  const stop = stopSignal(() => void Promise.resolve(endNow()).finally(() => process.exit(1)))
  const lock = config.production
    ? undefined
    : await lockDataDir(config.dataDir, {
        waitMs: config.shutdownGraceMs + 10_000,
        onWait: (pid) => say(`Waiting for the server that is ending (process ${pid})`),
      })
  const records = await openRecords(config, log)
  endNow = records.close
  try {
    const secret = config.jwtSecret ?? (await keptSecret(config.dataDir, 'jwt'))
    const { port, firstAdmin, end, kill } = await start(config, records.url, secret, log)
    endNow = () => {
      kill()
      return records.close()
    }
    announce(config, port, firstAdmin, records.location, log)
    const signal = await stop
    await lock?.draining()
    // Nobody balances load over a terminal, so Ctrl-C does not wait for that.
    await end(signal === 'SIGTERM')
    return 0
  } finally {
    await records.close()
    await lock?.release()
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

function announce(config: Config, port: number, admin: FirstAdmin, location: string, log: Logger): void {
  const local = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(config.host) ? 'localhost' : config.host
  const address = config.publicUrl ?? `http://${local}:${port}`
  log.info({ address, port, workers: config.workers, version: packageJson.version }, 'ready')
  if (admin.kind === 'missing')
    log.warn('There is no user yet: set ADMIN_USERNAME and ADMIN_PASSWORD and start again')
  if (config.production) return
  say(`\nTG-Cloud BigData ${packageJson.version} is ready: ${address}`)
  say(`  documentation   ${address}/docs (try it out)  ${address}/redoc (read)`)
  say(`  records         ${location}`)
  if (admin.kind === 'created' && admin.generatedPassword !== undefined) {
    say(
      `  administrator   ${admin.username}   one-time password: ${admin.generatedPassword}   (printed this once)`,
    )
  }
  say('  stop            Ctrl-C\n')
}
