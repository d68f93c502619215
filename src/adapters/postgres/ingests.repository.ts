import { limits } from '@tg-cloud/contract/limits'
import type { LoadCounts } from '../../datasets/row-engine.ts'
import { datasetNotFound, ingestNotFound } from '../../errors.ts'
import type { IngestRecord, Progress } from '../../ingest/ingest.ts'
import type { IngestRepository } from '../../ingest/ports.ts'
import { timeText } from './columns.ts'
import { nextVersion, raiseVersion } from './dataset-versions.ts'
import type { Database, Query } from './database.ts'

const columns = [
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
  'i.replay_of as "replayOf"',
  'i.created_by_id as "createdBy"',
  `${timeText('i.created_at')} as "createdAt"`,
  `${timeText('i.finished_at')} as "finishedAt"`,
  `greatest(0, extract(epoch from coalesce(i.finished_at, now()) - i.created_at) * 1000)::int8::float8 as "tookMs"`,
].join(', ')
const from = 'from ingests i join datasets d on d.id = i.dataset_id'

const datasetOfIngest = '(select dataset_id from ingests where id = $1)'
const progressColumns = 'bytes = $2, charset = $3, reading = $4, updated_at = now()'
const countColumns = 'received = $5, accepted = $6, updated = $7, duplicate = $8, quarantined = $9'
const progressValues = (id: string, { bytes, charset, reading, ...counts }: Progress) => [
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

export function makeIngestRepository({ query, transaction }: Database): IngestRepository {
  const get = async (id: string, ask: Query = query) =>
    (await ask<IngestRecord>({ text: `select ${columns} ${from} where i.id = $1`, values: [id] }))[0]
  const getOrThrow = async (id: string, ask?: Query) => {
    const record = await get(id, ask)
    if (record === undefined) throw ingestNotFound()
    return record
  }

  return {
    begin({ id, datasetId, originalDays, ...ingest }) {
      return transaction(async (query) => {
        const { createdBy, idempotencyKey } = ingest
        if (idempotencyKey !== null) {
          // Two with the same key at once: the second waits here, and then finds the first.
          const place = [`ingest ${createdBy} ${idempotencyKey}`]
          await query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: place })
          await query({
            text: `update ingests set idempotency_key = null where created_by_id = $1 and idempotency_key = $2
              and (state = 'failed' or created_at < now() - $3 * interval '1 millisecond')
              and state not in ('loading', 'interrupted')`,
            values: [createdBy, idempotencyKey, limits.idempotencyKeptMs],
          })
          const [found] = await query<IngestRecord>({
            text: `select ${columns} ${from} where i.created_by_id = $1 and i.idempotency_key = $2`,
            values: [createdBy, idempotencyKey],
          })
          if (found) return { record: found, isNew: false }
        }
        const [numbered] = await query<{ number: number }>({
          text: `update datasets set last_load = last_load + 1 where id = $1 and state = 'ready'
            returning last_load as number`,
          values: [datasetId],
        })
        if (numbered === undefined) throw datasetNotFound()
        await query({
          text: `insert into ingests (id, dataset_id, number, mode, media_type, reading, source_time_zone, original_kept,
              original_kept_until, idempotency_key, request, replay_of, created_by_id)
            values ($1, $2, $3, $4, $5, '[]', $6, $7, now() + $8 * interval '1 day', $9, $10, $11, $12)`,
          values: [
            id,
            datasetId,
            numbered.number,
            ingest.mode,
            ingest.mediaType,
            ingest.sourceTimeZone,
            ingest.originalKept,
            originalDays,
            idempotencyKey,
            ingest.request,
            ingest.replayOf,
            createdBy,
          ],
        })
        return { record: await getOrThrow(id, query), isNew: true }
      })
    },

    get,

    list({ datasetId, createdBy, idempotencyKey, state, limit, before }) {
      const values: unknown[] = [limit]
      const filters = {
        dataset_id: datasetId,
        created_by_id: createdBy,
        idempotency_key: idempotencyKey,
        state,
      }
      const conditions = Object.entries(filters)
        .filter(([, value]) => value !== undefined)
        .map(([column, value]) => `i.${column} = $${values.push(value)}`)
      if (before !== undefined) {
        const [createdAt, id] = [values.push(before.value), values.push(before.id)]
        conditions.push(`(i.created_at, i.id) < ($${createdAt}::timestamptz, $${id}::uuid)`)
      }
      return query<IngestRecord>({
        text: `select ${columns} ${from} where ${conditions.join(' and ')}
          order by i.created_at desc, i.id desc limit $1`,
        values,
      })
    },

    async resume(id) {
      const resumed = await query({
        text: `update ingests set state = 'loading', problem = null, updated_at = now()
          where id = $1 and state in ('loading', 'interrupted') returning id`,
        values: [id],
      })
      return resumed.length > 0
    },

    async end(id, { state, problem }, progress) {
      const finished = state === 'interrupted' ? 'null' : 'now()'
      await query({
        text: `update ingests set ${progressColumns}, ${countColumns}, state = $10, problem = $11,
          finished_at = ${finished} where id = $1 and state in ('loading', 'interrupted')`,
        values: [...progressValues(id, progress), state, problem === null ? null : JSON.stringify(problem)],
      })
      return get(id)
    },

    async seal(id, sha256, progress) {
      await query({
        text: `update ingests set ${progressColumns}, ${countColumns}, sha256 = $10 where id = $1`,
        values: [...progressValues(id, progress), sha256],
      })
    },

    finish: (id, commit) =>
      transaction(async (query) => {
        const version = await nextVersion(query, datasetOfIngest, id)
        const { counts, rows } = await commit(version)
        await writeDone(query, id, version, counts)
        await raiseVersion(query, datasetOfIngest, id, version, rows)
        return getOrThrow(id, query)
      }),

    revert: (id, commit) =>
      transaction(async (query) => {
        const version = await nextVersion(query, datasetOfIngest, id)
        const { rows } = await commit(version)
        await query({
          text: `update ingests set state = 'reverted', updated_at = now() where id = $1`,
          values: [id],
        })
        await raiseVersion(query, datasetOfIngest, id, version, rows)
        return getOrThrow(id, query)
      }),

    settle: (id, { version, counts, rows }) =>
      transaction(async (query) => {
        await nextVersion(query, datasetOfIngest, id)
        await writeDone(query, id, version, counts)
        await raiseVersion(query, datasetOfIngest, id, version, rows)
      }),

    async forgetOriginals(datasetId, loads) {
      const erased = await query<{ sha256: string }>({
        text: `update ingests set original_kept = 'erased', original_kept_until = null, updated_at = now()
          where dataset_id = $1 and ($2::int[] is null or number = any($2)) and original_kept in ('forever', 'days') and sha256 is not null
          returning sha256`,
        values: [datasetId, loads ?? null],
      })
      const orphans = await query<{ sha256: string }>({
        text: `select sha256 from unnest($1::text[]) as erased(sha256) where not exists (
          select from ingests i where i.sha256 = erased.sha256 and i.original_kept in ('forever', 'days'))`,
        values: [[...new Set(erased.map(({ sha256 }) => sha256))]],
      })
      return { erased: erased.length, orphans: orphans.map(({ sha256 }) => sha256) }
    },

    unsettled: () =>
      query<IngestRecord>({
        text: `select ${columns} ${from} where i.state in ('loading', 'interrupted') order by i.created_at`,
      }),
  }
}

async function writeDone(query: Query, id: string, version: number, counts: LoadCounts): Promise<void> {
  const { received, accepted, updated, duplicate, quarantined } = counts
  await query({
    text: `update ingests set state = 'done', problem = null, dataset_version = $2, received = $3, accepted = $4,
      updated = $5, duplicate = $6, quarantined = $7, finished_at = now(), updated_at = now() where id = $1`,
    values: [id, version, received, accepted, updated, duplicate, quarantined],
  })
}
