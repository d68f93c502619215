import type { Rebuild } from '@tg-cloud/contract/rebuilds'
import type { Caller } from '../auth/session.ts'
import type { RebuildEngine } from '../datasets/rebuild-rows.ts'
import type { RowEngine } from '../datasets/row-engine.ts'
import { forbidden } from '../errors.ts'
import { rebuildFinished, rebuildNotFound } from '../errors-rebuilds.ts'
import type { Jobs } from '../jobs/ports.ts'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import { awaitChange } from '../turns/await-change.ts'
import type { RebuildRepository } from './ports.ts'
import type { TakeBack } from './keep-move.ts'
import { isKept, phaseOf, type RebuildRecord, rebuildOf } from './rebuild.ts'

type Deps = {
  rebuilds: Pick<RebuildRepository, 'get' | 'list' | 'swapped'>
  jobs: Pick<Jobs, 'cancel'>
  engine: () => Promise<RebuildEngine>
  rows: Pick<RowEngine, 'remove'>
  takeBack: TakeBack
  cursors: Cursors
}
export type ListRebuilds = (userId: string, datasetId: string, page: PageQuery) => Promise<Page<Rebuild>>
/** Errors: rebuild_not_found. */
export type GetRebuild = (datasetId: string, id: string) => Promise<Rebuild>
/** Errors: rebuild_not_found, rebuild_finished, rebuild_running, dataset_busy; forbidden for moves. */
export type CancelRebuild = (
  caller: Caller,
  datasetId: string,
  id: string,
  signal: AbortSignal,
) => Promise<Rebuild>

/** A process hears within this time that a job is to end, and a request to the rows may have to end first. */
const cancelMs = 5_000

export function makeReadRebuilds({ rebuilds, jobs, engine, rows, takeBack, cursors }: Deps) {
  async function require(datasetId: string, id: string): Promise<RebuildRecord> {
    const record = await rebuilds.get(id)
    if (record?.datasetId !== datasetId) throw rebuildNotFound()
    return record
  }
  const getRebuild: GetRebuild = async (datasetId, id) => rebuildOf(await require(datasetId, id))

  const listRebuilds: ListRebuilds = async (userId, datasetId, page) => {
    const { items, nextCursor } = await readPage({
      page,
      cursors,
      scope: { userId, operation: 'rebuilds.list', parameters: { datasetId } },
      read: (limit, before) => rebuilds.list(datasetId, { limit, before }),
      positionOf: ({ createdAt, id }) => ({ value: createdAt, id }),
    })
    return { items: items.map(rebuildOf), nextCursor }
  }

  const cancelRebuild: CancelRebuild = async ({ level }, datasetId, id, signal) => {
    const refuse = (record: RebuildRecord) => {
      const phase = phaseOf(record)
      if (phase === 'drain' || phase === 'done') throw rebuildFinished(phase)
      return phase === 'rolled_back'
    }
    const before = await require(datasetId, id)
    if (before.move && level !== 'ADMIN') throw forbidden('ADMIN')
    if (isKept(before)) {
      await takeBack(before)
      return rebuildOf(await require(datasetId, id))
    }
    if (refuse(before)) return rebuildOf(before)
    await jobs.cancel(before.jobId)
    const after = await awaitChange({
      seen: await require(datasetId, id),
      look: () => require(datasetId, id),
      isOver: ({ job }) => job.finishedAt !== null,
      waitMs: cancelMs,
      signal,
    })
    if (after.move) {
      refuse(after)
      return rebuildOf(after)
    }
    // It may have been too late, and its process may have died before it wrote that down.
    const place = after.planned?.place
    if (!after.isSwapped && place !== undefined && (await (await engine()).placeOf(datasetId)) === place) {
      await rebuilds.swapped(id)
      refuse(await require(datasetId, id))
    }
    refuse(after)
    // What a process that died had loaded again.
    if (after.from === 'originals' && after.job.finishedAt !== null) await rows.remove(id)
    return rebuildOf(after)
  }
  return { getRebuild, listRebuilds, cancelRebuild }
}
