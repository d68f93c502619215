import { rebuildRunning, rebuildUnconfirmed } from '../../errors-rebuilds.ts'
import type { RebuildRepository } from '../../rebuilds/ports.ts'
import type { RebuildRecord } from '../../rebuilds/rebuild.ts'
import { lockName } from './advisory-lock.ts'
import { newestFirst, timeText } from './columns.ts'
import type { Database, Query } from './database.ts'
import { lockDataset } from './datasets.repository.ts'
import { keepsBoth } from './row-homes.ts'

const columns = [
  'r.id',
  'r.dataset_id as "datasetId"',
  'd.slug as "datasetSlug"',
  'r.source as "from"',
  `case when r.place is not null then json_build_object('place', r.place, 'rows', r.row_count,
    'checksum', r.checksum) end as planned`,
  `case when r.moved_from is not null then json_build_object('from', r.moved_from, 'to', r.moved_to,
    'version', r.moved_version, 'isSettled', r.settled_at is not null, 'isBack', r.is_back) end as move`,
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
    create: ({ id, datasetId, from: source, createdBy, move }, enqueue) =>
      transaction(async (query) => {
        await requireNone(query, datasetId)
        const kept = await query({
          text: `select from rebuilds where dataset_id = $1 and ${keepsBoth} limit 1`,
          values: [datasetId],
        })
        if (move && kept.length > 0) throw rebuildUnconfirmed()
        await query({
          text: `insert into rebuilds (id, dataset_id, source, moved_from, moved_to, job_id, created_by_id)
            values ($1, $2, $3, $4, $5, $6, $7)`,
          values: [id, datasetId, source, move?.from, move?.to, await enqueue(query), createdBy],
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

    swapMove: ({ id, datasetId, to }, work) =>
      transaction(async (query) => {
        const { rows, checksum, version } = await work(await lockDataset(query, datasetId))
        await setHome(query, datasetId, to)
        await query({
          text: `update rebuilds set place = 0, row_count = $2, checksum = $3, moved_version = $4, swapped_at = now(),
            updated_at = now() where id = $1`,
          values: [id, rows, checksum, version],
        })
      }),

    takeBack: ({ id, datasetId, from }, work) =>
      transaction(async (query) => {
        await requireNone(query, datasetId)
        const dataset = await lockDataset(query, datasetId)
        const taken = await query({
          text: `update rebuilds set settled_at = now(), is_back = true, updated_at = now()
            where id = $1 and swapped_at is not null and settled_at is null returning id`,
          values: [id],
        })
        if (taken.length === 0) return
        await setHome(query, datasetId, from)
        await work(dataset)
      }),

    async settle({ id, datasetId }, work) {
      // First of all nobody goes back to what is about to be removed.
      await query({
        text: `update rebuilds set settled_at = coalesce(settled_at, now()), updated_at = now() where id = $1`,
        values: [id],
      })
      await transaction(async (query) => {
        await requireNone(query, datasetId)
        await work()
      })
    },
  }
}

/** None runs, and none begins until the transaction ends. */
async function requireNone(query: Query, datasetId: string): Promise<void> {
  await lockName(query, `rebuild of ${datasetId}`)
  const running = await query({
    text: `select ${from} where r.dataset_id = $1 and j.finished_at is null limit 1`,
    values: [datasetId],
  })
  if (running.length > 0) throw rebuildRunning()
}

/** The rows are the same: the version stays. What is remembered of answers goes by the time as well. */
const setHome = (query: Query, datasetId: string, engine: string) =>
  query({
    text: 'update datasets set row_engine = $2, updated_at = now() where id = $1',
    values: [datasetId, engine],
  })
