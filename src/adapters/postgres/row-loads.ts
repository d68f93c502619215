import type { LoadEntry, RowLedger, StartedLoad, Standing } from '../../datasets/row-ledger.ts'
import type { LoadCounts, WrittenChunk } from '../../datasets/row-engine.ts'
import type { Database } from './database.ts'
import { placeOf } from './row-places.ts'

type Loads = Pick<
  RowLedger,
  'startLoad' | 'standing' | 'addChunk' | 'abandonLoad' | 'loadsOf' | 'loadsWithRefused'
>

export const makeRowLoads = ({ query, transaction }: Pick<Database, 'query' | 'transaction'>): Loads => ({
  startLoad: ({ dataset: { id }, number, ingestId, mode }) =>
    transaction(async (query): Promise<StartedLoad> => {
      // Whoever changes the fields of the data set waits for this, or this for them.
      await query({
        text: `insert into row_loads (dataset_id, number, ingest_id, mode, generation)
            select dataset_id, $2, $3, $4, generation from row_places where dataset_id = $1 for share
          on conflict (dataset_id, number) do update set attempt = row_loads.attempt + 1
            where row_loads.state = 'loading'`,
        values: [id, number, ingestId, mode],
      })
      const [entry] = await query<Pick<StartedLoad, 'state' | 'attempt' | 'generation'>>({
        text: 'select state, attempt, generation from row_loads where dataset_id = $1 and number = $2',
        values: [id, number],
      })
      const place = await placeOf(query, id)
      if (entry === undefined || place === undefined) throw new Error(`There is no place for rows of ${id}`)
      const chunks = await query<WrittenChunk>({
        text: `select number, received, quarantined, sha256 from row_chunks
          where dataset_id = $1 and load = $2 order by number`,
        values: [id, number],
      })
      return { ...entry, place, chunks }
    }),

  async standing({ dataset: { id }, number }, chunk) {
    const [standing] = await query<Standing>({
      name: 'row_load_standing',
      text: `select l.state, l.attempt, l.generation, p.refused_generation as "refusedGeneration",
          l.chunks as written, c.sha256, p.fields
        from row_loads l join row_places p using (dataset_id)
          left join row_chunks c on c.dataset_id = l.dataset_id and c.load = l.number and c.number = $3
        where l.dataset_id = $1 and l.number = $2`,
      values: [id, number, chunk],
    })
    return standing
  },

  async addChunk({ dataset: { id }, number: load }, chunk, { attempt, generation }) {
    const { number, received, quarantined, sha256 } = chunk
    const added = await query({
      name: 'add_row_chunk',
      text: `with load as (
          update row_loads set chunks = chunks + 1, received = received + $6, quarantined = quarantined + $7
          where dataset_id = $1 and number = $2 and state = 'loading' and attempt = $3 and generation = $4
            and chunks = $5
          returning dataset_id, number
        )
        insert into row_chunks (dataset_id, load, number, received, quarantined, sha256)
          select dataset_id, number, $5, $6, $7, $8 from load returning number`,
      values: [id, load, attempt, generation, number, received, quarantined, sha256],
    })
    return added.length > 0
  },

  abandonLoad: ({ dataset: { id }, number }) =>
    transaction(async (query) => {
      const abandoned = await query({
        text: `update row_loads set state = 'abandoned', received = 0, quarantined = 0, chunks = 0
          where dataset_id = $1 and number = $2 and state = 'loading' returning number`,
        values: [id, number],
      })
      if (abandoned.length === 0) return
      await query({
        text: 'delete from row_chunks where dataset_id = $1 and load = $2',
        values: [id, number],
      })
      await query({
        text: `insert into row_leftovers (dataset_id, kind, number, generation, refused_generation, revision)
          select dataset_id, kind, $2, generation, refused_generation, 0
          from row_places, unnest(array['load', 'refused']) kind where dataset_id = $1
          on conflict do nothing`,
        values: [id, number],
      })
    }),

  async loadsOf(loads) {
    const rows = await query<{ place: number; found: LoadRow }>({
      text: `select place::int, json_build_object('ingestId', ingest_id, 'mode', mode, 'state', state,
          'attempt', attempt, 'version', coalesce(l.version, 0), 'rows', coalesce(l.row_count, 0),
          'generation', l.generation,
          'refusedGeneration', refused_generation, ${counts.map((name) => `'${name}', ${name}`).join()}) as found
        from unnest($1::uuid[], $2::int[]) with ordinality as asked (dataset_id, number, place)
          join row_loads l using (dataset_id, number) join row_places p using (dataset_id)`,
      values: [loads.map(({ datasetId }) => datasetId), loads.map(({ load }) => load)],
    })
    const entries: (LoadEntry | undefined)[] = loads.map(() => undefined)
    for (const { place, found } of rows) entries[place - 1] = entryOf(found)
    return entries
  },

  async loadsWithRefused(datasetId) {
    const rows = await query<{ number: number }>({
      text: `select number from row_loads where dataset_id = $1 and state = 'finished' and quarantined > 0`,
      values: [datasetId],
    })
    return rows.map(({ number }) => number)
  },
})

const counts = ['received', 'accepted', 'updated', 'duplicate', 'quarantined'] as const
type LoadRow = Omit<LoadEntry, 'counts'> & LoadCounts

function entryOf({ received, accepted, updated, duplicate, quarantined, ...entry }: LoadRow): LoadEntry {
  return { ...entry, counts: { received, accepted, updated, duplicate, quarantined } }
}
