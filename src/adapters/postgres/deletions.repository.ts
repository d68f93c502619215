import type { Deletion } from '@tg-cloud/contract/deletions'
import type { DeletionRepository } from '../../ingest/ports.ts'
import { newestFirst, timeText } from './columns.ts'
import type { Database } from './database.ts'
import { nextVersion, raiseVersion } from './dataset-versions.ts'

const columns = [
  'id',
  '(select slug from datasets d where d.id = dataset_id) as dataset',
  'filter',
  'filter_redacted as "filterRedacted"',
  'key_count as keys',
  'false as "dryRun"',
  'row_count::float8 as rows',
  'erase',
  'originals_erased as "originalsErased"',
  'dataset_version as version',
  'created_by_id as "createdBy"',
  `${timeText('created_at')} as "createdAt"`,
].join(', ')

export function makeDeletionRepository({ query, transaction }: Database): DeletionRepository {
  return {
    record: ({ id, datasetId, filter, keys, erase, createdBy }, commit) =>
      transaction(async (query) => {
        const version = await nextVersion(query, '$1', datasetId)
        const { removed, rows, originalsErased } = await commit(version)
        await raiseVersion(query, '$1', datasetId, version, rows)
        const [deletion] = await query<Deletion>({
          text: `insert into deletions (id, dataset_id, filter, key_count, row_count, erase, originals_erased,
              dataset_version, created_by_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${columns}`,
          values: [
            id,
            datasetId,
            filter === null ? null : JSON.stringify(filter),
            keys,
            removed,
            erase,
            originalsErased,
            version,
            createdBy,
          ],
        })
        return deletion as Deletion
      }),

    list(datasetId, { limit, before }) {
      const { where, order, position } = newestFirst(before)
      return query<Deletion>({
        text: `select ${columns} from deletions where dataset_id = $1 ${where} ${order}`,
        values: [datasetId, limit, ...position],
      })
    },
  }
}
