import type { FieldChange } from '../../datasets/row-engine.ts'
import type { LedgerChange, LedgerCommit, Leftover, RowLedger } from '../../datasets/row-ledger.ts'
import { changedMeanwhile } from '../../errors.ts'
import type { Database, Query } from './database.ts'

/** The id of a change of fields, where it is until it is ended. */
export const fieldsId = 'fields'
/** Writes down what lies in the engine and is in no answer any more. */
export type Leave = (kind: Leftover['kind'], numbers: readonly number[]) => Promise<unknown>

export const makeRowFields = ({
  query,
}: Pick<Database, 'query'>): Pick<RowLedger, 'fieldChanges' | 'endFieldChange'> => ({
  fieldChanges: () =>
    query<FieldChange>({
      text: `select dataset_id as "datasetId", version, answer as fields from row_changes
        where id = $1 order by dataset_id`,
      values: [fieldsId],
    }),

  // The version stays: it is that of the rows.
  async endFieldChange({ datasetId, version }) {
    await query({
      text: 'delete from row_changes where dataset_id = $1 and id = $2 and version = $3',
      values: [datasetId, fieldsId, version],
    })
  },
})

/** Indices of a change are numbered by its mark, so that none is ever used by two. */
export const makePlan =
  (query: Query, datasetId: string, mark: number): LedgerChange['plan'] =>
  async (kind) => {
    const generation = mark + 1
    await query({
      text: `insert into row_leftovers (dataset_id, kind, number, generation, refused_generation, revision)
        select dataset_id, $2, $3, generation, refused_generation, 0 from row_places where dataset_id = $1`,
      values: [datasetId, kind, generation],
    })
    return generation
  }

/** Other fields, and other indices for them where these have another number. */
export async function changePlace(
  query: Query,
  datasetId: string,
  { fields, place }: NonNullable<LedgerCommit['fields']>,
  leave: Leave,
): Promise<void> {
  const [before] = await query<typeof place>({
    text: `select generation, refused_generation as "refusedGeneration" from row_places where dataset_id = $1`,
    values: [datasetId],
  })
  const isMoved = before?.generation !== place.generation
  const isRefusedMoved = before?.refusedGeneration !== place.refusedGeneration
  const forgotten = await query({
    text: `with load as (delete from row_loads where dataset_id = $1 and state = 'loading' returning number)
      select number from load`,
    values: [datasetId],
  })
  // Their rows would meet those of their next beginning.
  if (forgotten.length > 0 && !(isMoved && isRefusedMoved))
    throw changedMeanwhile(new Error('A load has begun meanwhile'))
  await query({
    text: `delete from row_chunks c where dataset_id = $1
      and not exists (select from row_loads l where l.dataset_id = $1 and l.number = c.load)`,
    values: [datasetId],
  })
  await query({
    text: `delete from row_leftovers where dataset_id = $1
      and (kind = 'rows_index' and number = $2 or kind = 'refused_index' and number = $3)`,
    values: [datasetId, place.generation, place.refusedGeneration],
  })
  // What was left over in an index goes with it.
  const kinds = [...(isMoved ? ['marked', 'load'] : []), ...(isRefusedMoved ? ['refused'] : [])]
  await query({
    text: 'delete from row_leftovers where dataset_id = $1 and kind = any($2::text[])',
    values: [datasetId, kinds],
  })
  if (isMoved) await leave('rows_index', [before?.generation ?? 0])
  if (isRefusedMoved) await leave('refused_index', [before?.refusedGeneration ?? 0])
  await query({
    text: 'update row_places set fields = $2, generation = $3, refused_generation = $4 where dataset_id = $1',
    values: [datasetId, JSON.stringify(fields), place.generation, place.refusedGeneration],
  })
}
