import type { DatasetRecord, DatasetSummary, Members } from '../../datasets/dataset.ts'
import type { DatasetRepository } from '../../datasets/ports.ts'
import { datasetNotFound } from '../../errors.ts'
import type { ExpectedVersion } from '../../users/ports.ts'
import { checkVersion } from './check-version.ts'
import type { Database, Query } from './database.ts'
import {
  getStatement,
  insertStatement,
  listStatement,
  redactStatement,
  updateStatement,
} from './dataset-statements.ts'

export function makeDatasetRepository({ query, transaction }: Database): DatasetRepository {
  return {
    list: (listing) => query<DatasetSummary>(listStatement(listing)),

    get: (slug) => getDataset(query, 'slug', slug),
    getById: (id) => getDataset(query, 'id', id),

    create: (dataset) =>
      transaction(async (query) => {
        let inserted: unknown
        while (inserted === undefined) [inserted] = await query(insertStatement(dataset))
        await insertMembers(query, dataset.id, dataset)
        return requireDataset(query, dataset.id)
      }),

    change: (id, expected, decide) =>
      transaction(async (query) => {
        const current = await lockDataset(query, id, expected)
        const change = await decide(current)
        if (Object.keys(change).length === 0) return current
        await query(updateStatement(id, change))
        if (change.members) {
          await query({ text: 'delete from dataset_members where dataset_id = $1', values: [id] })
          await insertMembers(query, id, change.members)
        }
        return requireDataset(query, id)
      }),

    changeFields: (id, decide) =>
      transaction(async (query) => {
        const current = await lockDataset(query, id, '*')
        const fields = await decide(current, current.version + 1)
        if (fields === undefined) return current
        await query({
          // A time field may have been named after the engine has dropped it, when the record came to know late.
          text: `update datasets set fields = $2, version = version + 1, updated_at = now(), time_field =
              (select f->>'name' from jsonb_array_elements($2::jsonb) f where f->>'name' = time_field)
            where id = $1`,
          values: [id, JSON.stringify(fields)],
        })
        await query(redactStatement(id, fields))
        return requireDataset(query, id)
      }),

    startDeletion: (id, expected) =>
      transaction(async (query) => {
        await lockDataset(query, id, expected)
        await query({
          text: `update datasets set state = 'deleting', version = version + 1, updated_at = now() where id = $1`,
          values: [id],
        })
      }),

    async finishDeletion(id) {
      await query({ text: `delete from datasets where id = $1 and state = 'deleting'`, values: [id] })
    },

    async startedDeletions() {
      const rows = await query<{ id: string }>({
        text: `select id from datasets where state = 'deleting' order by id`,
      })
      return rows.map(({ id }) => id)
    },

    async activeUsers(ids) {
      const rows = await query<{ id: string }>({
        text: 'select id from users where id = any($1::uuid[]) and disabled_at is null',
        values: [ids],
      })
      return new Set(rows.map(({ id }) => id))
    },
  }
}

/** The data set as it is, which nobody else changes until the transaction ends. */
export async function lockDataset(
  query: Query,
  id: string,
  expected: ExpectedVersion = '*',
): Promise<DatasetRecord> {
  await query({ text: 'select from datasets where id = $1 for no key update', values: [id] })
  // Read after the lock: what was changed while we waited counts.
  const current = await requireDataset(query, id)
  checkVersion(current, expected)
  return current
}

async function getDataset(query: Query, by: 'id' | 'slug', value: string) {
  const [dataset] = await query<DatasetRecord>(getStatement(by, value))
  return dataset
}

async function requireDataset(query: Query, id: string): Promise<DatasetRecord> {
  const dataset = await getDataset(query, 'id', id)
  if (dataset === undefined) throw datasetNotFound()
  return dataset
}

async function insertMembers(query: Query, id: string, { readers, writers }: Members): Promise<void> {
  if (readers.length + writers.length === 0) return
  await query({
    text: `insert into dataset_members (dataset_id, user_id, may)
      select $1::uuid, user_id, 'read' from unnest($2::uuid[]) user_id
      union all select $1::uuid, user_id, 'write' from unnest($3::uuid[]) user_id`,
    values: [id, readers, writers],
  })
}
