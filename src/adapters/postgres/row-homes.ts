import type { RowHomes } from '../../rebuilds/ports.ts'
import type { Database } from './database.ts'

/** Of rebuilds: rows have moved, and are still where they were, too. */
export const keepsBoth = 'moved_from is not null and swapped_at is not null and settled_at is null'

export const makeRowHomes = ({ query }: Pick<Database, 'query'>): RowHomes => ({
  async of(id) {
    // What is loaded again for a rebuild is so where the rows of its data set are.
    const [found] = await query<{ engine: 'duckdb' | 'opensearch' | null }>({
      name: 'row_home',
      text: `select row_engine as engine from datasets where id = $1
        union all select d.row_engine from rebuilds r join datasets d on d.id = r.dataset_id where r.id = $1`,
      values: [id],
    })
    return found?.engine ?? undefined
  },

  async hasMoved(datasetId) {
    const moves = await query({
      text: 'select from rebuilds where dataset_id = $1 and moved_from is not null limit 1',
      values: [datasetId],
    })
    return moves.length > 0
  },

  async confirmKept(datasetId) {
    const confirmed = await query({
      text: `update rebuilds set settled_at = now(), updated_at = now() where dataset_id = $1 and ${keepsBoth} returning id`,
      values: [datasetId],
    })
    return confirmed.length > 0
  },
})
