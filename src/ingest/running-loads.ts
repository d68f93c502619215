import { setTimeout as sleep } from 'node:timers/promises'
import { datasetBusy, ingestCancelled, unavailableBecause } from '../errors.ts'
import type { Progress } from './ingest.ts'
import { keepHolds } from './keep-holds.ts'
import type { LoadHolds } from './ports.ts'

type Running = {
  datasetId: string
  progress: Progress
  controller: AbortController
  /** Its bytes are safe, or it has ended. */
  stored: Promise<void>
  ended: Promise<void>
}
type Mine = { ingestId: string; datasetId: string }

const lookAgainMs = 200
// A process that was asked to stop a load and does not has lost it by then.
const stopMs = 20_000

/**
 * The loads that run: how far they are, and how to stop them. `holds` when other processes load rows of the same data
 * sets; without, this one is alone.
 */
export function makeRunningLoads(holds?: LoadHolds) {
  const running = new Map<string, Running>()
  /** Data sets that no load may begin in, until this has ended. */
  const held = new Map<string, Promise<void>>()
  let closed: Error | undefined
  const keeper =
    holds &&
    keepHolds(holds, {
      onStop: (id) => running.get(id)?.controller.abort(ingestCancelled()),
      onLost: (id) =>
        running
          .get(id)
          ?.controller.abort(unavailableBecause('Another server may go on with this load by now')),
    })

  /** Waits until no other process has the load, nor its data set. */
  async function taken(load: Mine, progress: Progress, signal: AbortSignal): Promise<void> {
    for (;;) {
      if (keeper === undefined || (await keeper.take(load, progress))) return
      signal.throwIfAborted()
      await sleep(lookAgainMs)
    }
  }

  /** Waits until no other process changes the data set. Errors: dataset_busy when one loads its rows. */
  async function takenDataset(datasetId: string): Promise<void> {
    if (keeper === undefined || holds === undefined) return
    while (!(await keeper.takeDataset(datasetId))) {
      if (await holds.isLoaded(datasetId)) throw datasetBusy()
      await sleep(lookAgainMs)
    }
  }

  return {
    progressOf: (ingestId: string): Progress | undefined => running.get(ingestId)?.progress,

    /** Those of these loads that run in other processes, with their numbers once they are known. */
    elsewhere: async (ingestIds: readonly string[]): Promise<ReadonlyMap<string, Progress | null>> =>
      (await holds?.elsewhere(ingestIds)) ?? new Map(),

    /** Waits for a load whose bytes another request sends; nothing happens when there is none. */
    stored: async (ingestId: string): Promise<void> => running.get(ingestId)?.stored,

    /** Runs a load alone: whoever comes with the same one waits until it has ended. */
    async alone<T>(
      { ingestId, datasetId, progress }: Mine & { progress: Progress },
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
        await taken({ ingestId, datasetId }, progress, controller.signal)
        return await work(controller.signal, isStored)
      } finally {
        running.delete(ingestId)
        await keeper?.release(ingestId)
        isStored()
        resolve()
      }
    },

    /** Does what may be done while nobody works on a load; false: somebody does. */
    async ifIdle({ ingestId, datasetId }: Mine, work: () => Promise<void>): Promise<boolean> {
      if (running.has(ingestId) || (keeper && !(await keeper.take({ ingestId, datasetId })))) return false
      try {
        await work()
      } finally {
        // It may have begun to run here.
        if (!running.has(ingestId)) await keeper?.release(ingestId)
      }
      return true
    },

    /** See `DatasetLoads`. */
    async whileIdle<T>(datasetId: string, work: () => Promise<T>, waitMs = 0): Promise<T> {
      for (let other = held.get(datasetId); other !== undefined; other = held.get(datasetId)) await other
      const those = [...running.values()].filter((load) => load.datasetId === datasetId)
      if (waitMs === 0 && those.length > 0) throw datasetBusy()
      const { promise, resolve } = Promise.withResolvers<void>()
      held.set(datasetId, promise)
      try {
        const ended = Promise.all(those.map((load) => load.ended)).then(() => true)
        if (!(await Promise.race([ended, sleep(waitMs, false, { ref: false })]))) throw datasetBusy()
        await takenDataset(datasetId)
        return await work()
      } finally {
        held.delete(datasetId)
        await keeper?.release(datasetId)
        resolve()
      }
    },

    /** Has a load stopped, wherever it runs, and waits until it has; nothing happens when it does not run. */
    async stop(ingestId: string, reason: Error): Promise<void> {
      const load = running.get(ingestId)
      load?.controller.abort(reason)
      await load?.ended
      if (load || !(await holds?.askToStop(ingestId))) return
      const isStopped = async () => !(await holds?.elsewhere([ingestId]))?.has(ingestId)
      for (let waitedMs = 0; waitedMs < stopMs && !(await isStopped()); waitedMs += lookAgainMs)
        await sleep(lookAgainMs)
    },

    /** Stops all and lets none begin; resolves when the last has ended. */
    async close(reason: Error): Promise<void> {
      closed = reason
      for (const { controller } of running.values()) controller.abort(reason)
      await Promise.all([...running.values()].map(({ ended }) => ended))
      keeper?.stop()
    },

    /** Forgets what crashed processes held. */
    clean: async (): Promise<void> => holds?.clean(),
  }
}
export type RunningLoads = ReturnType<typeof makeRunningLoads>
