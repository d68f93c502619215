import { rebuildRunning } from '../../errors-rebuilds.ts'
import type { RebuildRepository } from '../../rebuilds/ports.ts'
import type { RebuildRecord } from '../../rebuilds/rebuild.ts'
import { lockName } from './advisory-lock.ts'
import { newestFirst, timeText } from './columns.ts'
import type { Database, Query } from './database.ts'

const columns = [
  'r.id',
  'r.dataset_id as "datasetId"',
  'd.slug as "datasetSlug"',
  'r.source as "from"',
  `case when r.place is not null then json_build_object('place', r.place, 'rows', r.row_count,
    'checksum', r.checksum) end as planned`,
  'r.swapped_at is not null as "isSwapped"',
  'r.created_by_id as "createdBy"',
  `${timeText('r.created_at')} as "createdAt"`,
  'r.job_id as "jobId"',
  `json_build_object('state', j.state, 'progress', j.progress, 'result', j.result, 'lastError', j.last_error,
    'startedAt', ${timeText('j.started_at')}, 'finishedAt', ${timeText('j.finished_at')}) as job`,
].join(', ')
const from = `from rebuilds r join jobs j on j.id = r.job_id
  join datasets d on d.id = r.dataset_id and d.state = 'ready'`

async function get(query: Query, id: string): Promise<RebuildRecord | undefined> {
  const [found] = await query<RebuildRecord>({
    text: `select ${columns} ${from} where r.id = $1`,
    values: [id],
  })
  return found
}

export function makeRebuildRepository({ query, transaction }: Database): RebuildRepository {
  return {
    create: ({ id, datasetId, from: source, createdBy }, enqueue) =>
      transaction(async (query) => {
        await lockName(query, `rebuild of ${datasetId}`)
        const running = await query({
          text: `select ${from} where r.dataset_id = $1 and j.finished_at is null limit 1`,
          values: [datasetId],
        })
        if (running.length > 0) throw rebuildRunning()
        await query({
          text: `insert into rebuilds (id, dataset_id, source, job_id, created_by_id) values ($1, $2, $3, $4, $5)`,
          values: [id, datasetId, source, await enqueue(query), createdBy],
        })
        return (await get(query, id)) as RebuildRecord
      }),

    get: (id) => get(query, id),

    list(datasetId, { limit, before }) {
      const { where, order, position } = newestFirst(before, 'r.')
      return query<RebuildRecord>({
        text: `select ${columns} ${from} where r.dataset_id = $1 ${where} ${order}`,
        values: [datasetId, limit, ...position],
      })
    },

    async plan(id, place, { rows, checksum }) {
      await query({
        text: `update rebuilds set place = $2, row_count = $3, checksum = $4, updated_at = now() where id = $1`,
        values: [id, place, rows, checksum],
      })
    },

    async swapped(id) {
      await query({
        text: `update rebuilds set swapped_at = coalesce(swapped_at, now()), updated_at = now() where id = $1`,
        values: [id],
      })
    },
  }
}
