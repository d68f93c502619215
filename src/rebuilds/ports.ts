import type { RowEngineName } from '@tg-cloud/contract/rebuilds'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { Rebuilt } from '../datasets/rebuild-rows.ts'
import type { Query } from '../jobs/ports.ts'
import type { Position } from '../paging/page.ts'
import type { RebuildRecord } from './rebuild.ts'

export type NewRebuild = Pick<RebuildRecord, 'id' | 'datasetId' | 'from' | 'createdBy'> & {
  move?: Move | undefined
}
export type Move = { from: RowEngineName; to: RowEngineName }

/** Rebuilds as records. Times are the database's. */
export type RebuildRepository = {
  /** With the job that `enqueue` answers. Errors: rebuild_running, rebuild_unconfirmed. */
  create(rebuild: NewRebuild, enqueue: (query: Query) => Promise<string>): Promise<RebuildRecord>
  get(id: string): Promise<RebuildRecord | undefined>
  /** Newest first. */
  list(datasetId: string, page: { limit: number; before?: Position | undefined }): Promise<RebuildRecord[]>
  plan(id: string, place: number, rebuilt: Rebuilt): Promise<void>
  /** The rows are in their planned place. */
  swapped(id: string): Promise<void>
  /**
   * Has the rows of a data set in the engine that they have moved to, as `work` has proven them there; the data set is
   * locked meanwhile, so that nothing changes rows. Errors: dataset_not_found, those of `work`.
   */
  swapMove(
    move: Pick<RebuildRecord, 'id' | 'datasetId'> & Move,
    work: (dataset: DatasetRecord) => Promise<Rebuilt & { version: number }>,
  ): Promise<void>
  /** As `swapMove`, the other way. Nothing happens when the rows are kept no longer. Errors: rebuild_running. */
  takeBack(
    move: Pick<RebuildRecord, 'id' | 'datasetId'> & Move,
    work: (dataset: DatasetRecord) => Promise<void>,
  ): Promise<void>
  /**
   * Notes that nothing is kept of a move any more, then does what removes it while no other begins. Errors:
   * rebuild_running, when that is left to the one that runs.
   */
  settle(move: Pick<RebuildRecord, 'id' | 'datasetId'>, work: () => Promise<void>): Promise<void>
}

/** Which engine the rows of data sets are in. */
export type RowHomes = {
  /** Also by the id of a rebuild that loads them again; undefined: nobody has said so yet. */
  of(datasetId: string): Promise<RowEngineName | undefined>
  /** Whether they were ever on their way to another engine. */
  hasMoved(datasetId: string): Promise<boolean>
  /** Notes that they are no longer kept where they were before; false: they were not. */
  confirmKept(datasetId: string): Promise<boolean>
}
