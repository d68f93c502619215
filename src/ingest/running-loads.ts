import { datasetBusy } from '../errors.ts'
import type { Progress } from './ingest.ts'

type Running = {
  datasetId: string
  progress: Progress
  controller: AbortController
  /** Its bytes are safe, or it has ended. */
  stored: Promise<void>
  ended: Promise<void>
}

/** The loads that run in this process: how far they are, and how to stop them. */
export function makeRunningLoads() {
  const running = new Map<string, Running>()
  /** Data sets that no load may begin in, until this has ended. */
  const held = new Map<string, Promise<void>>()
  let closed: Error | undefined
  return {
    progressOf: (ingestId: string): Progress | undefined => running.get(ingestId)?.progress,

    /** Waits for a load whose bytes another request sends; nothing happens when there is none. */
    stored: async (ingestId: string): Promise<void> => running.get(ingestId)?.stored,

    /** Runs a load alone: whoever comes with the same one waits until it has ended. */
    async alone<T>(
      { ingestId, datasetId, progress }: { ingestId: string; datasetId: string; progress: Progress },
      work: (signal: AbortSignal, isStored: () => void) => Promise<T>,
    ): Promise<T> {
      const other = () => running.get(ingestId)?.ended ?? held.get(datasetId)
      for (let ended = other(); ended !== undefined; ended = other()) await ended
      if (closed) throw closed
      const { promise: ended, resolve } = Promise.withResolvers<void>()
      const { promise: stored, resolve: isStored } = Promise.withResolvers<void>()
      const controller = new AbortController()
      running.set(ingestId, { datasetId, progress, controller, stored, ended })
      try {
        return await work(controller.signal, isStored)
      } finally {
        running.delete(ingestId)
        isStored()
        resolve()
      }
    },

    /** Does what no load of the data set may see half done; those that come meanwhile wait. Errors: dataset_busy. */
    async whileIdle<T>(datasetId: string, work: () => Promise<T>): Promise<T> {
      for (let other = held.get(datasetId); other !== undefined; other = held.get(datasetId)) await other
      if ([...running.values()].some((load) => load.datasetId === datasetId)) throw datasetBusy()
      const { promise, resolve } = Promise.withResolvers<void>()
      held.set(datasetId, promise)
      try {
        return await work()
      } finally {
        held.delete(datasetId)
        resolve()
      }
    },

    /** Tells a load to stop and waits until it has; nothing happens when it does not run here. */
    async stop(ingestId: string, reason: Error): Promise<void> {
      const load = running.get(ingestId)
      load?.controller.abort(reason)
      await load?.ended
    },

    /** Stops all and lets none begin; resolves when the last has ended. */
    async close(reason: Error): Promise<void> {
      closed = reason
      for (const { controller } of running.values()) controller.abort(reason)
      await Promise.all([...running.values()].map(({ ended }) => ended))
    },
  }
}
export type RunningLoads = ReturnType<typeof makeRunningLoads>
