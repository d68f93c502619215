import { z } from 'zod'
import type { DatasetRepository } from '../datasets/ports.ts'
import type { RebuildEngine } from '../datasets/rebuild-rows.ts'
import type { RowEngine } from '../datasets/row-engine.ts'
import { AppError, datasetNotFound } from '../errors.ts'
import type { Handler, JobRun, Task } from '../jobs/task.ts'
import type { RebuildRepository } from './ports.ts'
import type { RunMove } from './run-move.ts'
import type { Ended, RebuildRecord } from './rebuild.ts'
import type { RepeatEvents } from '../ingest/repeat-events.ts'

export type Payload = { rebuildId: string }
export const rebuildTask: Task<Payload> = { name: 'rebuild', payload: z.object({ rebuildId: z.string() }) }

type Deps = {
  rebuilds: Pick<RebuildRepository, 'get' | 'plan' | 'swapped'>
  datasets: Pick<DatasetRepository, 'getById'>
  engine: () => Promise<RebuildEngine>
  rows: Pick<RowEngine, 'create' | 'remove'>
  repeatEvents: RepeatEvents
  runMove: RunMove
}

/**
 * Rebuilds, and goes on after a crash: what is not swapped begins anew, what is swapped is drained. What would fail each
 * time is the answer of the job; a part that does not answer makes it try again.
 */
export function makeRunRebuild({
  rebuilds,
  datasets,
  engine,
  rows,
  repeatEvents,
  runMove,
}: Deps): Handler<Payload> {
  async function swap(record: RebuildRecord, own: RebuildEngine, job: JobRun): Promise<void> {
    const dataset = await datasets.getById(record.datasetId)
    if (dataset === undefined) throw datasetNotFound()
    await rows.create(dataset)
    const staging = record.from === 'originals' ? repeatEvents(dataset, record.id) : undefined
    await own.rebuild({
      dataset,
      staging,
      tell: (note, done, total) => job.progress({ done, total, note, unit: 'rows' }),
      planned: (place, rebuilt) => rebuilds.plan(record.id, place, rebuilt),
      signal: job.signal,
    })
  }

  /** Whether the rows are where they were going to be: a crash may have kept that from being written down. */
  async function isSwapped({ id, datasetId }: RebuildRecord, own: RebuildEngine): Promise<boolean> {
    const place = (await rebuilds.get(id))?.planned?.place
    return place !== undefined && (await own.placeOf(datasetId)) === place
  }

  async function run(record: RebuildRecord, job: JobRun): Promise<Ended> {
    if (record.move) return runMove({ ...record, move: record.move }, job)
    const own = await engine()
    if (!(await isSwapped(record, own)))
      await swap(record, own, job).catch(async (error: unknown) => {
        // The commit may have been heard of by its database alone.
        if (!(await isSwapped(record, own))) throw error
      })
    await rebuilds.swapped(record.id)
    const dataset = await datasets.getById(record.datasetId)
    if (dataset) await own.drain(dataset, job.signal)
    return { done: true }
  }

  return async ({ rebuildId }, job) => {
    const record = await rebuilds.get(rebuildId)
    // Its data set is gone, and with it whoever waited.
    if (record === undefined) {
      await rows.remove(rebuildId)
      return { problem: problemOf(datasetNotFound()) }
    }
    // What a process that stops has read again of originals, the next goes on with.
    const tidy = async () => {
      if (record.from === 'originals' && job.aborted() !== 'stopping') await rows.remove(record.id)
    }
    try {
      const ended = await run(record, job)
      await tidy()
      return ended
    } catch (error) {
      if (job.aborted() !== 'lost') await tidy()
      if (job.signal.aborted || !(error instanceof AppError) || error.code === 'unavailable') throw error
      return { problem: problemOf(error) }
    }
  }
}

const problemOf = ({ code, message }: AppError) => ({ code, detail: message })
