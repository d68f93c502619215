import type { Rebuilt } from '../datasets/rebuild-rows.ts'
import type { Query } from '../jobs/ports.ts'
import type { Position } from '../paging/page.ts'
import type { RebuildRecord } from './rebuild.ts'

export type NewRebuild = Pick<RebuildRecord, 'id' | 'datasetId' | 'from' | 'createdBy'>

/** Rebuilds as records. Times are the database's. */
export type RebuildRepository = {
  /** With the job that `enqueue` answers. Errors: rebuild_running. */
  create(rebuild: NewRebuild, enqueue: (query: Query) => Promise<string>): Promise<RebuildRecord>
  get(id: string): Promise<RebuildRecord | undefined>
  /** Newest first. */
  list(datasetId: string, page: { limit: number; before?: Position | undefined }): Promise<RebuildRecord[]>
  plan(id: string, place: number, rebuilt: Rebuilt): Promise<void>
  /** The rows are in their planned place. */
  swapped(id: string): Promise<void>
}
