import type { DatasetShape } from './cell.ts'
import type { RowEvent } from './row-ledger.ts'

/** In their order. Nothing is seen of a rebuild before its swap. */
export type RebuildStep = 'prepare' | 'copy' | 'verify' | 'swap' | 'drain'

/** Where the rows are taken from instead of those in answers. */
export type Staging = {
  datasetId: string
  /** Makes it what the ledger of the data set says at this moment; nothing is left to do when that is so. */
  follow(signal: AbortSignal): Promise<void>
}
export type Rebuild = {
  dataset: DatasetShape
  staging?: Staging | undefined
  /** `done` rows of `total`. */
  tell(step: RebuildStep, done: number, total: number): void
  /** Writes down which place is going to be that of the rows, and what they come to, before it can be. */
  planned(place: number, rebuilt: Rebuilt): Promise<void>
  signal: AbortSignal
}
export type Rebuilt = { rows: number; checksum: string }

/** An engine that can write the rows of a data set anew. */
export type RebuildEngine = {
  /** Why it does not take the rows of a data set from there. */
  refuses(datasetId: string): Promise<{ index?: string; originals?: string }>
  /**
   * Writes the rows in answers into a new place, and what changes meanwhile; proves by count and checksum that all are
   * there, and has them answered from there: one commit, at which they are the same. One that ends by an error has
   * changed nothing. Errors: unavailable, rebuild_failed, rebuild_unsupported, the reason of the signal.
   */
  rebuild(work: Rebuild): Promise<Rebuilt>
  /** Which place the rows are in: each rebuild has another. Undefined before the first. */
  placeOf(datasetId: string): Promise<number | undefined>
  /** Has loads that began in the place before go on in this one; resolves when none is left there. */
  drain(dataset: DatasetShape, signal: AbortSignal): Promise<void>
  /** All that has changed rows, in its order. */
  history(datasetId: string): Promise<RowEvent[]>
}
