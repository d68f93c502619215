import { uuidv7 } from 'uuidv7'
import type { Job, JobState } from '../../jobs/job.ts'
import type { Jobs, Query } from '../../jobs/ports.ts'
import { addTicket, queueSchema, type Records } from './records.ts'

export const time = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const columns = [
  'id',
  'task',
  'payload',
  'job_key as "jobKey"',
  'state',
  'attempts',
  'failures',
  'max_attempts as "maxAttempts"',
  'priority',
  `${time('created_at')} as "createdAt"`,
  `${time('run_at')} as "runAt"`,
  `${time('retry_at')} as "retryAt"`,
  `${time('started_at')} as "startedAt"`,
  `${time('finished_at')} as "finishedAt"`,
  'progress',
  'result',
  'last_error as "lastError"',
  'cancel_requested_at is not null as "cancelRequested"',
].join(', ')

export function makeJobs({ schema, query }: Records): Jobs {
  const enqueue = `with made as (
      insert into jobs (id, task, payload, job_key, priority, max_attempts, run_at)
      values ($1, $2, $3::jsonb, $4, $5, $6, coalesce($7::timestamptz, date_trunc('milliseconds', now())))
      on conflict (job_key) where finished_at is null do nothing
      returning id, task, priority, run_at
    )
    select id, ${addTicket(schema, 'made', 'made.run_at')} as ticket from made`

  async function added(query: Query, values: unknown[], jobKey: string | undefined): Promise<string> {
    for (;;) {
      const [made] = await query<{ id: string }>({ name: 'enqueue_job', text: enqueue, values })
      if (made) return made.id
      const [there] = await query<{ id: string }>({
        text: 'select id from jobs where job_key = $1 and finished_at is null',
        values: [jobKey],
      })
      // It may have finished in between.
      if (there) return there.id
    }
  }

  return {
    async enqueue(task, payload, { runAt, jobKey, priority = 0, maxAttempts = 5 } = {}, within = query) {
      const checked = JSON.stringify(task.payload.parse(payload))
      const due = runAt?.toISOString()
      return added(within, [uuidv7(), task.name, checked, jobKey, priority, maxAttempts, due], jobKey)
    },

    async get(id) {
      const [job] = await query<Job>({ text: `select ${columns} from jobs where id = $1`, values: [id] })
      return job
    },

    getAll(ids) {
      return query<Job>({ text: `select ${columns} from jobs where id = any($1::uuid[])`, values: [ids] })
    },

    async workers() {
      const [answer] = await query<{ count: number }>({
        text: `select count(*)::int as count from job_workers where beat_at > now() - interval '6 s'`,
      })
      return answer?.count ?? 0
    },

    list({ state, task, limit }) {
      return query<Job>({
        text: `select ${columns} from jobs
          where ($1::text is null or state = $1) and ($2::text is null or task = $2) order by id desc limit $3`,
        values: [state, task, limit],
      })
    },

    async cancel(id) {
      // A ticket that a worker has just taken is spent by this too: the row says no when it comes.
      const [job] = await query<{ state: JobState }>({
        text: `with told as (
            update jobs set cancel_requested_at = coalesce(cancel_requested_at, now()), updated_at = now(),
              state = case when state = 'running' then state else 'cancelled' end,
              retry_at = null, finished_at = case when state = 'running' then null else now() end
            where id = $1 and finished_at is null returning id, state
          )
          select state, case when state = 'cancelled' then ("${queueSchema(schema)}".remove_job(id::text)).id end as ticket
          from told`,
        values: [id],
      })
      if (job) return job.state
      const [finished] = await query<{ state: JobState }>({
        text: 'select state from jobs where id = $1',
        values: [id],
      })
      return finished?.state
    },
  }
}
