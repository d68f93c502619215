import { exportCancelled } from '../errors-exports.ts'

type Running = { controller: AbortController; ended: Promise<unknown> }

/** Why an export does not go on here; it is no fault of it. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** The exports that run in this process, and how to stop them. */
export function makeRunningExports() {
  const running = new Map<string, Running>()
  let closed: Error | undefined
  return {
    /** Runs one until it has ended, however that is. */
    async run<T>(id: string, work: (controller: AbortController) => Promise<T>): Promise<T> {
      if (closed) throw closed
      const controller = new AbortController()
      const { promise: ended, resolve } = Promise.withResolvers<void>()
      running.set(id, { controller, ended })
      try {
        return await work(controller)
      } finally {
        running.delete(id)
        resolve()
      }
    },
    /** Stops an export that runs here, and waits until it has ended. */
    async cancel(id: string): Promise<void> {
      const found = running.get(id)
      found?.controller.abort(exportCancelled())
      await found?.ended
    },
    /** Stops all, and lets none begin. */
    async close(): Promise<void> {
      closed = new Stopped('The server stops')
      for (const { controller } of running.values()) controller.abort(closed)
      await Promise.all([...running.values()].map(({ ended }) => ended))
    },
  }
}
export type RunningExports = ReturnType<typeof makeRunningExports>
