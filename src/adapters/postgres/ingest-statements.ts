import type { LoadCounts } from '../../datasets/row-engine.ts'
import type { IngestRecord, Progress } from '../../ingest/ingest.ts'
import { timeText } from './columns.ts'
import type { Query } from './database.ts'

export const ingestColumns = [
  'i.id',
  'i.dataset_id as "datasetId"',
  'd.slug as "datasetSlug"',
  'i.number',
  'i.mode',
  'i.state',
  'i.media_type as "mediaType"',
  'i.charset',
  ...['bytes', 'received', 'accepted', 'updated', 'duplicate', 'quarantined'].map(
    (name) => `i.${name}::float8`,
  ),
  'i.sha256',
  'i.reading',
  'i.source_time_zone as "sourceTimeZone"',
  'i.original_kept as "originalKept"',
  `${timeText('i.original_kept_until')} as "originalKeptUntil"`,
  'i.problem',
  'i.dataset_version as "version"',
  'i.idempotency_key as "idempotencyKey"',
  'i.request',
  'i.deferred',
  'i.replay_of as "replayOf"',
  'i.created_by_id as "createdBy"',
  `${timeText('i.created_at')} as "createdAt"`,
  `${timeText('i.finished_at')} as "finishedAt"`,
  `greatest(0, extract(epoch from coalesce(i.finished_at, now()) - i.created_at) * 1000)::int8::float8 as "tookMs"`,
].join(', ')
export const from = 'from ingests i join datasets d on d.id = i.dataset_id'

export const datasetOfIngest = '(select dataset_id from ingests where id = $1)'
export const progressColumns = 'bytes = $2, charset = $3, reading = $4, updated_at = now()'
export const countColumns = 'received = $5, accepted = $6, updated = $7, duplicate = $8, quarantined = $9'
export const progressValues = (id: string, { bytes, charset, reading, ...counts }: Progress) => [
  id,
  bytes,
  charset,
  JSON.stringify(reading),
  counts.received,
  counts.accepted,
  counts.updated,
  counts.duplicate,
  counts.quarantined,
]

export async function writeDone(
  query: Query,
  id: string,
  version: number,
  counts: LoadCounts,
): Promise<void> {
  const { received, accepted, updated, duplicate, quarantined } = counts
  await query({
    text: `update ingests set state = 'done', problem = null, dataset_version = $2, received = $3, accepted = $4,
      updated = $5, duplicate = $6, quarantined = $7, finished_at = now(), updated_at = now() where id = $1`,
    values: [id, version, received, accepted, updated, duplicate, quarantined],
  })
}

export async function getIngest(query: Query, id: string): Promise<IngestRecord | undefined> {
  const [found] = await query<IngestRecord>({
    text: `select ${ingestColumns} ${from} where i.id = $1`,
    values: [id],
  })
  return found
}
