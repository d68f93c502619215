import type { Ingest } from '@tg-cloud/contract/ingests'
import { refusalMessage } from '@tg-cloud/contract/refusals'
import type { LoadCounts, LoadMode, RefusedRow } from '../datasets/row-engine.ts'

export type IngestState = Ingest['state']
export type Reading = { field: string; rule: string; values: number }

/** A load as a record. While it runs its numbers are those of the last time they were written. */
export type IngestRecord = LoadCounts & {
  id: string
  datasetId: string
  datasetSlug: string
  /** Which load of the data set, from 1. */
  number: number
  mode: LoadMode
  state: IngestState
  mediaType: string
  charset: string | null
  bytes: number
  sha256: string | null
  reading: Reading[]
  sourceTimeZone: string | null
  originalKept: Ingest['durability']['originalKept']
  originalKeptUntil: string | null
  problem: { code: string; detail: string } | null
  version: number | null
  idempotencyKey: string | null
  request: string
  /** Its bytes are stored, and it is loaded from there, by this server or its next start. */
  deferred: boolean
  replayOf: string | null
  createdBy: string
  createdAt: string
  finishedAt: string | null
  tookMs: number
}

export type NewIngest = Pick<
  IngestRecord,
  | 'id'
  | 'datasetId'
  | 'mode'
  | 'mediaType'
  | 'sourceTimeZone'
  | 'originalKept'
  | 'idempotencyKey'
  | 'request'
  | 'replayOf'
  | 'createdBy'
> & { /** With `days`: how many. */ originalDays: number | null }

/** What is known of a load that is under way, beside its record. */
export type Progress = LoadCounts & { bytes: number; charset: string | null; reading: Reading[] }

/** Whether it may still be loaded. */
export const isOpen = ({ state }: Pick<IngestRecord, 'state'>): boolean =>
  state === 'loading' || state === 'interrupted'

/** Whether its bytes are to be kept as they came, or still are. */
export const keepsOriginal = ({ originalKept, originalKeptUntil: until }: IngestRecord): boolean =>
  originalKept === 'forever' || (originalKept === 'days' && until !== null && Date.parse(until) > Date.now())

/** Numbers of nothing loaded yet. */
export const noCounts = (): LoadCounts => ({
  received: 0,
  accepted: 0,
  updated: 0,
  duplicate: 0,
  quarantined: 0,
})

/** A row in quarantine as the contract shows it. */
export const describeRefused = (refused: RefusedRow) => ({
  ...refused,
  message: refusalMessage(refused.code, refused.params),
})

type Facts = {
  engine: { engine: string; copies: number }
  errors: readonly RefusedRow[]
  /** Numbers of the moment, when it runs in this process. */
  progress: Progress | undefined
}

/** The receipt of a load. One that says it is loading, while nobody loads it, was cut off. */
export function receiptOf(record: IngestRecord, { engine, errors, progress }: Facts): Ingest {
  const {
    datasetId: _id,
    number: _number,
    request: _request,
    deferred,
    originalKept,
    originalKeptUntil,
    ...shown
  } = record
  const { datasetSlug, ...rest } = shown
  return {
    ...rest,
    ...progress,
    dataset: datasetSlug,
    state: record.state === 'loading' && progress === undefined && !deferred ? 'interrupted' : record.state,
    errors: errors.map(describeRefused),
    durability: { ...engine, originalKept, originalKeptUntil },
  }
}
