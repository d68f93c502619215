import { ingestNotFound } from '../../errors.ts'
import type { IngestRecord } from '../../ingest/ingest.ts'
import type { IngestRepository } from '../../ingest/ports.ts'
import {
  countColumns,
  datasetOfIngest,
  ingestColumns as columns,
  from,
  progressColumns,
  progressValues,
  writeDone,
  getIngest,
} from './ingest-statements.ts'
import { makeBegin } from './begin-ingest.ts'
import { makeForgetOriginals } from './forget-originals.ts'
import { nextVersion, raiseVersion } from './dataset-versions.ts'
import type { Database, Query } from './database.ts'

export function makeIngestRepository({ query, transaction, alone }: Database): IngestRepository {
  const get = (id: string, ask: Query = query) => getIngest(ask, id)
  const getOrThrow = async (id: string, ask?: Query) => {
    const record = await get(id, ask)
    if (record === undefined) throw ingestNotFound()
    return record
  }

  return {
    begin: makeBegin(alone),

    get,

    list({ datasetId, createdBy, idempotencyKey, state, limit, before }) {
      const values: unknown[] = [limit]
      const filters = {
        dataset_id: datasetId,
        created_by_id: createdBy,
        idempotency_key: idempotencyKey,
        state,
      }
      const conditions = Object.entries(filters)
        .filter(([, value]) => value !== undefined)
        .map(([column, value]) => `i.${column} = $${values.push(value)}`)
      if (before !== undefined) {
        const [createdAt, id] = [values.push(before.value), values.push(before.id)]
        conditions.push(`(i.created_at, i.id) < ($${createdAt}::timestamptz, $${id}::uuid)`)
      }
      return query<IngestRecord>({
        text: `select ${columns} ${from} where ${conditions.join(' and ')}
          order by i.created_at desc, i.id desc limit $1`,
        values,
      })
    },

    async resume(id) {
      await query({
        text: `update ingests set state = 'loading', problem = null, updated_at = now()
          where id = $1 and state in ('loading', 'interrupted')`,
        values: [id],
      })
    },

    async end(id, { state, problem }, progress) {
      const finished = state === 'interrupted' ? 'null' : 'now()'
      await query({
        text: `update ingests set ${progressColumns}, ${countColumns}, state = $10, problem = $11,
          finished_at = ${finished} where id = $1 and state in ('loading', 'interrupted')`,
        values: [...progressValues(id, progress), state, problem === null ? null : JSON.stringify(problem)],
      })
    },

    async seal(id, sha256, progress) {
      await query({
        text: `update ingests set ${progressColumns}, ${countColumns}, sha256 = $10 where id = $1`,
        values: [...progressValues(id, progress), sha256],
      })
    },

    async defer(id, sha256, progress) {
      await query({
        text: `update ingests set ${progressColumns}, ${countColumns}, sha256 = $10, deferred = true
          where id = $1 and state in ('loading', 'interrupted')`,
        values: [...progressValues(id, progress), sha256],
      })
      return getOrThrow(id)
    },

    finish: (id, commit) =>
      transaction(async (query) => {
        const version = await nextVersion(query, datasetOfIngest, id)
        const { counts, rows } = await commit(version)
        await writeDone(query, id, version, counts)
        await raiseVersion(query, datasetOfIngest, id, version, rows)
        return getOrThrow(id, query)
      }),

    revert: (id, commit) =>
      transaction(async (query) => {
        const version = await nextVersion(query, datasetOfIngest, id)
        const { rows } = await commit(version)
        await query({
          text: `update ingests set state = 'reverted', updated_at = now() where id = $1`,
          values: [id],
        })
        await raiseVersion(query, datasetOfIngest, id, version, rows)
        return getOrThrow(id, query)
      }),

    settle: (id, { version, counts, rows }) =>
      transaction(async (query) => {
        await nextVersion(query, datasetOfIngest, id)
        await writeDone(query, id, version, counts)
        await raiseVersion(query, datasetOfIngest, id, version, rows)
      }),

    forgetOriginals: makeForgetOriginals(query),

    unsettled: () =>
      query<IngestRecord>({
        text: `select ${columns} ${from} where i.state in ('loading', 'interrupted') order by i.created_at`,
      }),
  }
}
