import { exportLimit } from '../../errors-exports.ts'
import type { ExportRecord, ExportSummary } from '../../exports/export.ts'
import type { ExportRepository } from '../../exports/ports.ts'
import { newestFirst } from './columns.ts'
import { readableBy } from './dataset-statements.ts'
import type { Database } from './database.ts'
import { exportColumns as columns, from, getExport, insertExport } from './export-statements.ts'
import { makeBeginStream, makeClaimExport } from './claim-export.ts'
import { makeRunningExports } from './running-exports.ts'

export function makeExportRepository(database: Database): ExportRepository {
  const { query } = database
  return {
    async create(made, waitingMax) {
      const roomy = `(select count(*) from exports where created_by_id = $8 and state = 'queued') < ${waitingMax}`
      if (!(await insertExport(query, made, roomy)))
        throw exportLimit(`You have ${waitingMax} exports that wait`)
      return (await getExport(query, made.id)) as ExportRecord
    },

    beginStream: makeBeginStream(database),
    get: (id) => getExport(query, id),
    summaries: (ids) =>
      query<ExportSummary>({
        name: 'summaries_of_exports',
        text: `select ${columns} ${from} where e.id = any($1::uuid[])`,
        values: [ids],
      }),

    list({ createdBy, everyDataset, state, limit, before }) {
      const { where, order, position } = newestFirst(before, 'e.')
      const values: unknown[] = [createdBy, limit, ...position]
      const ofState = state === undefined ? '' : `and e.state = $${values.push(state)}`
      const readable = everyDataset ? '' : `and ${readableBy('e.created_by_id')}`
      return query<ExportSummary>({
        text: `select ${columns} ${from} where e.created_by_id = $1 ${readable} ${ofState} ${where} ${order}`,
        values,
      })
    },

    claim: makeClaimExport(database),
    ...makeRunningExports(database),

    async requestCancel(id) {
      await query({
        text: `update exports set updated_at = now(), cancel_requested_at = coalesce(cancel_requested_at, now()),
            state = case when state = 'queued' then 'cancelled' else state end,
            finished_at = case when state = 'queued' then now() end
          where id = $1 and state in ('queued', 'running')`,
        values: [id],
      })
    },

    async expire(which) {
      const of = which === 'due' ? undefined : which
      const [column, value] = of && 'datasetId' in of ? ['dataset_id', of.datasetId] : ['id', of?.id]
      const where = of === undefined ? 'expires_at <= now()' : `${column} = $1`
      const values = of === undefined ? [] : [value]
      const expired = await query({
        text: `update exports set state = 'expired', expires_at = least(expires_at, now()), updated_at = now()
          where state = 'succeeded' and delivery = 'file' and ${where} returning id`,
        values,
      })
      if (of === undefined || !('datasetId' in of)) return expired.length
      const stopped = await query({
        text: `update exports set updated_at = now(), cancel_requested_at = coalesce(cancel_requested_at, now()),
            state = case when state = 'queued' then 'cancelled' else state end,
            finished_at = case when state = 'queued' then now() end
          where state in ('queued', 'running') and dataset_id = $1 returning id`,
        values,
      })
      return expired.length + stopped.length
    },

    async usedBytes() {
      const [used] = await query<{ bytes: number }>({
        text: `select (
            (select coalesce(sum(bytes), 0) from exports where state = 'succeeded' and delivery = 'file') +
            (select coalesce(sum(bytes), 0) from exports where state in ('queued', 'running') and delivery = 'file')
          )::float8 as bytes`,
      })
      return used?.bytes ?? 0
    },

    async needed(keys) {
      const found = await query<{ key: string }>({
        text: `select id || '.' || attempts as key from exports
          where id = any($1::uuid[]) and state in ('running', 'succeeded')`,
        values: [keys.map((key) => key.slice(0, 36))],
      })
      return new Set(found.map(({ key }) => key))
    },
  }
}
