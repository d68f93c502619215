import type { DatasetShape } from './cell.ts'
import type { ReadRow, RefusedRow } from './row-engine.ts'
import type { Told } from './row-ledger.ts'

/**
 * How the rows of a data set come from another engine, into a place that was made empty and that nobody asks about.
 * What comes in a later `round` takes the place of what came before. Each call may be repeated.
 */
export type Arrivals = {
  /** With their `$row`, and the load that wrote them last. Errors: rebuild_failed for what cannot be held. */
  put(dataset: DatasetShape, rows: readonly ReadRow[], round: number, signal: AbortSignal): Promise<void>
  /** Takes away what has gone meanwhile, by `$row`. */
  take(dataset: DatasetShape, rows: readonly string[], signal: AbortSignal): Promise<void>
  /** All rows that a load refused, or with `after` those that come after this one. */
  putRefused(
    datasetId: string,
    load: number,
    rows: readonly RefusedRow[],
    how: { after: number; round: number },
  ): Promise<void>
  /** What has come is in answers, as that which was told. Loads that are not finished are not known here. */
  adopt(dataset: DatasetShape, told: Told): Promise<void>
}
