import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { Slug } from './datasets.ts'
import { TimeZone } from './fields.ts'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { pageOf, pageQuery } from './paging.ts'
import { parameterName, Parameters } from './parameters.ts'
import { PipelineSlug } from './pipelines.ts'
import { text } from './text.ts'

const c = initContract()
const time = z.iso.datetime()

const CronTrigger = z
  .strictObject({
    kind: z.literal('cron'),
    expression: text({ min: 9, max: limits.cronChars }).describe(
      'Five fields: minute, hour, day of month, month, day of week; names, ranges, steps and lists',
    ),
    timeZone: TimeZone.describe(
      'Where its times are. One that clocks leave out runs right after, one that they have twice runs once; with `*` as ' +
        'the hour, each hour that passes counts',
    ),
    catchUp: z
      .enum(['skip', 'run_once', 'run_all'])
      .default('skip')
      .describe(
        'What becomes of times at which no server ran: nothing; one run, for the latest; a run for each of the last seven days',
      ),
  })
  .meta({ id: 'CronTrigger', description: 'At times' })
const DatasetTrigger = z
  .strictObject({
    kind: z.literal('dataset'),
    dataset: Slug.describe(
      'A data set; not one that the pipeline writes, nor one that is written by what it starts in turn',
    ),
    debounceMs: z
      .int()
      .min(0)
      .max(limits.debounceMsMax)
      .default(limits.debounceMs)
      .describe(
        'It runs when the data set has had no newer version for so long; at the latest ten times as long after the first',
      ),
  })
  .meta({ id: 'DatasetTrigger', description: 'When a data set has a new version' })
export const Trigger = z.discriminatedUnion('kind', [CronTrigger, DatasetTrigger])
export type Trigger = z.infer<typeof Trigger>

const DayOffset = z
  .strictObject({ days: z.int().min(-limits.retentionDaysMax).max(limits.retentionDaysMax) })
  .meta({
    id: 'DayOffset',
    description: 'Days after the one at which a run is due; before it where negative',
  })
const DateParameters = z
  .record(z.string().regex(parameterName), DayOffset)
  .refine((dates) => Object.keys(dates).length <= limits.dateParametersMax, { error: 'too many' })
  .describe(
    'Parameters that are a date (`2026-11-25`): the day at which the run is due, in the time zone of the trigger (UTC where ' +
      'it has none), and so many days more',
  )

const exampleTrigger = {
  kind: 'cron' as const,
  expression: '30 6 * * MON-FRI',
  timeZone: 'Asia/Seoul',
  catchUp: 'run_once' as const,
}
const changeable = {
  parameters: Parameters.optional(),
  dateParameters: DateParameters.optional(),
  paused: z.boolean().optional().describe('True: it never is due, and nothing is made up for afterwards'),
}
const example = {
  id: '0198f3a0-1c2d-7000-8000-00000000000b',
  pipeline: 'beoseu-jeokjae',
  trigger: exampleTrigger,
  parameters: {},
  dateParameters: { day: { days: -1 } },
  paused: false,
  next: ['2026-11-25T21:30:00.000Z', '2026-11-26T21:30:00.000Z'],
  last: {
    dueAt: '2026-11-24T21:30:00.000Z',
    run: '0198f3a0-1c2d-7000-8000-00000000000a',
    problem: null,
  },
  createdBy: '0198f3a0-1c2d-7000-8000-000000000001',
  createdAt: '2026-11-24T01:02:03.004Z',
  updatedAt: '2026-11-24T21:30:00.104Z',
  version: 2,
}

export const Schedule = z
  .object({
    id: z.uuid().describe('UUIDv7'),
    pipeline: z.string(),
    trigger: Trigger,
    parameters: z.record(z.string(), z.unknown()),
    dateParameters: z.record(z.string(), DayOffset),
    paused: z.boolean(),
    next: z
      .array(time)
      .describe(`The next ${limits.nextTimes} times; none while it is paused, and for a data set`),
    last: z
      .object({
        dueAt: time,
        run: z.uuid().nullable().describe('Null when there was none'),
        problem: z.string().nullable().describe('Why there was no run'),
      })
      .meta({ id: 'ScheduleLast', description: 'When it was due last, and what came of it' })
      .nullable(),
    createdBy: z.uuid().describe('Whose rights its runs have'),
    createdAt: time,
    updatedAt: time,
    version: z.int().describe('The ETag is this number in quotes; it rises too when the schedule was due'),
  })
  .meta({ id: 'Schedule', description: 'When a pipeline runs by itself', examples: [example] })
export type Schedule = z.infer<typeof Schedule>
const SchedulePage = z.object(pageOf(Schedule)).meta({
  id: 'SchedulePage',
  description: 'One page of schedules, the oldest first',
  examples: [{ items: [example], nextCursor: null }],
})

export const ScheduleCreate = z.strictObject({ trigger: Trigger, ...changeable }).meta({
  id: 'ScheduleCreate',
  description: 'A new schedule; its runs have your rights',
  examples: [{ trigger: exampleTrigger, dateParameters: { day: { days: -1 } } }],
})
export type ScheduleCreate = z.infer<typeof ScheduleCreate>
export const ScheduleUpdate = z.strictObject({ trigger: Trigger.optional(), ...changeable }).meta({
  id: 'ScheduleUpdate',
  description: 'What to change (merge patch); parameters are replaced as a whole',
  examples: [{ paused: true }],
})
export type ScheduleUpdate = z.infer<typeof ScheduleUpdate>

const one = {
  pipeline: 'slug',
  pathParams: PipelineSlug.extend({ id: z.uuid().describe('The schedule') }),
  problems: ['schedule_not_found'],
} as const

export const schedules = c.router({
  list: operation({
    method: 'GET',
    path: '/v1/pipelines/:slug/schedules',
    summary: 'List the schedules of a pipeline',
    description: 'The oldest first.',
    access: 'GENERAL',
    pipeline: 'slug',
    pathParams: PipelineSlug,
    query: z.strictObject(pageQuery),
    responses: { 200: SchedulePage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  create: operation({
    method: 'POST',
    path: '/v1/pipelines/:slug/schedules',
    summary: 'Have a pipeline run by itself',
    description:
      'At times, or when a data set has a new version. Each time makes one run, however many servers there are.',
    access: 'ADMIN',
    pipeline: 'slug',
    pathParams: PipelineSlug,
    body: ScheduleCreate,
    responses: { 201: Schedule },
    problems: ['schedule_limit'],
    etag: true,
    idempotent: true,
  }),
  get: operation({
    method: 'GET',
    path: '/v1/pipelines/:slug/schedules/:id',
    summary: 'Get a schedule',
    description: 'With its next times, and what came of the last.',
    access: 'GENERAL',
    ...one,
    responses: { 200: Schedule },
    etag: true,
  }),
  update: operation({
    method: 'PATCH',
    path: '/v1/pipelines/:slug/schedules/:id',
    summary: 'Change a schedule',
    description:
      'Merge patch: members that are left out stay. Its runs have the rights of its maker as before.',
    access: 'ADMIN',
    ...one,
    body: ScheduleUpdate,
    responses: { 200: Schedule },
    etag: true,
    ifMatch: true,
  }),
  delete: operation({
    method: 'DELETE',
    path: '/v1/pipelines/:slug/schedules/:id',
    summary: 'Delete a schedule',
    description: 'Its runs stay.',
    access: 'ADMIN',
    ...one,
    responses: { 204: c.noBody() },
    ifMatch: true,
  }),
})
