import type { CronInZone } from '../../jobs/next-instant.ts'
import type { Jobs, Schedules, ScheduleState } from '../../jobs/ports.ts'
import type { Task } from '../../jobs/task.ts'
import type { Records } from './records.ts'
import { time } from './jobs.ts'

// Later than this it was missed: nothing ran when it was due.
const missedAfterMs = 60_000

/** `cronInZone` of the feature. */
export type ReadCron = (expression: string, zone: string) => CronInZone

type Due = {
  name: string
  task: string
  payload: unknown
  expression: string
  zone: string
  catchUp: 'skip' | 'run_once'
  nextAt: Date
  now: Date
}

export function makeSchedules({ query }: Records, readCron: ReadCron): Schedules {
  const now = async () => (await query<{ now: Date }>({ text: 'select now() as now' }))[0]?.now ?? new Date()
  return {
    async put({ name, task, payload, cron, catchUp }) {
      const nextAt = cron.next(await now())
      await query({
        text: `insert into job_schedules as known (name, task, payload, expression, zone, catch_up, next_at)
          values ($1, $2, $3::jsonb, $4, $5, $6, $7)
          on conflict (name) do update set task = excluded.task, payload = excluded.payload,
            catch_up = excluded.catch_up, expression = excluded.expression, zone = excluded.zone, updated_at = now(),
            next_at = case when (known.expression, known.zone) = (excluded.expression, excluded.zone)
              then known.next_at else excluded.next_at end`,
        values: [name, task, JSON.stringify(payload), cron.expression, cron.zone, catchUp, nextAt],
      })
    },

    async remove(name) {
      await query({ text: 'delete from job_schedules where name = $1', values: [name] })
    },

    list() {
      return query<ScheduleState>({
        text: `select name, task, expression, zone, catch_up as "catchUp", paused, ${time('next_at')} as "nextAt"
          from job_schedules order by name`,
      })
    },

    async pause(name, paused) {
      const [known] = await query<{ expression: string; zone: string }>({
        text: 'select expression, zone from job_schedules where name = $1',
        values: [name],
      })
      if (!known) return false
      const nextAt = readCron(known.expression, known.zone).next(await now())
      const changed = await query({
        text: `update job_schedules set paused = $2, updated_at = now(),
            next_at = case when paused and not $2 then $3 else next_at end
          where name = $1 returning name`,
        values: [name, paused, nextAt],
      })
      return changed.length > 0
    },
  }
}

/** Adds a job for each occurrence that is due, and moves its schedule on in the same transaction. */
export function makeTick(
  { transaction }: Records,
  readCron: ReadCron,
  enqueue: Jobs['enqueue'],
  tasks: ReadonlyMap<string, Task<unknown>>,
) {
  return (): Promise<void> =>
    transaction(async (query) => {
      const due = await query<Due>({
        text: `select name, task, payload, expression, zone, catch_up as "catchUp", next_at as "nextAt", now() as now
          from job_schedules where not paused and next_at <= now() and task = any($1)
          order by next_at limit 20 for update skip locked`,
        values: [[...tasks.keys()]],
      })
      for (const { name, task, payload, expression, zone, catchUp, nextAt, now } of due) {
        const missed = now.getTime() - nextAt.getTime() > missedAfterMs
        const known = tasks.get(task)
        if (known && (!missed || catchUp === 'run_once')) {
          const jobKey = `schedule:${name}:${nextAt.toISOString()}`
          await enqueue(known, payload, { runAt: nextAt, jobKey }, query)
        }
        const next = readCron(expression, zone).next(missed ? now : nextAt)
        await query({ text: 'update job_schedules set next_at = $2 where name = $1', values: [name, next] })
      }
    })
}
