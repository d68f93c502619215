import type { Logger } from 'pino'
import { AggregatorRegistry } from 'prom-client'
import type { Config } from '../config.ts'
import type { ToPrimary, ToWorker } from './cluster.ts'
import { serve } from './serve.ts'

const send = (message: ToPrimary) => process.send?.(message)

/** One of several server processes: told by the primary when to start and stop. Answers the exit code. */
export async function runWorker(config: Config, log: Logger): Promise<number> {
  // A terminal sends Ctrl-C to every process; the primary decides when workers stop.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => undefined)
  const { databaseUrl, secret } = await message('start')
  const stopped = Promise.race([
    message('stop'),
    new Promise<{ linger: boolean }>((resolve) =>
      process.once('disconnect', () => resolve({ linger: false })),
    ),
  ])
  // Its constructor makes this process answer when the primary collects.
  void new AggregatorRegistry()
  try {
    const served = await serve({ config, databaseUrl, secret, log, collectMetrics: makeCollect() })
    send({ kind: 'ready', port: served.port, firstAdmin: served.firstAdmin })
    const { linger } = await stopped
    await served.stop(linger)
    return 0
  } finally {
    // The channel to the primary would keep this process alive, after a fault too.
    if (process.connected) process.disconnect()
  }
}

function message<K extends ToWorker['kind']>(kind: K): Promise<Extract<ToWorker, { kind: K }>> {
  return new Promise((resolve) => {
    const onMessage = (received: ToWorker) => {
      if (received.kind !== kind) return
      process.off('message', onMessage)
      resolve(received as Extract<ToWorker, { kind: K }>)
    }
    process.on('message', onMessage)
  })
}

/** Asks the primary for the metrics of all workers. */
function makeCollect(): () => Promise<string> {
  let lastId = 0
  const waiting = new Map<number, (text: string) => void>()
  process.on('message', (received: ToWorker) => {
    if (received.kind !== 'metrics') return
    waiting.get(received.id)?.(received.text)
    waiting.delete(received.id)
  })
  return () =>
    new Promise((resolve) => {
      const id = ++lastId
      waiting.set(id, resolve)
      send({ kind: 'metrics', id })
    })
}
