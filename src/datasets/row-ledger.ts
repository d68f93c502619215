import type { Field } from '@tg-cloud/contract/fields'
import type { Chunk, FieldChange, Load, LoadCounts, LoadMode, LoadState, WrittenChunk } from './row-engine.ts'

/**
 * What is written down about the rows of data sets whose engine knows no transactions: one commit here is what makes a
 * change of rows happen, for every server at once. It is no part of a transaction of the records. Errors of every call:
 * unavailable.
 */
export type RowLedger = {
  /** The place of the rows; undefined before `create`. */
  place(datasetId: string): Promise<RowPlace | undefined>
  /** Makes the place; answers the one that is there, when there is one. */
  create(dataset: { id: string; fields: readonly Field[] }): Promise<RowPlace>
  /** Forgets everything of a data set; nothing happens when it is gone. */
  remove(datasetId: string): Promise<void>
  /** What is in answers at this moment; undefined before `create`. */
  view(datasetId: string): Promise<LedgerView | undefined>

  /** Opens a load, or goes on with one that was cut off: whoever wrote it before can add no chunk any more. */
  startLoad(load: Load): Promise<StartedLoad>
  /** A load and, when it is there, the chunk of this number. */
  standing(load: Pick<Load, 'dataset' | 'number'>, chunk: number): Promise<Standing | undefined>
  /** Writes down a chunk whose rows are there; false: the load is not any more what `standing` said. */
  addChunk(load: Load, chunk: ChunkEntry, as: Pick<Standing, 'attempt' | 'generation'>): Promise<boolean>
  /** From `loading` alone. What it wrote is left over. */
  abandonLoad(load: Load): Promise<void>
  /** Open loads whose rows stand in another index than those in answers, in the order of their numbers. */
  loadsElsewhere(datasetId: string): Promise<LoadElsewhere[]>
  /** Notes that all that is written of an open load stands in another index; false: it is not any more what was said. */
  moveLoad(load: LoadElsewhere, generation: number): Promise<boolean>
  /** In the order in which they are asked for. */
  loadsOf(loads: readonly { datasetId: string; load: number }[]): Promise<(LoadEntry | undefined)[]>

  /** Finished loads of which rows were refused. */
  loadsWithRefused(datasetId: string): Promise<number[]>

  /**
   * A change of the rows of a data set: its changes happen one after the other, whichever server they come from. The
   * signal that `work` gets ends also when another server may begin. Errors: those of `work`, the reason of the signal.
   */
  change<T>(
    datasetId: string,
    work: (change: LedgerChange, signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>
  /** What the change of this id answered; undefined when there was none. */
  answerOf(datasetId: string, id: string): Promise<RowsRemoved | undefined>
  /** All that has changed rows, in the order of its versions. */
  history(datasetId: string): Promise<RowEvent[]>
  fieldChanges(): Promise<FieldChange[]>
  endFieldChange(change: Pick<FieldChange, 'datasetId' | 'version'>): Promise<void>

  /** Says what it is told, as if it had been said so all along: of rows that came from another engine. */
  adopt(dataset: { id: string; fields: readonly Field[] }, told: Told): Promise<void>

  /** Says that a view is still read, for so long from now on. */
  keep(reader: Reader, forMs: number): Promise<void>
  /** Nothing happens when it is kept no longer. */
  release(readerId: string): Promise<void>
  /**
   * Gives one of what is left over since before `olderThanMs`, and no reader keeps, to the caller for `forMs`; the same
   * again lengthens that. Undefined: there is none.
   */
  claimLeftover(times: { olderThanMs: number; forMs: number }): Promise<Leftover | undefined>
  /** False: another has it by now. */
  keepLeftover(leftover: Leftover, forMs: number): Promise<boolean>
  /**
   * Keeps a planned index from being removed for `forMs` from now; the same again lengthens that. False: it is too late.
   */
  reserve(planned: PlannedIndex, forMs: number): Promise<boolean>
  /** It is gone from the engine too. */
  endLeftover(leftover: Leftover): Promise<void>
  close(): Promise<void>
}

/** Where the rows of a data set are. */
export type RowPlace = {
  datasetId: string
  /** Counts the indices of its rows, from 1; and those of its refused rows. */
  generation: number
  refusedGeneration: number
  /** Of the rows there. */
  fields: readonly Field[]
  /** Of what was acknowledged last of loads, deletions, reverts and changes of fields; 0 before the first. */
  version: number
  /** In answers. */
  rows: number
}

/** The rows in answers: those that one of `loads` has written last, without those that bear one of `marks`. */
export type LedgerView = RowPlace & {
  /** In their order. */
  loads: readonly VisibleLoad[]
  marks: readonly number[]
  /** Rises with each change of what is in answers. */
  revision: number
}
export type VisibleLoad = { number: number; ingestId: string; version: number }

/** What is written of a load; `version` and `rows` say something once it is finished. */
export type LoadEntry = {
  ingestId: string
  mode: LoadMode
  state: LoadState['state']
  attempt: number
  version: number
  counts: LoadCounts
  rows: number
  /** Of the index that its rows stand in, and of the place now. */
  generation: number
  refusedGeneration: number
}
/** `received`: rows of its chunks, from 1 without gaps. */
export type LoadElsewhere = {
  datasetId: string
  number: number
  attempt: number
  generation: number
  received: number
}
/** What changed rows once: a finished load, one that was taken back, or a deletion by the id that it was given. */
export type RowEvent = { version: number } & (
  | ({ kind: 'load'; number: number } & Pick<LoadEntry, 'ingestId' | 'mode' | 'counts' | 'rows'>)
  | ({ kind: 'revert'; number: number } & RowsRemoved)
  | ({ kind: 'deletion'; id: string } & RowsRemoved)
)
/** All that has changed the rows of a data set up to a version, and how many there are. */
export type Told = { version: number; events: readonly RowEvent[]; rows: number }
export type ChunkEntry = Pick<Chunk, 'number' | 'received' | 'sha256'> & { quarantined: number }
export type StartedLoad = {
  state: LoadState['state']
  /** Counts its beginnings, from 1. */
  attempt: number
  place: RowPlace
  /** Of the index that its rows stand in. */
  generation: number
  chunks: WrittenChunk[]
}
export type Standing = {
  state: LoadState['state']
  attempt: number
  generation: number
  refusedGeneration: number
  /** How many chunks are there. */
  written: number
  /** Of the chunk that was asked for. */
  sha256: Buffer | null
  fields: readonly Field[]
}

export type RowsRemoved = { removed: number; rows: number; loads: number[] }

export type LedgerChange = {
  /** Rows that bear it are in no answer after the commit; never given twice, whatever becomes of this change. */
  mark: number
  view: LedgerView
  /** How many loads are open. */
  openLoads: number
  /** Notes an index before it is made: one that no commit names is left over. Answers its generation. */
  plan(kind: 'rows_index' | 'refused_index'): Promise<number>
  /** Makes all of it happen, once. Errors: unavailable when another server has begun a change meanwhile. */
  commit(done: LedgerCommit): Promise<void>
}
export type LedgerCommit = {
  version: number
  /** In answers from now on. */
  rows: number
  finished?: { number: number; counts: LoadCounts }
  /** Loads whose rows are in no answer any more. */
  gone?: readonly number[]
  /** Whether rows bear the mark. */
  marked?: boolean
  answer?: { id: string } & RowsRemoved
  /** Loads that are not finished are forgotten. */
  fields?: { fields: readonly Field[]; place: Generations }
  /** The same rows in other indices, which were reserved until now. */
  moved?: {
    place: Generations
    /** Go on in the index that they began in, or start anew. */
    openLoads: 'stay' | 'forgotten'
  }
}
export type Generations = Pick<RowPlace, 'generation' | 'refusedGeneration'>
export type PlannedIndex = { datasetId: string; kind: 'rows_index' | 'refused_index'; number: number }

export type Reader = { id: string; view: Pick<LedgerView, 'datasetId' | 'revision'> }

/** What is in no answer any more: rows by their mark or load, refused rows of a load, indices by their generation. */
export type Leftover = {
  datasetId: string
  kind: 'marked' | 'load' | 'refused' | 'rows_index' | 'refused_index'
  number: number
  /** Of the place that it was left over in. */
  generation: number
  refusedGeneration: number
}
