import { limits } from '@tg-cloud/contract/limits'
import { scheduleLimit, scheduleNotFound } from '../../errors-pipelines.ts'
import type { Chain } from '../../pipelines/ring.ts'
import type { ScheduleChange, ScheduleRecord } from '../../pipelines/schedule.ts'
import type { ScheduleRepository } from '../../pipelines/schedule-ports.ts'
import type { ExpectedVersion } from '../../users/ports.ts'
import { checkVersion } from './check-version.ts'
import { timeText } from './columns.ts'
import type { Database, Query } from './database.ts'

const columns = [
  's.id',
  'p.slug as pipeline',
  's.pipeline_id as "pipelineId"',
  's.trigger',
  's.parameters',
  's.date_parameters as "dateParameters"',
  's.paused',
  `${timeText('s.next_at')} as "nextAt"`,
  `case when s.last_due_at is not null then json_build_object('dueAt', ${timeText('s.last_due_at')},
    'run', s.last_run_id, 'problem', s.last_problem) end as last`,
  's.created_by_id as "createdBy"',
  `${timeText('s.created_at')} as "createdAt"`,
  `${timeText('s.updated_at')} as "updatedAt"`,
  's.version',
].join(', ')
const from = 'from schedules s join pipelines p on p.id = s.pipeline_id'
// What a data set had before the schedule knew it, or while it was paused, owes no run.
const seen = '(select version from datasets where slug = $6::text)'
const wait = `(s.trigger->>'debounceMs')::int * interval '1 ms'`
// What is changed beside that leaves open what is owed.
const anew = (column: string, fresh: string) =>
  `${column} = case when trigger = $2::jsonb and paused = $5 then ${column} else ${fresh} end`

/** As `$2` to `$6`. */
const valuesOf = ({ trigger, parameters, dateParameters, paused }: ScheduleChange) => [
  JSON.stringify(trigger),
  JSON.stringify(parameters),
  JSON.stringify(dateParameters),
  paused,
  trigger.kind === 'dataset' ? trigger.dataset : null,
]

export function makeScheduleRepository({ query, transaction }: Database): ScheduleRepository {
  const find = (rest: string, values: unknown[]) =>
    query<ScheduleRecord>({ text: `select ${columns} ${from} ${rest}`, values })
  const get = async (pipelineId: string, id: string) =>
    (await find('where s.id = $1 and s.pipeline_id = $2', [id, pipelineId]))[0]

  async function lock(query: Query, pipelineId: string, id: string, expected: ExpectedVersion) {
    await query({ text: 'select from schedules where id = $1 for no key update', values: [id] })
    const current = await get(pipelineId, id)
    if (current === undefined) throw scheduleNotFound()
    checkVersion(current, expected)
    return current
  }

  return {
    transaction: (work) => transaction(work),
    get,

    list: (pipelineId, limit, after) =>
      find(
        `where s.pipeline_id = $1 and ($3::timestamptz is null or (s.created_at, s.id) > ($3, $4::uuid))
          order by s.created_at, s.id limit $2`,
        [pipelineId, limit, after?.value, after?.id],
      ),

    create: ({ id, pipelineId, createdBy, ...rest }) =>
      transaction(async (query) => {
        // Those that are made at once are counted one after the other.
        await query({ text: 'select from pipelines where id = $1 for no key update', values: [pipelineId] })
        const there = await query({
          text: 'select from schedules where pipeline_id = $1',
          values: [pipelineId],
        })
        if (there.length >= limits.schedulesMax) throw scheduleLimit(limits.schedulesMax)
        await query({
          text: `insert into schedules (id, trigger, parameters, date_parameters, paused, dataset, pipeline_id,
              created_by_id, next_at, noticed_version)
            values ($1, $2, $3, $4, $5, $6::text, $7, $8, $9, ${seen})`,
          values: [id, ...valuesOf(rest), pipelineId, createdBy, rest.nextAt],
        })
        return (await get(pipelineId, id)) as ScheduleRecord
      }),

    change: (pipelineId, id, expected, decide) =>
      transaction(async (query) => {
        const change = decide(await lock(query, pipelineId, id, expected))
        await query({
          text: `update schedules set ${anew('next_at', '$7::timestamptz')}, ${anew('owed_since', 'null')},
            ${anew('noticed_version', seen)}, trigger = $2::jsonb, parameters = $3, date_parameters = $4, paused = $5,
            dataset = $6::text, version = version + 1, updated_at = now() where id = $1`,
          values: [id, ...valuesOf(change), change.nextAt],
        })
        return (await get(pipelineId, id)) as ScheduleRecord
      }),

    remove: (pipelineId, id, expected) =>
      transaction(async (query) => {
        await lock(query, pipelineId, id, expected)
        await query({ text: 'delete from schedules where id = $1', values: [id] })
      }),

    chains: () =>
      query<Chain>({
        text: `select s.dataset, p.slug as pipeline, p.writes ${from} where s.dataset is not null and not s.paused`,
      }),

    async notice() {
      await query({
        text: `update schedules s set noticed_version = d.version, owed_since = coalesce(owed_since, now()),
            next_at = least(now() + ${wait}, coalesce(owed_since, now()) + 10 * ${wait})
          from datasets d
          where s.dataset = d.slug and d.state = 'ready' and not s.paused
            and s.noticed_version is distinct from d.version`,
      })
    },

    async takeDue() {
      const [due] = await query<{ id: string; pipelineId: string; nextAt: Date; now: Date }>({
        text: `select id, pipeline_id as "pipelineId", next_at as "nextAt", now() as now from schedules
          where not paused and next_at <= now() order by next_at limit 1 for no key update skip locked`,
      })
      const schedule = due && (await get(due.pipelineId, due.id))
      return due && schedule && { schedule, nextAt: due.nextAt, now: due.now }
    },

    async moveOn(id, next, turn) {
      const values = [id, next, turn?.dueAt, turn?.run, turn?.problem]
      const told = turn ? ', last_due_at = $3, last_run_id = $4, last_problem = $5' : ''
      await query({
        text: `update schedules set next_at = $2, owed_since = null, version = version + 1, updated_at = now()${told}
          where id = $1`,
        values: turn ? values : values.slice(0, 2),
      })
    },
  }
}
