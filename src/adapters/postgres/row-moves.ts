import type { Generations, LedgerCommit, Leftover } from '../../datasets/row-ledger.ts'
import { changedMeanwhile } from '../../errors.ts'
import type { Query } from './database.ts'

/** Writes down what lies in the engine and is in no answer any more. */
export type Leave = (kind: Leftover['kind'], numbers: readonly number[]) => Promise<unknown>

/** Other fields, and other indices for them where these have another number. */
export async function changePlace(
  query: Query,
  datasetId: string,
  { fields, place }: NonNullable<LedgerCommit['fields']>,
  leave: Leave,
): Promise<void> {
  const moved = await leaveIndices(query, datasetId, place, leave)
  // Their rows would meet those of their next beginning.
  if ((await forgetOpen(query, datasetId)) > 0 && !(moved.rows && moved.refused))
    throw changedMeanwhile(new Error('A load has begun meanwhile'))
  await query({
    text: 'update row_places set fields = $2, generation = $3, refused_generation = $4 where dataset_id = $1',
    values: [datasetId, JSON.stringify(fields), place.generation, place.refusedGeneration],
  })
}

/** The same rows in other indices. Errors: unavailable when one of them is not planned any more. */
export async function moveRows(
  query: Query,
  datasetId: string,
  { place, openLoads }: NonNullable<LedgerCommit['moved']>,
  leave: Leave,
): Promise<void> {
  const moved = await leaveIndices(query, datasetId, place, leave)
  if (moved.planned !== Number(moved.rows) + Number(moved.refused)) throw notKept()
  if (openLoads === 'forgotten') await forgetOpen(query, datasetId)
  await query({
    text: 'update row_places set generation = $2, refused_generation = $3 where dataset_id = $1',
    values: [datasetId, place.generation, place.refusedGeneration],
  })
}

/**
 * Planned indices become those of the place, and those of the place are left over. Errors: unavailable when somebody may
 * have begun to remove one that was planned.
 */
async function leaveIndices(query: Query, datasetId: string, place: Generations, leave: Leave) {
  const [before] = await query<Generations>({
    text: `select generation, refused_generation as "refusedGeneration" from row_places where dataset_id = $1`,
    values: [datasetId],
  })
  const rows = before?.generation !== place.generation
  const refused = before?.refusedGeneration !== place.refusedGeneration
  const planned = await query<{ isClaimed: boolean }>({
    text: `delete from row_leftovers where dataset_id = $1
      and (kind = 'rows_index' and number = $2 or kind = 'refused_index' and number = $3)
      returning claimed_until is not null as "isClaimed"`,
    values: [datasetId, place.generation, place.refusedGeneration],
  })
  if (planned.some(({ isClaimed }) => isClaimed)) throw notKept()
  // What was left over in an index goes with it.
  const kinds = [...(rows ? ['marked', 'load'] : []), ...(refused ? ['refused'] : [])]
  await query({
    text: 'delete from row_leftovers where dataset_id = $1 and kind = any($2::text[])',
    values: [datasetId, kinds],
  })
  if (rows) await leave('rows_index', [before?.generation ?? 0])
  if (refused) await leave('refused_index', [before?.refusedGeneration ?? 0])
  return { rows, refused, planned: planned.length }
}

const notKept = () => changedMeanwhile(new Error('A planned index was not kept long enough'))

/** Answers how many there were. */
async function forgetOpen(query: Query, datasetId: string): Promise<number> {
  const forgotten = await query({
    text: `with load as (delete from row_loads where dataset_id = $1 and state = 'loading' returning number)
      select number from load`,
    values: [datasetId],
  })
  await query({
    text: `delete from row_chunks c where dataset_id = $1
      and not exists (select from row_loads l where l.dataset_id = $1 and l.number = c.load)`,
    values: [datasetId],
  })
  return forgotten.length
}
