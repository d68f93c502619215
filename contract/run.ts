import { z } from 'zod'
import { Slug } from './datasets.ts'
import { pageOf } from './paging.ts'

const time = z.iso.datetime()

export const runStates = [
  'requested',
  'accepted',
  'waiting',
  'running',
  'stopping',
  'stop_unconfirmed',
  'stopped',
  'succeeded',
  'failed',
  'timed_out',
  'lost',
] as const
export const finalRunStates = ['stopped', 'succeeded', 'failed', 'timed_out', 'lost'] as const
export const RunState = z
  .enum(runStates)
  .describe(
    '`requested`: written down here; `accepted`: its runner has it; `waiting`: `reason` says for what; `stopping`: told to ' +
      'stop, and parts of it may still work; `stop_unconfirmed`: told to stop, and `evidence` says what still works; ' +
      '`timed_out`: its deadline came first; `lost`: its runner knows nothing of it any more. Final are `stopped`, ' +
      '`succeeded`, `failed`, `timed_out` and `lost`',
  )
export type RunState = (typeof runStates)[number]
export const isFinal = (state: RunState): boolean => (finalRunStates as readonly string[]).includes(state)

export const runReasons = [
  'paused',
  'max_active_runs',
  'no_scheduler',
  'pool',
  'retry',
  'stop_requested',
  'task_failed',
  'refused',
  'process_died',
  'deadline',
  'gone',
  'unreachable',
  'unknown_state',
] as const
export const RunReason = z
  .enum(runReasons)
  .describe(
    'Of `waiting`: `paused`, `max_active_runs` (as many as may run at once do), `no_scheduler` (nothing there takes runs up), ' +
      '`pool` (all places for work are taken), `retry` (it failed, and begins anew), `unreachable` (its server does not answer, and is told as soon as it does). Of the end: `stop_requested`, ' +
      '`task_failed`, `refused` (what it was asked to do cannot be done), `process_died`, `deadline`, `gone`. ' +
      '`unknown_state`: its runner calls its state by a name that is not known here',
  )
export type RunReason = (typeof runReasons)[number]

export const startedByKinds = ['user', 'schedule', 'dataset_event', 'airflow'] as const
const StartedBy = z
  .object({
    kind: z
      .enum(startedByKinds)
      .describe('`airflow`: Airflow itself, by its schedule, its pages or an asset'),
    userId: z.uuid().nullable().describe('Whose rights it runs with; null for what Airflow started'),
    scheduleId: z.uuid().nullable(),
    detail: z.string().nullable().describe('What more is known of it'),
  })
  .meta({ id: 'RunStartedBy', description: 'Who or what asked for it' })
const RunsOn = z
  .object({
    kind: z.enum(['builtin', 'airflow']),
    server: z.string().nullable().describe('Of Airflow'),
    target: z.string().describe('Name of the task, or id of the DAG'),
    runId: z.string().describe('Its id there'),
  })
  .meta({ id: 'RunRunner', description: 'Where it runs' })
const Attempt = z
  .object({
    number: z.int(),
    state: z.string(),
    startedAt: time.nullable(),
    finishedAt: time.nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'RunAttempt', description: 'One try of a task' })
const RunTask = z
  .object({
    name: z.string(),
    state: z.string().describe('As its runner calls it'),
    attempts: z.array(Attempt),
  })
  .meta({ id: 'RunTask', description: 'A part of a run' })
export type RunTask = z.infer<typeof RunTask>
const Progress = z
  .object({
    done: z.number(),
    total: z.number().nullable(),
    unit: z.enum(['bytes', 'rows', 'steps']),
    note: z.string().nullable(),
  })
  .meta({ id: 'RunProgress', description: 'How far it is' })
export type RunProgress = z.infer<typeof Progress>

const exampleItem = {
  id: '0198f3a0-1c2d-7000-8000-00000000000a',
  pipeline: 'beoseu-jeokjae',
  state: 'succeeded' as const,
  since: '2026-11-25T01:02:04.104Z',
  reason: null,
  detail: null,
  startedBy: {
    kind: 'user' as const,
    userId: '0198f3a0-1c2d-7000-8000-000000000001',
    scheduleId: null,
    detail: null,
  },
  runner: {
    kind: 'builtin' as const,
    server: null,
    target: 'load',
    runId: '0198f3a0-1c2d-7000-8000-00000000000a',
  },
  attempt: 1,
  progress: { done: 1_204, total: 1_204, unit: 'bytes' as const, note: null },
  note: null,
  createdAt: '2026-11-25T01:02:03.004Z',
  startedAt: '2026-11-25T01:02:03.014Z',
  finishedAt: '2026-11-25T01:02:04.104Z',
  deadlineAt: '2026-11-25T02:02:03.004Z',
  tookMs: 1_100,
  version: 4,
}
const example = {
  ...exampleItem,
  parameters: { day: '2026-11-24' },
  evidence: {},
  tasks: [
    {
      name: 'load',
      state: 'succeeded',
      attempts: [
        {
          number: 1,
          state: 'succeeded',
          startedAt: '2026-11-25T01:02:03.014Z',
          finishedAt: '2026-11-25T01:02:04.104Z',
          error: null,
        },
      ],
    },
  ],
  allowed: ['runs.get', 'runs.retry'],
}

export const RunItem = z
  .object({
    id: z.uuid().describe('UUIDv7'),
    pipeline: Slug,
    state: RunState,
    since: time.describe('When it came into this state'),
    reason: RunReason.nullable(),
    detail: z.string().nullable().describe('The reason in a sentence, in English'),
    startedBy: StartedBy,
    runner: RunsOn,
    attempt: z.int().describe('How often it was begun; 0 until then'),
    progress: Progress.nullable(),
    note: z.string().nullable(),
    createdAt: time.describe('When it was asked for; of a schedule: when it was due'),
    startedAt: time.nullable(),
    finishedAt: time.nullable(),
    deadlineAt: time.nullable().describe('Null for what Airflow started by itself'),
    tookMs: z.int().min(0).describe('From its start until its end, or until now; 0 before'),
    version: z.int().describe('Rises with every change'),
  })
  .meta({ id: 'RunItem', description: 'A run in a list', examples: [exampleItem] })
export type RunItem = z.infer<typeof RunItem>
export const Run = RunItem.extend({
  parameters: z.record(z.string(), z.unknown()),
  evidence: z.record(z.string(), z.unknown()).describe('What the state was told by'),
  tasks: z.array(RunTask),
  allowed: z.array(z.string()).describe('operationIds that you may call on it as it is'),
}).meta({ id: 'Run', description: 'One time that a pipeline is run', examples: [example] })
export type Run = z.infer<typeof Run>
export const RunPage = z.object(pageOf(RunItem)).meta({
  id: 'RunPage',
  description: 'One page of runs, newest first',
  examples: [{ items: [exampleItem], nextCursor: null }],
})

export const RunOutput = z
  .object({
    returned: z.record(z.string(), z.unknown()).describe('What each task returned, by its name'),
    datasets: z
      .array(
        z
          .object({
            dataset: z.string(),
            version: z.int().nullable().describe('Of the data set after it; null where it is not known'),
            ingest: z.uuid().nullable().describe('The load that brought rows'),
            deletion: z.uuid().nullable().describe('The deletion that removed rows'),
            rows: z.int().nullable().describe('Rows that were written or removed'),
          })
          .meta({ id: 'RunDataset', description: 'A data set that was written' }),
      )
      .describe('Data sets that were written'),
  })
  .meta({
    id: 'RunOutput',
    description: 'What a run has made',
    examples: [
      {
        returned: { load: { received: 20, accepted: 20 } },
        datasets: [
          {
            dataset: 'seoul-beoseu',
            version: 2,
            ingest: '0198f3a0-1c2d-7000-8000-000000000005',
            deletion: null,
            rows: 20,
          },
        ],
      },
    ],
  })
export type RunOutput = z.infer<typeof RunOutput>
