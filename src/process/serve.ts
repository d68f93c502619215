import { setTimeout as sleep } from 'node:timers/promises'
import { compose } from '../compose.ts'
import { drain, listen } from '../http/server.ts'

type Served = Awaited<ReturnType<typeof compose>>
type Options = Parameters<typeof compose>[0]

// Load balancers ask /readyz about once a second; until they have seen 503 they go on sending requests here.
const lingerMs = 1_500

/** Composes the application and listens. `stop` answers when every request has ended or the grace time is over. */
export async function serve(options: Options) {
  const { config } = options
  const app: Served = await compose(options)
  try {
    const firstAdmin = await app.createFirstAdmin({ ...config.admin, generate: !config.production })
    const { port } = await listen(app.server, config.host, config.port)
    return { port, firstAdmin, stop: (linger: boolean) => stop(app, config.shutdownGraceMs, linger) }
  } catch (error) {
    await app.close()
    throw error
  }
}

async function stop(app: Served, graceMs: number, linger: boolean): Promise<void> {
  app.startDraining()
  const lingered = linger ? Math.min(lingerMs, graceMs / 4) : 0
  await sleep(lingered)
  await drain(app.server, graceMs - lingered)
  await app.close()
}
