import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { AggregatorRegistry } from 'prom-client'
import { StartError } from '../errors.ts'
import type { FirstAdmin } from '../users/create-first-admin.ts'

/** What the primary process tells a worker when it starts; it goes by message, so that no secret is in an environment. */
export type WorkerStart = { kind: 'start'; databaseUrl: string; secret: string }
export type ToWorker =
  | WorkerStart
  | { kind: 'stop'; linger: boolean }
  | { kind: 'metrics'; id: number; text: string }
export type ToPrimary =
  | { kind: 'ready'; port: number; firstAdmin: FirstAdmin }
  | { kind: 'metrics'; id: number }

const shortLifeMs = 5_000
const pauseMs = 1_000

/** Runs `count` workers and replaces those that die. Resolves when the first ones are ready. */
export async function runWorkers({ count, start, log }: { count: number; start: WorkerStart; log: Logger }) {
  const aggregator = new AggregatorRegistry()
  let serving = false
  const fork = async () => {
    const born = performance.now()
    const worker = cluster.fork()
    worker.on('message', (message: ToPrimary) => {
      if (message.kind === 'metrics') void answerMetrics(worker, message.id)
    })
    worker.once('exit', (code, signal) => {
      if (!serving) return
      log.error({ worker: worker.process.pid, code, signal }, 'a worker ended and is replaced')
      void sleep(performance.now() - born < shortLifeMs ? pauseMs : 0).then(() =>
        serving ? fork().catch(() => undefined) : undefined,
      )
    })
    worker.send(start satisfies ToWorker)
    return ready(worker)
  }
  const answerMetrics = async (worker: Worker, id: number) => {
    const text = await aggregator.clusterMetrics().catch((error: unknown) => `# ${String(error)}\n`)
    if (worker.isConnected()) worker.send({ kind: 'metrics', id, text } satisfies ToWorker)
  }
  const kill = () => {
    serving = false
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGKILL')
  }
  const { port, firstAdmin } = await startAll().catch((error: unknown) => {
    kill()
    throw error
  })
  serving = true
  return {
    port,
    firstAdmin,
    async stop(linger: boolean) {
      serving = false
      const alive = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
      const gone = alive.filter((worker) => !worker.isDead()).map((worker) => once(worker, 'exit'))
      for (const worker of alive)
        if (worker.isConnected()) worker.send({ kind: 'stop', linger } satisfies ToWorker)
      await Promise.all(gone)
    },
    kill,
  }

  async function startAll() {
    // One by one: the first makes the first administrator.
    const first = await fork()
    for (let i = 1; i < count; i++) await fork()
    return first
  }
}

function ready(worker: Worker): Promise<Extract<ToPrimary, { kind: 'ready' }>> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: ToPrimary) => {
      if (message.kind === 'ready') resolve(message)
    })
    worker.once('exit', (code) =>
      reject(new StartError(`A worker ended with code ${code} before it was ready`)),
    )
  })
}
