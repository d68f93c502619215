import type { Held } from '../../jobs/ports.ts'
import { failed, handBack } from './attempts.ts'
import { addTicket, queueSchema, type Records } from './records.ts'

type Taken = { id: string; task: string; state: string }
export type Leases = ReturnType<typeof makeLeases>

/** A worker holds its jobs for as long as its row is young, by the clock of the database. */
export function makeLeases({ schema, query, transaction }: Records, leaseMs: number) {
  const old = `beat_at < now() - interval '${leaseMs} ms'`
  const unlock = `"${queueSchema(schema)}".force_unlock_workers`
  return {
    /** Renews the lease and answers what the worker holds. */
    async beat(workerId: string): Promise<Held[]> {
      const rows = await query<Held>({
        name: 'beat_job_worker',
        text: `with beat as (
            insert into job_workers (id) values ($1) on conflict (id) do update set beat_at = now() returning id
          )
          select jobs.id, attempts as attempt, worker_id as "workerId", cancel_requested_at is not null as cancelled
          from beat left join jobs on worker_id = beat.id and state = 'running'`,
        values: [workerId],
      })
      return rows.filter(({ id }) => id !== null)
    },

    /** Workers that hold tickets without a lease: they died before their first beat. */
    async findUnknown(): Promise<string[]> {
      const rows = await query<{ id: string }>({
        text: `select distinct locked_by as id from "${queueSchema(schema)}".jobs
          where locked_at < now() - interval '${leaseMs} ms'
            and not exists (select from job_workers where id = locked_by)`,
      })
      return rows.map(({ id }) => id)
    },

    /**
     * Takes back what dead workers held: a death counts as a failure, so that a job that kills its process is parked
     * in the end. One process does so at a time; answers the jobs it took.
     */
    async sweep(): Promise<Taken[]> {
      const found = await query<{ id: string }>({
        text: `select id from job_workers where ${old} union
          select worker_id from jobs where state = 'running'
            and not exists (select from job_workers where id = jobs.worker_id)`,
      })
      if (found.length === 0) return []
      return transaction(async (query) => {
        const [lock] = await query<{ got: boolean }>({
          text: 'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as got',
          values: [`sweep of ${queueSchema(schema)}`],
        })
        if (!lock?.got) return []
        // Looked at again under locks: a worker that was only slow has beaten since.
        const ids = found.map(({ id }) => id)
        await query({ text: `delete from job_workers where id = any($1) and ${old}`, values: [ids] })
        const taken = await query<Taken>({
          text: `with job as (
              update jobs set ${failed('failures + 1 >= max_attempts', `'The process that ran it ended'`, 'now()')}
              where state = 'running' and not exists (select from job_workers where id = jobs.worker_id)
              returning id, task, priority, state
            )
            select id, task, state from job`,
        })
        await query({
          text: `select ${unlock}(array(
            select id from unnest($1::text[]) as gone (id) where id not in (select job_workers.id from job_workers)
          ))`,
          values: [ids],
        })
        await query({
          text: `select ${addTicket(schema, 'jobs', 'now()')} from jobs where id = any($1) and state = 'retrying'`,
          values: [taken.map(({ id }) => id)],
        })
        return taken
      })
    },

    /** The worker has ended of itself: what it may still hold goes back, and no failure is counted. */
    async end(workerId: string): Promise<void> {
      await transaction(async (query) => {
        await query({ text: 'delete from job_workers where id = $1', values: [workerId] })
        await query({ text: `select ${unlock}(array[$1::text])`, values: [workerId] })
        await query({ text: handBack(schema, 'worker_id = $1'), values: [workerId] })
      })
    },

    /**
     * Gives tickets to jobs that wait and have none: a crash of PostgreSQL may forget that a job was taken, whose ticket
     * goes when the one who took it lets go.
     */
    async replaceTickets(): Promise<void> {
      const dueAt = `greatest(now(), coalesce(retry_at, run_at))`
      await query({
        text: `select ${addTicket(schema, 'jobs', dueAt)} from jobs
          where state in ('queued', 'retrying') and updated_at < now() - interval '${leaseMs} ms'
            and not exists (select from "${queueSchema(schema)}".jobs as ticket where ticket.key = jobs.id::text)`,
      })
    },

    /** Frees what a worker had locked that is not known. */
    async unlock(workerId: string): Promise<void> {
      await query({ text: `select ${unlock}(array[$1::text])`, values: [workerId] })
    },
  }
}
