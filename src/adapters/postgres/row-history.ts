import type { LoadElsewhere, RowEvent, RowLedger, RowsRemoved } from '../../datasets/row-ledger.ts'
import type { Database } from './database.ts'

type History = Pick<RowLedger, 'history' | 'loadsElsewhere' | 'moveLoad'>

type ChangeRow = RowsRemoved & { id: string; version: number }

/** What has changed rows, and loads that an index was left behind with. */
export const makeRowHistory = ({ query }: Pick<Database, 'query'>): History => ({
  async history(datasetId) {
    const loads = await query<RowEvent & { kind: 'load' }>({
      text: `select 'load' as kind, number, ingest_id as "ingestId", mode, version, row_count::float8 as rows,
          json_build_object('received', received, 'accepted', accepted, 'updated', updated,
            'duplicate', duplicate, 'quarantined', quarantined) as counts
        from row_loads where dataset_id = $1 and state = 'finished'`,
      values: [datasetId],
    })
    const changes = await query<ChangeRow>({
      text: `select id, version, (answer->>'removed')::float8 as removed, (answer->>'rows')::float8 as rows,
          answer->'loads' as loads
        from row_changes where dataset_id = $1 and (id like 'revert %' or id like 'deletion %')`,
      values: [datasetId],
    })
    return [...loads, ...changes.map(eventOf)].sort((a, b) => a.version - b.version)
  },

  loadsElsewhere: (datasetId) =>
    query<LoadElsewhere>({
      text: `select dataset_id as "datasetId", number, attempt, l.generation, received::float8
        from row_loads l join row_places p using (dataset_id)
        where dataset_id = $1 and state = 'loading' and l.generation <> p.generation order by number`,
      values: [datasetId],
    }),

  async moveLoad({ datasetId, number, attempt, generation, received }, to) {
    const moved = await query({
      text: `update row_loads set generation = $6 where dataset_id = $1 and number = $2 and attempt = $3
        and generation = $4 and received = $5 and state = 'loading' returning number`,
      values: [datasetId, number, attempt, generation, received, to],
    })
    return moved.length > 0
  },
})

function eventOf({ id, ...change }: ChangeRow): RowEvent {
  const [kind, name = ''] = id.split(' ')
  return kind === 'revert'
    ? { kind: 'revert', number: Number(name), ...change }
    : { kind: 'deletion', id: name, ...change }
}
