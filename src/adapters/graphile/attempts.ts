import type { JobState } from '../../jobs/job.ts'
import type { Attempts, Claimed } from '../../jobs/ports.ts'
import { makeFinishJobs } from './finish-jobs.ts'
import { addTicket, type Records, storable, storableJson } from './records.ts'

// An attempt is known by its number and worker: what a worker writes that has lost the job meets no row.
const own = `id = $1 and attempts = $2 and worker_id = $3 and state = 'running'`

/** What a failure makes of a row: its new state, and when it is due again. `parked`: it may not try again. */
export const failed = (parked: string, cause: string, dueAt: string): string => {
  const state = `case when cancel_requested_at is not null then 'cancelled' when ${parked} then 'failed' else 'retrying' end`
  const goesOn = `cancel_requested_at is null and not (${parked})`
  return `failures = failures + 1, last_error = ${cause}, worker_id = null, updated_at = now(), state = ${state},
    retry_at = case when ${goesOn} then ${dueAt} end, finished_at = case when ${goesOn} then null else now() end`
}

/** Hands running jobs back: they are due at once, and nothing counts as a failure. Answers their states. */
export const handBack = (schema: string, where: string): string => `with job as (
    update jobs set worker_id = null, updated_at = now(),
      state = case when cancel_requested_at is not null then 'cancelled' when failures > 0 then 'retrying' else 'queued' end,
      finished_at = case when cancel_requested_at is not null then now() end
    where state = 'running' and ${where} returning id, task, priority, state
  )
  select state, ${ticketIf(schema, `state <> 'cancelled'`, 'now()')} from job`

const ticketIf = (schema: string, state: string, runAt: string) =>
  `case when ${state} then ${addTicket(schema, 'job', runAt)} end as ticket`

/**
 * `quick` need not wait for the disk: should PostgreSQL crash and forget that a job was taken, the next beat tells the
 * one who took it. How an attempt ended is on disk before anybody hears of it.
 */
export function makeAttempts(records: Records, quick: Pick<Records, 'query'>): Attempts {
  const { schema, query } = records
  const finish = makeFinishJobs(records)
  const stateOf = (rows: { state: JobState }[]) => rows[0]?.state
  return {
    async claim(id, workerId) {
      const [claimed] = await quick.query<Claimed>({
        name: 'claim_job',
        text: `update jobs set state = 'running', attempts = attempts + 1, worker_id = $2, retry_at = null,
            progress = null, started_at = coalesce(started_at, now()), updated_at = now()
          where id = $1 and state in ('queued', 'retrying')
          returning id, payload, attempts as attempt, failures,
            worker_id as "workerId", max_attempts as "maxAttempts", run_at as "runAt"`,
        values: [id, workerId],
      })
      return claimed
    },

    async progress({ id, attempt, workerId }, progress) {
      const rows = await quick.query({
        text: `update jobs set progress = $4::jsonb, updated_at = now() where ${own} returning id`,
        values: [id, attempt, workerId, storableJson(progress)],
      })
      return rows.length > 0
    },

    async succeed({ id, attempt, workerId }, result) {
      return (await finish({ id, attempt, workerId, result })) ? 'succeeded' : undefined
    },

    async fail({ id, attempt, workerId }, cause, delayMs, final = false) {
      const parked = `$5 or failures + 1 >= max_attempts`
      return stateOf(
        await query<{ state: JobState }>({
          text: `with job as (
              update jobs set ${failed(parked, '$4', `now() + $6 * interval '1 ms'`)}
              where ${own} returning id, task, priority, state, retry_at
            )
            select state, ${ticketIf(schema, `state = 'retrying'`, 'retry_at')} from job`,
          values: [id, attempt, workerId, storable(cause), final, delayMs],
        }),
      )
    },

    async release({ id, attempt, workerId }) {
      return stateOf(
        await query<{ state: JobState }>({
          text: handBack(schema, own),
          values: [id, attempt, workerId],
        }),
      )
    },

    async postpone(id) {
      await query({
        text: `select ${addTicket(schema, 'jobs', `now() + interval '1 s'`)} as ticket
          from jobs where id = $1 and state in ('queued', 'retrying')`,
        values: [id],
      })
    },
  }
}
