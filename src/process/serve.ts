import { setTimeout as sleep } from 'node:timers/promises'
import { compose } from '../compose.ts'
import { type Config, ConfigError } from '../config.ts'
import { drain, listen } from '../http/server.ts'

type Served = ReturnType<typeof compose>
type Options = Parameters<typeof compose>[0]

// Load balancers ask /readyz about once a second; until they have seen 503 they go on sending requests here.
const lingerMs = 1_500

const jobsLastMs = 2_000

/** Composes the application and listens. `stop` answers when every request has ended or the grace time is over. */
export async function serve(options: Options) {
  const { config } = options
  const app: Served = compose(options)
  const holdsRows = config.role !== 'worker'
  try {
    await app.openFiles()
    if (holdsRows) await app.openRows()
    const { port } = await listen(app.server, config.host, config.port).catch(explain(config))
    // After listening: a generated password that a failed start never printed would be lost.
    const firstAdmin = await app.createFirstAdmin({ ...config.admin, generate: !config.production })
    if (holdsRows) {
      // Until then /readyz says that it is not ready.
      await app.settleRows()
      await app.finishDeletions()
    }
    app.queue.start()
    app.startWatch()
    return { port, firstAdmin, stop: (linger: boolean) => stop(app, config.shutdownGraceMs, linger) }
  } catch (error) {
    app.server.close()
    await app.close()
    throw error
  }
}

const explain =
  ({ host, port }: Config) =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code === 'EADDRINUSE') throw new ConfigError([`APP_PORT ${port} is in use: choose another one`])
    if (error.code === 'EACCES') throw new ConfigError([`APP_PORT ${port} needs rights that this user lacks`])
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
      throw new ConfigError([`APP_HOST ${host} is not an address of this machine`])
    throw error
  }

async function stop(app: Served, graceMs: number, linger: boolean): Promise<void> {
  app.startDraining()
  // Jobs that must go back to the queue need some of the time.
  const jobs = app.queue.stop(Math.max(0, graceMs - jobsLastMs))
  const lingered = linger ? Math.min(lingerMs, graceMs / 4) : 0
  await sleep(lingered)
  await Promise.all([drain(app.server, graceMs - lingered), jobs])
  await app.close()
}
