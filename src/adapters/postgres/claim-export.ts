import { exportLimit } from '../../errors-exports.ts'
import type { Claimed, ExportRepository } from '../../exports/ports.ts'
import type { Database } from './database.ts'
import { getExport, insertExport } from './export-statements.ts'

type Parts = Pick<Database, 'schema' | 'query' | 'alone'>

/** One process after the other, so that no more run than there is room for. */
const namesOf = (schema: string) => [`exports of ${schema}`]

export function makeClaimExport({ schema, query, alone }: Parts): ExportRepository['claim'] {
  return async (workerId, { inAll, perUser }) => {
    const [waiting] = await query({
      name: 'waiting_export',
      text: `select from exports where state = 'queued' and due_at <= now() limit 1`,
    })
    if (!waiting) return undefined
    return alone(namesOf(schema), async (query) => {
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

export function makeBeginStream({ schema, alone }: Parts): ExportRepository['beginStream'] {
  return (made, workerId, { inAll, perUser }) =>
    alone(namesOf(schema), async (query) => {
      const [there] = await query<{ all: number; own: number }>({
        text: `select count(*)::int as all, count(*) filter (where created_by_id = $1)::int as own
          from exports where state = 'running' and delivery = 'stream'`,
        values: [made.createdBy],
      })
      if (there && there.own >= perUser) throw exportLimit(`${perUser} exports are being sent to you`)
      if (there && there.all >= inAll) throw exportLimit(`${inAll} exports are being sent`)
      await insertExport(query, made)
      await query({
        text: `update exports set state = 'running', worker_id = $2, attempts = 1, beat_at = now(), started_at = now()
          where id = $1`,
        values: [made.id, workerId],
      })
      return { ...(await getExport(query, made.id)), workerId } as Claimed
    })
}
