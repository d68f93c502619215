import { uuidv7 } from 'uuidv7'
import type { Progress } from '../../ingest/ingest.ts'
import type { LoadHolds } from '../../ingest/ports.ts'
import type { Database } from './database.ts'

// Six times as long as a process takes to say so again.
const young = `renewed_at > clock_timestamp() - interval '6 seconds'`

/** The holds of one process, by the clock of the database. */
export function makeLoadHolds({ query, alone }: Database): LoadHolds {
  const me = uuidv7()

  /** Takes `id` unless another holds it, or what `blocked` says. */
  const take = (id: string, datasetId: string, blocked: string) =>
    // A load and its data set, taken at the same time, would not see each other.
    alone([`holds of ${datasetId}`], async (query) => {
      const taken = await query({
        text: `insert into load_holds as held (id, dataset_id, holder, renewed_at)
            select $1::uuid, $2::uuid, $3::uuid, clock_timestamp()
            where not exists (select from load_holds where ${blocked} and holder <> $3 and ${young})
          on conflict (id) do update set holder = $3, renewed_at = clock_timestamp(), progress = null, stop_asked = false
            where held.holder = $3 or not held.${young}
          returning id`,
        values: [id, datasetId, me],
      })
      return taken.length > 0
    })

  return {
    take: ({ ingestId, datasetId }) => take(ingestId, datasetId, 'id = $2'),
    takeDataset: (datasetId) => take(datasetId, datasetId, 'dataset_id = $2'),

    async isLoaded(datasetId) {
      const loads = await query({
        text: `select from load_holds where dataset_id = $1 and id <> $1 and holder <> $2 and ${young} limit 1`,
        values: [datasetId, me],
      })
      return loads.length > 0
    },

    async release(id) {
      await query({ text: 'delete from load_holds where id = $1 and holder = $2', values: [id, me] })
    },

    async renew(held) {
      const ids = [...held.keys()]
      const progress = ids.map((id) => JSON.stringify(held.get(id) ?? null))
      const kept = await query<{ id: string; stopAsked: boolean }>({
        text: `update load_holds as held set renewed_at = clock_timestamp(), progress = now.progress::jsonb
          from unnest($2::uuid[], $3::text[]) as now (id, progress)
          where held.id = now.id and holder = $1 returning held.id, stop_asked as "stopAsked"`,
        values: [me, ids, progress],
      })
      const ours = new Set(kept.map(({ id }) => id))
      return {
        lost: ids.filter((id) => !ours.has(id)),
        stop: kept.filter(({ stopAsked }) => stopAsked).map(({ id }) => id),
      }
    },

    async elsewhere(ingestIds) {
      if (ingestIds.length === 0) return new Map()
      const rows = await query<{ id: string; progress: Progress | null }>({
        text: `select id, progress from load_holds where id::text = any($1) and holder <> $2 and ${young}`,
        values: [ingestIds, me],
      })
      return new Map(rows.map(({ id, progress }) => [id, progress]))
    },

    async askToStop(ingestId) {
      const asked = await query({
        text: `update load_holds set stop_asked = true where id = $1 and holder <> $2 and ${young} returning id`,
        values: [ingestId, me],
      })
      return asked.length > 0
    },

    async clean() {
      await query({ text: `delete from load_holds where renewed_at < clock_timestamp() - interval '1 hour'` })
    },
  }
}

/** Does one after the other, over all processes, what is done under this name. */
export const inTurn =
  ({ schema, alone }: Database, name: string) =>
  <T>(work: () => Promise<T>): Promise<T> =>
    alone([`${name} of ${schema}`], work)
