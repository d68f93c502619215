import type { Claimed, ExportRepository } from '../../exports/ports.ts'
import type { Database } from './database.ts'
import { getExport } from './export-statements.ts'

/** One process after the other, so that no more run than there is room for. */
export function makeClaimExport({
  schema,
  query,
  transaction,
}: Pick<Database, 'schema' | 'query' | 'transaction'>): ExportRepository['claim'] {
  return async (workerId, { inAll, perUser }) => {
    const [waiting] = await query({
      name: 'waiting_export',
      text: `select from exports where state = 'queued' and due_at <= now() limit 1`,
    })
    if (!waiting) return undefined
    return transaction(async (query) => {
      const place = [`exports of ${schema}`]
      await query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: place })
      const [taken] = await query<{ id: string }>({
        text: `with running as (
            select created_by_id from exports where state = 'running' and delivery = 'file'
          ), next as (
            select id from exports as waiting where state = 'queued' and due_at <= now()
              and (select count(*) from running) < $2
              and (select count(*) from running where created_by_id = waiting.created_by_id) < $3
            order by created_at, id limit 1
          )
          update exports set state = 'running', worker_id = $1, attempts = attempts + 1, beat_at = now(),
            started_at = now(), updated_at = now()
          where id in (select id from next) returning id`,
        values: [workerId, inAll, perUser],
      })
      const record = taken && (await getExport(query, taken.id))
      return record && ({ ...record, workerId } satisfies Claimed)
    })
  }
}
