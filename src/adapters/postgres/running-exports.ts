import type { ExportRepository } from '../../exports/ports.ts'
import type { Database } from './database.ts'
import { nothingYet, own, ownValues, progressColumns, progressValues } from './export-statements.ts'

/** What is written of exports that run, and of those whose process has died. */
export function makeRunningExports({
  query,
}: Pick<Database, 'query'>): Pick<ExportRepository, 'beat' | 'succeed' | 'end' | 'takeBack'> {
  return {
    async beat(attempt, progress) {
      const [beaten] = await query<{ cancelled: boolean }>({
        name: 'beat_export',
        text: `update exports set ${progressColumns}, beat_at = now() where ${own}
          returning cancel_requested_at is not null as cancelled`,
        values: [...ownValues(attempt), ...progressValues(progress)],
      })
      return beaten
    },

    async succeed(attempt, { sha256, completeness, keptMs, ...progress }) {
      const done = await query({
        text: `update exports set ${progressColumns}, state = 'succeeded', sha256 = $9, completeness = $10, problem = null,
            worker_id = null, finished_at = now(),
            expires_at = case when delivery = 'file' then now() + $11 * interval '1 ms' end
          where ${own} and cancel_requested_at is null returning id`,
        values: [
          ...ownValues(attempt),
          ...progressValues(progress),
          sha256,
          JSON.stringify(completeness),
          keptMs,
        ],
      })
      return done.length > 0
    },

    async end(attempt, ending) {
      const ended =
        ending.state === 'queued'
          ? await query({
              text: `update exports set state = 'queued', due_at = now() + $4 * interval '1 ms', problem = $5,
                  attempts = attempts - $6, updated_at = now(), ${nothingYet} where ${own} returning id`,
              values: [
                ...ownValues(attempt),
                ending.afterMs,
                ending.problem && JSON.stringify(ending.problem),
                ending.counted ? 0 : 1,
              ],
            })
          : await query({
              text: `update exports set state = $4, problem = $5, worker_id = null, finished_at = now(), updated_at = now()
                where ${own} returning id`,
              values: [
                ...ownValues(attempt),
                ending.state,
                ending.state === 'failed' ? JSON.stringify(ending.problem) : null,
              ],
            })
      return ended.length > 0
    },

    async takeBack(silentMs, attemptsMax) {
      const problem = JSON.stringify({ code: 'server_stopped', detail: 'The server stopped while it ran' })
      const silent = `state = 'running' and beat_at < now() - $1 * interval '1 ms'`
      const ended = await query<{ id: string }>({
        text: `update exports set worker_id = null, finished_at = now(), updated_at = now(),
            state = case when cancel_requested_at is not null then 'cancelled' else 'failed' end,
            problem = case when cancel_requested_at is null then $3::jsonb end
          where ${silent} and (delivery = 'stream' or attempts >= $2 or cancel_requested_at is not null) returning id`,
        values: [silentMs, attemptsMax, problem],
      })
      const queued = await query<{ id: string }>({
        text: `update exports set state = 'queued', problem = $2, due_at = now(), updated_at = now(), ${nothingYet}
          where ${silent} returning id`,
        values: [silentMs, problem],
      })
      return [...ended, ...queued].map(({ id }) => id)
    },
  }
}
