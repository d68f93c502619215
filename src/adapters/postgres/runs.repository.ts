import type { RunListing, RunRepository } from '../../pipelines/ports.ts'
import type { RunRecord } from '../../pipelines/run.ts'
import type { Database, Statement } from './database.ts'
import { runnable } from './pipeline-statements.ts'
import { makeRunRecordings } from './run-recordings.ts'
import { makeRunsElsewhere } from './runs-elsewhere.ts'
import {
  createRunStatement,
  fromRuns as from,
  keepWaitingStatement,
  moveStatement,
  runColumns as columns,
} from './run-statements.ts'

const unfinished = 'r.finished_at is null'
export function makeRunRepository({ query, transaction, afterCommit }: Database): RunRepository {
  const find = (rest: string, values: unknown[]) =>
    query<RunRecord>({ text: `select ${columns} ${from} ${rest}`, values })
  const get = async (id: string) => (await find('where r.id = $1', [id]))[0]
  return {
    transaction: (work) => transaction(work),

    async lockPipeline(id) {
      const [found] = await query<{ paused: boolean; concurrency: number }>({
        text: 'select paused, concurrency from pipelines where id = $1 for no key update',
        values: [id],
      })
      return found
    },

    async countUnfinished(pipelineId) {
      const [counted] = await query<{ all: number; admitted: number }>({
        text: `select count(*)::int as all, (count(*) filter (where admitted))::int as admitted
          from runs r where pipeline_id = $1 and ${unfinished}`,
        values: [pipelineId],
      })
      return counted as { all: number; admitted: number }
    },

    nextInLine: (pipelineId, limit) =>
      limit === 0
        ? Promise.resolve([])
        : find(`where r.pipeline_id = $1 and ${unfinished} and not r.admitted order by r.id limit $2`, [
            pipelineId,
            limit,
          ]),

    overdueInLine: () =>
      find(`where ${unfinished} and not r.admitted and r.deadline_at < now() order by r.id limit 100`, []),

    async keepWaiting(pipelineId, why) {
      await query(keepWaitingStatement(pipelineId, why))
    },

    async withRoom() {
      const found = await query<{ id: string }>({
        text: `select p.id from pipelines p join (
            select pipeline_id, count(*) as all, count(*) filter (where admitted) as admitted
            from runs r where ${unfinished} group by pipeline_id
          ) n on n.pipeline_id = p.id
          where n.all > n.admitted and not p.paused and n.admitted < p.concurrency`,
      })
      return found.map(({ id }) => id)
    },

    async create({ dueAt, ...run }) {
      await query(createRunStatement(run, dueAt))
      return (await get(run.id)) as RunRecord
    },

    get,

    async lock(id) {
      await query({ text: 'select from runs where id = $1 for no key update', values: [id] })
      return get(id)
    },

    list: (listing) => query<RunRecord>(listStatement(listing)),

    async move(id, guard, change) {
      const moved = await query(moveStatement(id, guard, change))
      return moved.length > 0 ? get(id) : undefined
    },

    async note(id, note) {
      await query({
        text: 'update runs set note = $2, version = version + 1, updated_at = now() where id = $1',
        values: [id, note],
      })
      return get(id)
    },

    afterCommit,

    async clock() {
      const [answer] = await query<{ now: number }>({
        text: 'select (extract(epoch from now()) * 1000)::float8 as now',
      })
      return (answer as { now: number }).now
    },

    ...makeRunsElsewhere({ query }),
    ...makeRunRecordings({ query }),
  }
}

function listStatement({
  runnableBy,
  pipeline,
  state,
  startedBy,
  userId,
  limit,
  before,
}: RunListing): Statement {
  const values: unknown[] = []
  const parameter = (value: unknown) => `$${values.push(value)}`
  const conditions = [runnable(runnableBy, parameter)]
  if (pipeline !== undefined) conditions.push(`p.slug = ${parameter(pipeline)}`)
  if (state !== undefined) conditions.push(`r.state = ${parameter(state)}`)
  if (startedBy !== undefined) conditions.push(`r.started_by = ${parameter(startedBy)}`)
  if (userId !== undefined) conditions.push(`r.user_id = ${parameter(userId)}`)
  if (before)
    conditions.push(
      `(r.created_at, r.id) < (${parameter(before.value)}::timestamptz, ${parameter(before.id)}::uuid)`,
    )
  return {
    text: `select ${columns} ${from} where ${conditions.join(' and ')}
      order by r.created_at desc, r.id desc limit ${parameter(limit)}`,
    values,
  }
}
