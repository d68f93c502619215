import { uuidv7 } from 'uuidv7'
import { queryLimit, queryNotFound } from '../../errors-queries.ts'
import type { QueryRepository } from '../../saved-queries/ports.ts'
import type { QueryRecord, QuerySummary, QueryVersionRecord } from '../../saved-queries/saved-query.ts'
import type { ExpectedVersion } from '../../users/ports.ts'
import { checkVersion } from './check-version.ts'
import { newestFirst, timeText } from './columns.ts'
import type { Database, Query } from './database.ts'
import {
  getStatement,
  insertStatement,
  insertVersionStatement,
  listStatement,
  ofDatasetStatement,
  type Row,
  recordOf,
  versionStatement,
} from './saved-query-statements.ts'

export function makeQueryRepository({ query, transaction }: Database): QueryRepository {
  return {
    create: (made, most) =>
      transaction(async (query) => {
        // One after the other, so that the count holds.
        await query({ text: 'select from users where id = $1 for no key update', values: [made.ownerId] })
        const inserted = await query(insertStatement(made, most))
        if (inserted.length === 0) throw queryLimit(most)
        const place = { id: uuidv7(), queryId: made.id, version: 1, userId: made.ownerId }
        await query(insertVersionStatement(place, made))
        return requireQuery(query, made.id)
      }),

    get: (id) => get(query, id),
    list: (listing) => query<QuerySummary>(listStatement(listing)),

    change: (id, { userId, expected, versionsMax }, decide) =>
      transaction(async (query) => {
        const current = await lock(query, id, expected)
        const content = decide(current)
        if (content === undefined) return current
        const version = current.version + 1
        await query(insertVersionStatement({ id: uuidv7(), queryId: id, version, userId }, content))
        await query({
          text: 'update saved_queries set version = $2, updated_at = now() where id = $1',
          values: [id, version],
        })
        await query({
          text: 'delete from saved_query_versions where query_id = $1 and version <= $2',
          values: [id, version - versionsMax],
        })
        return requireQuery(query, id)
      }),

    remove: (id, expected) =>
      transaction(async (query) => {
        await lock(query, id, expected)
        await query({ text: 'delete from saved_queries where id = $1', values: [id] })
      }),

    versions(id, limit, before) {
      const { where, order, position } = newestFirst(before, 'v.')
      return query<QueryVersionRecord>({
        text: `select v.id, v.version, v.name, v.kind, ${timeText('v.created_at')} as "createdAt",
            json_build_object('id', u.id, 'name', u.name) as "changedBy"
          from saved_query_versions v join users u on u.id = v.changed_by_id
          where v.query_id = $1 ${where} ${order}`,
        values: [id, limit, ...position],
      })
    },

    async version(id, version) {
      const [found] = await query<Row>(versionStatement(id, version))
      return found && recordOf(found)
    },

    async ofDataset(datasetId, afterId, limit) {
      const found = await query<Row>(ofDatasetStatement(datasetId, afterId, limit))
      return found.map(recordOf)
    },
  }
}

async function get(query: Query, id: string): Promise<QueryRecord | undefined> {
  const [found] = await query<Row>(getStatement(id))
  return found && recordOf(found)
}

async function requireQuery(query: Query, id: string): Promise<QueryRecord> {
  const found = await get(query, id)
  if (found === undefined) throw queryNotFound()
  return found
}

/** It as it is, which nobody else changes until the transaction ends. */
async function lock(query: Query, id: string, expected: ExpectedVersion): Promise<QueryRecord> {
  await query({ text: 'select from saved_queries where id = $1 for no key update', values: [id] })
  // Read after the lock: what was changed while we waited counts.
  const current = await requireQuery(query, id)
  checkVersion(current, expected)
  return current
}
