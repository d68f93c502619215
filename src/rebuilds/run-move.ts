import { isDeepStrictEqual } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { DatasetLoads, DatasetRepository } from '../datasets/ports.ts'
import { AppError, changedMeanwhile, datasetNotFound } from '../errors.ts'
import { rebuildUnsupported } from '../errors-rebuilds.ts'
import type { JobRun } from '../jobs/task.ts'
import { makeTurns } from '../turns/turns.ts'
import { type Carry, makeCarry } from './carry-rows.ts'
import type { Engines } from './engines.ts'
import type { Move, RebuildRepository } from './ports.ts'
import type { Ended, RebuildRecord } from './rebuild.ts'

type Deps = {
  rebuilds: Pick<RebuildRepository, 'swapMove' | 'get'>
  datasets: Pick<DatasetRepository, 'getById'>
  engines: () => Promise<Engines | undefined>
  /** The engine beside has the rows that these records have there. Errors: StartError. */
  claimBeside: () => Promise<void>
  loads: Pick<DatasetLoads, 'whileIdle'>
}
export type MoveRecord = RebuildRecord & { move: Move }
export type RunMove = (record: MoveRecord, job: JobRun) => Promise<Ended>

/** Changes are followed without keeping them waiting as long as this helps. */
const mostRounds = 20
const lookAgainMs = 250
const [leastWaitMs, mostWaitMs] = [1_000, 60_000]

/**
 * Moves rows to the other engine, from the beginning when a crash has cut it off: until the one commit at which answers
 * come from there the rows are where they were, and whatever has come is removed.
 */
export function makeRunMove({ rebuilds, datasets, engines, claimBeside, loads }: Deps): RunMove {
  // One that was begun again, as its process stood still for too long, waits for the end of what it was before.
  const turns = makeTurns(1)

  async function run(record: MoveRecord, job: JobRun): Promise<Ended> {
    if (record.isSwapped) return { done: true }
    const { signal } = job
    const both = await engines()
    if (both === undefined) throw rebuildUnsupported('This server has one engine alone by now')
    const dataset = await datasets.getById(record.datasetId)
    if (dataset === undefined) throw datasetNotFound()
    const [from, to] = [both.at(record.move.from), both.at(record.move.to)]
    const tell = (note: string, total: number) => (done: number) =>
      job.progress({ done, total, note, unit: 'rows' })
    tell('prepare', 0)(0)
    await claimBeside()
    await to.remove(dataset.id)
    await to.create(dataset)

    async function copy(carry: Carry): Promise<void> {
      const rows = await from.count(dataset as DatasetRecord, undefined, signal)
      for (let round = 0; round < mostRounds; round++)
        if ((await carry.bring(round === 0 ? tell('copy', rows) : undefined)) === undefined) break
      const total = carry.sum.rows()
      await carry.verify(carry.sum, undefined, tell('verify', total))
      tell('swap', total)(total)
    }

    /** Nothing changes rows: what has changed since they were read is brought and read again. */
    const swap = (carry: Carry) =>
      rebuilds.swapMove({ id: record.id, datasetId: dataset.id, ...record.move }, async (current) => {
        signal.throwIfAborted()
        if (!isDeepStrictEqual(current.fields, dataset.fields))
          throw changedMeanwhile(new Error('The fields have changed meanwhile'))
        if ((await from.fieldChanges()).some(({ datasetId }) => datasetId === dataset.id))
          throw changedMeanwhile(new Error('The fields are changing'))
        const brought = await carry.bring()
        if (brought) await carry.verify(brought.came, brought.since)
        signal.throwIfAborted()
        both.lead(dataset.id, record.move.to)
        return { rows: carry.sum.rows(), checksum: carry.sum.checksum(), version: carry.version() }
      })

    /** Once no load is under way; those that come wait for so long at most, a little longer each time. */
    async function whenIdle(work: () => Promise<void>): Promise<void> {
      for (let waitMs = leastWaitMs; ; waitMs = Math.min(2 * waitMs, mostWaitMs)) {
        try {
          return await loads.whileIdle(record.datasetId, work, waitMs)
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'dataset_busy')) throw error
        }
        await sleep(lookAgainMs, undefined, { signal })
      }
    }

    try {
      const carry = makeCarry({ from, to, dataset, signal })
      await copy(carry)
      await whenIdle(() => swap(carry))
    } catch (error) {
      // Whether its commit has happened is known by the records alone.
      both.lead(dataset.id, undefined)
      if (!(await rebuilds.get(record.id))?.isSwapped) {
        if (job.aborted() !== 'lost') await to.remove(dataset.id).catch(() => undefined)
        throw error
      }
    }
    return { done: true }
  }

  return async (record, job) => {
    const giveBack = await turns.take(job.signal)
    try {
      return await run(record, job)
    } finally {
      giveBack()
    }
  }
}
