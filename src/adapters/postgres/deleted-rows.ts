import type { DeletedRows } from '../../query/ports.ts'
import type { Database } from './database.ts'

export const makeDeletedRows = ({ query }: Pick<Database, 'query'>): DeletedRows => ({
  async since(datasetId, version) {
    const [deletion] = await query({
      text: 'select from deletions where dataset_id = $1 and dataset_version > $2 limit 1',
      values: [datasetId, version],
    })
    return deletion !== undefined
  },
})
