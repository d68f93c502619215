import { limits } from '@tg-cloud/contract/limits'
import { datasetNotFound } from '../../errors.ts'
import type { IngestRecord } from '../../ingest/ingest.ts'
import type { IngestRepository } from '../../ingest/ports.ts'
import type { Database } from './database.ts'
import { from, getIngest, ingestColumns as columns } from './ingest-statements.ts'

export function makeBegin(alone: Database['alone']): IngestRepository['begin'] {
  return ({ id, datasetId, originalDays, ...ingest }) => {
    const { createdBy, idempotencyKey } = ingest
    // Two with the same key at once: the second waits, and then finds the first.
    const names = idempotencyKey === null ? [] : [`ingest ${createdBy} ${idempotencyKey}`]
    return alone(names, async (query) => {
      if (idempotencyKey !== null) {
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
        if (found) return found
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
      return (await getIngest(query, id)) as IngestRecord
    })
  }
}
