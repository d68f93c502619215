import type { Progress } from './ingest.ts'

type Running = { progress: Progress; controller: AbortController; ended: Promise<void> }

/** The loads that run in this process: how far they are, and how to stop them. */
export function makeRunningLoads() {
  const running = new Map<string, Running>()
  return {
    progressOf: (ingestId: string): Progress | undefined => running.get(ingestId)?.progress,

    /** Runs a load alone: whoever comes with the same one waits until it has ended. */
    async alone<T>(
      ingestId: string,
      progress: Progress,
      work: (signal: AbortSignal) => Promise<T>,
    ): Promise<T> {
      for (let other = running.get(ingestId); other !== undefined; other = running.get(ingestId))
        await other.ended
      const { promise: ended, resolve } = Promise.withResolvers<void>()
      const controller = new AbortController()
      running.set(ingestId, { progress, controller, ended })
      try {
        return await work(controller.signal)
      } finally {
        running.delete(ingestId)
        resolve()
      }
    },

    /** Tells a load to stop and waits until it has; false when it does not run here. */
    async stop(ingestId: string, reason: Error): Promise<boolean> {
      const load = running.get(ingestId)
      load?.controller.abort(reason)
      await load?.ended
      return load !== undefined
    },
  }
}
export type RunningLoads = ReturnType<typeof makeRunningLoads>
