import { limits } from '@tg-cloud/contract/limits'
import type { RunOutput, RunProgress } from '@tg-cloud/contract/run'
import type { RunEvent, RunRepository } from '../../pipelines/ports.ts'
import type { LogLine } from '../../pipelines/run.ts'
import { timeText } from './columns.ts'
import type { Database } from './database.ts'

type Recordings = Pick<RunRepository, 'output' | 'appendLog' | 'log' | 'eventsAfter' | 'progressOf'>

/** What is written down while runs go on: their logs and events. */
export function makeRunRecordings({ query }: Pick<Database, 'query'>): Recordings {
  return {
    async output(id) {
      const [found] = await query<{ output: RunOutput | null }>({
        text: 'select output from runs where id = $1',
        values: [id],
      })
      return found?.output ?? undefined
    },

    async appendLog(id, lines) {
      await query({
        text: `with room as (
            update runs set log_lines = log_lines + $2 where id = $1 and log_lines < $7 returning log_lines - $2 as before
          )
          insert into run_log_lines (run_id, number, at, attempt, level, text)
          select $1, room.before + line.number, line.at, line.attempt, line.level, line.text
          from room, unnest($3::timestamptz[], $4::int[], $5::text[], $6::text[])
            with ordinality as line (at, attempt, level, text, number)`,
        values: [
          id,
          lines.length,
          lines.map(({ at }) => at),
          lines.map(({ attempt }) => attempt),
          lines.map(({ level }) => level),
          lines.map(({ text }) => text),
          limits.runLogLines,
        ],
      })
    },

    log: (id, { after, limit, attempt }) =>
      query<LogLine & { number: number }>({
        text: `select number, ${timeText('at')} as at, attempt, level, text from run_log_lines
          where run_id = $1 and number > $2 and ($4::int is null or attempt = $4) order by number limit $3`,
        values: [id, after, limit, attempt],
      }),

    eventsAfter: (known) =>
      query<RunEvent>({
        text: `select run_id as "runId", number, ${timeText('at')} as at, data
          from unnest($1::uuid[], $2::int[]) as known (id, after)
          join run_events on run_id = known.id and number > known.after order by run_id, number limit 1000`,
        values: [known.map(({ runId }) => runId), known.map(({ after }) => after)],
      }),

    progressOf: (ids) =>
      query<{ runId: string; progress: RunProgress }>({
        text: `select r.id as "runId", j.progress from runs r join jobs j on j.id = r.job_id
          where r.id = any($1::uuid[]) and r.finished_at is null and j.progress is not null`,
        values: [ids],
      }),
  }
}
