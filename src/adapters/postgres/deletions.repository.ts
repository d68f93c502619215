import type { Deletion } from '@tg-cloud/contract/deletions'
import type { AskedDeletion, DeletionRepository } from '../../ingest/ports.ts'
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
              dataset_version, created_by_id, key_values)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${columns}`,
          values: [
            id,
            datasetId,
            filter === null ? null : JSON.stringify(filter),
            keys?.length ?? null,
            removed,
            erase,
            originalsErased,
            version,
            createdBy,
            keys === null || erase ? null : JSON.stringify(keys),
          ],
        })
        // Keys may be of rows that have to be forgotten now.
        if (erase)
          await query({
            text: 'update deletions set key_values = null where dataset_id = $1 and key_values is not null',
            values: [datasetId],
          })
        return deletion as Deletion
      }),

    async asked(datasetId) {
      const found = await query<AskedDeletion>({
        text: `select id, filter, key_values as keys from deletions where dataset_id = $1 and not erase`,
        values: [datasetId],
      })
      return new Map(found.map((asked) => [asked.id, asked]))
    },

    list(datasetId, { limit, before }) {
      const { where, order, position } = newestFirst(before)
      return query<Deletion>({
        text: `select ${columns} from deletions where dataset_id = $1 ${where} ${order}`,
        values: [datasetId, limit, ...position],
      })
    },
  }
}
