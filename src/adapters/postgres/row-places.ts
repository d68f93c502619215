import type { LedgerView, RowLedger, RowPlace, VisibleLoad } from '../../datasets/row-ledger.ts'
import type { Database } from './database.ts'

type Places = Pick<RowLedger, 'place' | 'create' | 'remove' | 'view'>

export const placeColumns = [
  'dataset_id as "datasetId"',
  'generation',
  'refused_generation as "refusedGeneration"',
  'fields',
  'version',
  'row_count::float8 as rows',
].join(', ')
const tables = ['row_places', 'row_loads', 'row_chunks', 'row_changes', 'row_leftovers', 'row_readers']

type LoadRow = [number: number, ingestId: string, version: number, isGone: boolean]
type ViewRow = RowPlace & {
  revision: number
  marks: number[]
  /** Those that have changed since the revision that was asked for. */
  loads: LoadRow[]
  bornAt: string
}
/** The loads of a data set as they were at a revision of a place. */
type Known = { bornAt: string; revision: number; loads: ReadonlyMap<number, VisibleLoad> }
const knownMost = 500

export function makeRowPlaces({ query, transaction }: Pick<Database, 'query' | 'transaction'>): Places {
  // There may be many loads, of which each question needs all: those that were read before are not read again.
  const known = new Map<string, Known>()

  const read = async (datasetId: string, since: Known | undefined) => {
    const [row] = await query<ViewRow>({
      name: 'row_view',
      // One statement: all of one moment.
      text: `select ${placeColumns}, revision::float8, created_at::text as "bornAt",
          array(select number::float8 from row_leftovers l
            where l.dataset_id = p.dataset_id and kind = 'marked' and l.generation = p.generation) as marks,
          (select coalesce(json_agg(json_build_array(number, ingest_id, l.version, is_gone) order by number), '[]')
            from row_loads l
            where l.dataset_id = p.dataset_id and state = 'finished'
              and (p.created_at::text is distinct from $3 or l.revision > $2)) as loads
        from row_places p where dataset_id = $1`,
      values: [datasetId, since?.revision ?? -1, since?.bornAt ?? null],
    })
    return row
  }

  function remember(datasetId: string, { bornAt, revision, loads }: ViewRow, since: Known | undefined) {
    const all = new Map(since?.bornAt === bornAt ? since.loads : [])
    for (const [number, ingestId, version, isGone] of loads)
      if (isGone) all.delete(number)
      else all.set(number, { number, ingestId, version })
    known.delete(datasetId)
    known.set(datasetId, { bornAt, revision, loads: all })
    if (known.size > knownMost) known.delete(known.keys().next().value as string)
    return [...all.values()].sort((a, b) => a.number - b.number)
  }

  return {
    place: (datasetId) => placeOf(query, datasetId),

    async create({ id, fields }) {
      await query({
        text: 'insert into row_places (dataset_id, fields) values ($1, $2) on conflict (dataset_id) do nothing',
        values: [id, JSON.stringify(fields)],
      })
      return (await placeOf(query, id)) as RowPlace
    },

    remove: (datasetId) => transaction((query) => removePlace(query, datasetId)),

    async view(datasetId): Promise<LedgerView | undefined> {
      const since = known.get(datasetId)
      const row = await read(datasetId, since)
      if (row === undefined) return undefined
      const { bornAt: _bornAt, ...view } = row
      return { ...view, loads: remember(datasetId, row, since) }
    },
  }
}

/** All that is noted of the rows of a data set. */
export async function removePlace(query: Database['query'], datasetId: string): Promise<void> {
  for (const table of tables)
    await query({ text: `delete from ${table} where dataset_id = $1`, values: [datasetId] })
}

export async function placeOf(query: Database['query'], datasetId: string): Promise<RowPlace | undefined> {
  const [place] = await query<RowPlace>({
    text: `select ${placeColumns} from row_places where dataset_id = $1`,
    values: [datasetId],
  })
  return place
}
