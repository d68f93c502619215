import { queryRunLimit } from '../../errors-queries.ts'
import type { QueryRunRepository } from '../../query-runs/ports.ts'
import type { RunRecord, RunSummary } from '../../query-runs/query-run.ts'
import { newestFirst } from './columns.ts'
import { readableBy } from './dataset-statements.ts'
import type { Database } from './database.ts'
import { from, getRun, isMade, kept, live, madeResult, runColumns } from './query-run-statements.ts'

export function makeQueryRunRepository({ query, transaction, alone }: Database): QueryRunRepository {
  return {
    create: (run, { maxAgeMs, unfinishedMax }, enqueue) =>
      // The same is worked out once, and the count holds.
      alone([run.questionKey, run.createdBy], async (query) => {
        const [unfinished] = await query<{ count: number }>({
          text: `select count(*)::int as count ${from} where r.created_by_id = $1 and ${live}`,
          values: [run.createdBy],
        })
        if ((unfinished?.count ?? 0) >= unfinishedMax) throw queryRunLimit(unfinishedMax)
        // What is under way first: it may end before the other look.
        const wanted = `query:${run.questionKey}:${run.datasetVersion}`
        const [running] = await query<{ id: string; leaves: boolean }>({
          text: `select id, cancel_requested_at is not null as leaves from jobs
            where job_key = $1 and finished_at is null`,
          values: [wanted],
        })
        const jobKey = running?.leaves ? `${wanted}:${run.id}` : wanted
        const there = running && !running.leaves ? running : await madeResult(query, run, maxAgeMs)
        const jobId = there?.id ?? (await enqueue(query, jobKey))
        await query({
          text: `insert into query_runs (id, dataset_id, query_id, query_version, question, question_key,
              job_id, created_by_id, shared)
            values ($1, $2, $3, $4, $5, $6, $7, $8, exists (select from query_runs where job_id = $7))`,
          values: [
            run.id,
            run.datasetId,
            run.query?.id ?? null,
            run.query?.version ?? null,
            JSON.stringify(run.question),
            run.questionKey,
            jobId,
            run.createdBy,
          ],
        })
        return (await getRun(query, run.id)) as RunRecord
      }),

    get: (id) => getRun(query, id),

    list({ createdBy, everyDataset, queryId, limit, before }) {
      const { where, order, position } = newestFirst(before, 'r.')
      const values: unknown[] = [createdBy, limit, ...position]
      const readable = everyDataset ? '' : `and ${readableBy('r.created_by_id')}`
      const ofQuery = queryId === undefined ? '' : `and r.query_id = $${values.push(queryId)}`
      return query<RunSummary>({
        text: `select ${runColumns} ${from} where r.created_by_id = $1 ${readable} ${ofQuery} ${where} ${order}`,
        values,
      })
    },

    cancel: (id) =>
      transaction(async (query) => {
        // Of two that give up at once one is the last.
        await query({
          text: 'select from jobs where id = (select job_id from query_runs where id = $1) for no key update',
          values: [id],
        })
        const [cancelled] = await query<{ jobId: string }>({
          text: `update query_runs r set cancelled_at = now(), updated_at = now() from jobs j
            where r.id = $1 and j.id = r.job_id and ${live} returning r.job_id as "jobId"`,
          values: [id],
        })
        if (cancelled === undefined) return undefined
        const others = await query({
          text: 'select from query_runs where job_id = $1 and cancelled_at is null limit 1',
          values: [cancelled.jobId],
        })
        return { jobId: cancelled.jobId, isLast: others.length === 0 }
      }),

    async forget(datasetId) {
      const forgotten = await query({
        text: `update query_runs set forgotten_at = now(), updated_at = now()
          where dataset_id = $1 and forgotten_at is null returning id`,
        values: [datasetId],
      })
      return forgotten.length
    },

    async needed(keys) {
      const found = await query<{ key: string }>({
        text: `select key from unnest($1::text[]) key join jobs j on j.id = left(key, 36)::uuid
          where (j.finished_at is null or (j.result->>'key' = key and j.finished_at > now() - ${kept}))
            and exists (select from query_runs where job_id = j.id and forgotten_at is null)`,
        values: [keys],
      })
      return new Set(found.map(({ key }) => key))
    },

    async usedBytes() {
      const [used] = await query<{ bytes: number }>({
        text: `select coalesce(sum((j.result->>'bytes')::float8), 0) as bytes from jobs j
          where j.task = 'query_result' and ${isMade} and j.finished_at > now() - ${kept}
            and exists (select from query_runs where job_id = j.id and forgotten_at is null)`,
      })
      return used?.bytes ?? 0
    },
  }
}
