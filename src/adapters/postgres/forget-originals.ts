import type { IngestRepository } from '../../ingest/ports.ts'
import type { Query } from './database.ts'

/** As long as one of these needs the bytes, they stay. */
const needs = `i.state not in ('failed', 'cancelled')
  and (i.original_kept = 'forever' or i.original_kept = 'days' and i.original_kept_until > now())`

const due = `original_kept = 'days' and original_kept_until <= now() and state not in ('loading', 'interrupted')`
const named = `dataset_id = $1 and ($2::int[] is null or number = any($2)) and original_kept in ('forever', 'days')`

/** First the bytes, then the receipts: after a crash in between it is done again. */
export const makeForgetOriginals =
  (query: Query): IngestRepository['forgetOriginals'] =>
  async (which, remove) => {
    const found = await query<{ id: string; sha256: string }>(
      which === 'due'
        ? { text: `select id, sha256 from ingests where ${due} and sha256 is not null` }
        : {
            text: `select id, sha256 from ingests where ${named} and sha256 is not null`,
            values: [which.datasetId, which.loads ?? null],
          },
    )
    if (found.length === 0) return 0
    const ids = found.map(({ id }) => id)
    const orphans = await query<{ sha256: string }>({
      text: `select sha256 from unnest($1::text[]) as gone(sha256) where not exists (
        select from ingests i where i.sha256 = gone.sha256 and i.id <> all($2::uuid[]) and ${needs})`,
      values: [[...new Set(found.map(({ sha256 }) => sha256))], ids],
    })
    for (const { sha256 } of orphans) await remove(sha256)
    await query({
      text: `update ingests set original_kept = $2, updated_at = now(),
          original_kept_until = case when $2 = 'expired' then original_kept_until end where id = any($1::uuid[])`,
      values: [ids, which === 'due' ? 'expired' : 'erased'],
    })
    return found.length
  }
