import type {
  ExportProgress,
  ExportQuestion,
  ExportRecord,
  ExportSummary,
  NewExport,
} from '../../exports/export.ts'
import type { Attempt } from '../../exports/ports.ts'
import { timeText } from './columns.ts'
import type { Query } from './database.ts'

export const exportColumns = [
  'e.id',
  'e.dataset_id as "datasetId"',
  'd.slug as "datasetSlug"',
  'e.delivery',
  'e.state',
  'e.format',
  'e.options',
  'e.file_name as "fileName"',
  'e.dataset_version as version',
  'e.row_count::float8 as rows',
  'e.total_rows::float8 as "totalRows"',
  'e.bytes::float8',
  'e.sha256',
  'e.unmappable::float8',
  'e.completeness',
  'e.problem',
  'e.attempts',
  'e.created_by_id as "createdBy"',
  `${timeText('e.created_at')} as "createdAt"`,
  `${timeText('e.started_at')} as "startedAt"`,
  `${timeText('e.finished_at')} as "finishedAt"`,
  `${timeText('e.expires_at')} as "expiresAt"`,
  `greatest(0, extract(epoch from now() - e.started_at) * 1000)::float8 as "runningMs"`,
  `(1 + floor(extract(epoch from e.updated_at - e.created_at) * 1000))::float8 as change`,
].join(', ')
export const from = `from exports e join datasets d on d.id = e.dataset_id and d.state = 'ready'`

type Row = ExportSummary & { question: string }
export const recordOf = ({ question, ...summary }: Row): ExportRecord => ({
  ...summary,
  question: JSON.parse(question) as ExportQuestion,
})

export async function getExport(query: Query, id: string): Promise<ExportRecord | undefined> {
  const [found] = await query<Row>({
    text: `select ${exportColumns}, e.question ${from} where e.id = $1`,
    values: [id],
  })
  return found && recordOf(found)
}

/** Answers whether it was inserted: under a condition that it need not meet, `$8` being its user. */
export async function insertExport(query: Query, made: NewExport, condition = 'true'): Promise<boolean> {
  const { id, datasetId, delivery, question, format, options, fileName, createdBy } = made
  const inserted = await query({
    text: `insert into exports (id, dataset_id, delivery, question, format, options, file_name, created_by_id)
      select $1, $2, $3, $4, $5, $6, $7, $8 where ${condition} returning id`,
    values: [
      id,
      datasetId,
      delivery,
      JSON.stringify(question),
      format,
      JSON.stringify(options),
      fileName,
      createdBy,
    ],
  })
  return inserted.length > 0
}

/** What this process may still write: `$1` to `$3` are the attempt. */
export const own = `id = $1 and attempts = $2 and worker_id = $3 and state = 'running'`
export const ownValues = ({ id, attempts, workerId }: Attempt) => [id, attempts, workerId]
/** `$4` to `$8` are the progress. */
export const progressColumns = `dataset_version = $4, row_count = $5, total_rows = $6, bytes = $7, unmappable = $8,
  updated_at = now()`
export const progressValues = ({ version, rows, totalRows, bytes, unmappable }: ExportProgress) => [
  version,
  rows,
  totalRows,
  bytes,
  unmappable,
]
/** As before the first attempt. */
export const nothingYet = `dataset_version = null, row_count = 0, total_rows = null, bytes = 0, unmappable = 0,
  worker_id = null, beat_at = null`
