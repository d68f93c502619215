import {
  type ExportAggregate,
  type ExportFormat,
  type ExportOptions,
  type ExportSearch,
} from '@tg-cloud/contract/export-options'
import { parquetType, xlsxType } from '@tg-cloud/contract/load-query'
import type { Export, ExportItem } from '@tg-cloud/contract/exports'

export type ExportState = Export['state']
/** Neither search nor aggregate: all rows of the data set. `query`: the kept question that it was. */
export type ExportQuestion = {
  search?: ExportSearch | undefined
  aggregate?: ExportAggregate | undefined
  query?: Export['query'] | undefined
}

/** An export as a record. While it runs its numbers are those of the last second. */
export type ExportSummary = {
  id: string
  datasetId: string
  datasetSlug: string
  delivery: Export['delivery']
  state: ExportState
  format: ExportFormat
  options: ExportOptions
  /** With its ending. */
  fileName: string
  version: number | null
  rows: number
  totalRows: number | null
  bytes: number
  sha256: string | null
  unmappable: number
  completeness: Export['completeness']
  problem: Export['problem']
  attempts: number
  createdBy: string
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  expiresAt: string | null
  /** How long this attempt runs. */
  runningMs: number
  /** Another number after each change. */
  change: number
}
export type ExportRecord = ExportSummary & { question: ExportQuestion }

export type NewExport = Pick<
  ExportRecord,
  'id' | 'datasetId' | 'delivery' | 'question' | 'format' | 'options' | 'fileName' | 'createdBy'
>

/** How far a running export is. */
export type ExportProgress = Pick<ExportRecord, 'version' | 'rows' | 'totalRows' | 'bytes' | 'unmappable'>

/** Of one that has not begun. */
export const nothingYet = (): ExportProgress => ({
  version: null,
  rows: 0,
  totalRows: null,
  bytes: 0,
  unmappable: 0,
})

/** What a file is called by: one attempt of an export never takes the file of another. */
export const fileKeyOf = ({ id, attempts }: Pick<ExportRecord, 'id' | 'attempts'>): string =>
  `${id}.${attempts}`

// Before this the pace tells nothing.
const paceAfterMs = 500

/** As the contract shows it in a list. */
export function itemOf(record: ExportSummary): ExportItem {
  const { datasetId: _id, datasetSlug, runningMs, change: _change, ...shown } = record
  const { state, rows, totalRows } = record
  const done = ['succeeded', 'expired'].includes(state)
  const percent = done ? 100 : totalRows === null ? null : totalRows === 0 ? 0 : (100 * rows) / totalRows
  const paced = state === 'running' && totalRows !== null && rows > 0 && runningMs > paceAfterMs
  const left = paced ? Math.round((runningMs / rows) * Math.max(0, totalRows - rows)) : null
  return {
    ...shown,
    dataset: datasetSlug,
    mediaType: mediaTypeOf(record),
    // It is whole when it has succeeded, not before.
    percent: percent === null || done ? percent : Math.min(99.9, Math.round(percent * 10) / 10),
    timeLeftMs: done ? 0 : left,
  }
}

export const exportOf = ({ question, ...summary }: ExportRecord): Export => ({
  ...itemOf(summary),
  query: question.query ?? null,
  search: question.search ?? null,
  aggregate: question.aggregate ?? null,
})

const packed = {
  gzip: { type: 'application/gzip', ending: '.gz' },
  zstd: { type: 'application/zstd', ending: '.zst' },
}
const plain = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  xlsx: xlsxType,
  parquet: parquetType,
} as const
type Written = Pick<ExportRecord, 'format' | 'options'>

export function mediaTypeOf({ format, options: { compression = 'none' } }: Written): string {
  return compression === 'none' ? plain[format] : packed[compression].type
}

export function endingOf({ format, options: { compression = 'none' } }: Written): string {
  return `.${format}${compression === 'none' ? '' : packed[compression].ending}`
}

/** ASCII, for clients that read no other. */
export const plainNameOf = (record: Written & Pick<ExportRecord, 'datasetSlug' | 'createdAt'>): string =>
  `${record.datasetSlug}-${record.createdAt.slice(0, 10)}${endingOf(record)}`
