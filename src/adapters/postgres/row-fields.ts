import type { FieldChange } from '../../datasets/row-engine.ts'
import type { LedgerChange, RowLedger } from '../../datasets/row-ledger.ts'
import type { Database, Query } from './database.ts'

/** The id of a change of fields, where it is until it is ended. */
export const fieldsId = 'fields'

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
