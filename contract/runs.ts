import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { Slug } from './datasets.ts'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { limitOf, pageQuery } from './paging.ts'
import { Parameters } from './parameters.ts'
import { PipelineSlug } from './pipelines.ts'
import { Run, RunOutput, RunPage, RunState, startedByKinds } from './run.ts'
import { text } from './text.ts'

const c = initContract()

const Note = text({ min: 1, max: limits.runNoteChars, control: 'stored' })
export const RunCreate = z.strictObject({ parameters: Parameters.optional(), note: Note.optional() }).meta({
  id: 'RunCreate',
  description: 'What to run it with',
  examples: [{ parameters: { day: '2026-11-24' } }],
})
export type RunCreate = z.infer<typeof RunCreate>
const RunRetry = z
  .strictObject({
    tasks: z
      .enum(['all', 'failed'])
      .default('all')
      .describe('`failed`: only those that did not succeed, and what follows them'),
  })
  .meta({ id: 'RunRetry', description: 'What to run again', examples: [{ tasks: 'failed' }] })
const RunNote = z.strictObject({ note: Note.nullable().describe('Null: none') }).meta({
  id: 'RunNote',
  description: 'A remark about a run',
  examples: [{ note: '원본 파일이 늦게 도착함' }],
})

const RunId = z.object({ id: z.uuid().describe('The run') })
const which = { access: 'GENERAL', pipeline: 'run', pathParams: RunId } as const
const wholeNumber = (most: number) => limitOf(1, most).optional()
const logQuery = z.strictObject({
  task: text({ min: 1, max: limits.dagIdChars }).optional().describe('Only of this task'),
  attempt: wholeNumber(1_000).describe('Only of this try'),
  follow: z.enum(['true', 'false']).default('false').describe('True: goes on until the run has ended'),
})
const stream = (contentType: string) => c.otherResponse({ contentType, body: z.string() })

export const runs = c.router({
  create: operation({
    method: 'POST',
    path: '/v1/pipelines/:slug/runs',
    summary: 'Run a pipeline',
    description:
      'One run, however often it is asked for under the same `Idempotency-Key`. It runs with your rights: you need those ' +
      'on the data sets that the pipeline reads and writes.',
    access: 'GENERAL',
    pipeline: 'slug',
    pathParams: PipelineSlug,
    body: RunCreate,
    responses: { 201: Run },
    problems: ['pipeline_forbidden', 'run_limit'],
    idempotent: true,
  }),
  list: operation({
    method: 'GET',
    path: '/v1/runs',
    summary: 'List runs',
    description:
      'Runs of the pipelines you may run, newest first. A run is removed with its log some time after its end: 90 days ' +
      'unless `RUNS_KEPT_DAYS` says otherwise.',
    access: 'GENERAL',
    query: z.strictObject({
      pipeline: Slug.optional(),
      state: RunState.optional(),
      startedBy: z.enum(startedByKinds).optional().describe('Only what this has asked for'),
      mine: z.enum(['true', 'false']).optional().describe('True: only those that run with your rights'),
      ...pageQuery,
    }),
    responses: { 200: RunPage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  get: operation({
    method: 'GET',
    path: '/v1/runs/:id',
    summary: 'Get a run',
    description: 'Its state with the reason for it, and its tasks with each try.',
    ...which,
    responses: { 200: Run },
  }),
  stop: operation({
    method: 'POST',
    path: '/v1/runs/:id/stop',
    summary: 'Stop a run',
    description:
      'It is `stopping` until nothing of it works any more. One that ends by itself first has ended as it did.',
    ...which,
    responses: { 200: Run },
    problems: ['run_finished'],
  }),
  retry: operation({
    method: 'POST',
    path: '/v1/runs/:id/retry',
    summary: 'Run a run again',
    description:
      'The same run with the same parameters, after it has ended; with your rights, and a deadline of its own.',
    ...which,
    body: RunRetry,
    responses: { 200: Run },
    problems: ['run_not_finished', 'run_not_failed', 'pipeline_forbidden', 'run_limit'],
  }),
  note: operation({
    method: 'PUT',
    path: '/v1/runs/:id/note',
    summary: 'Note something about a run',
    description: 'In place of the note before.',
    ...which,
    body: RunNote,
    responses: { 200: Run },
  }),
  output: operation({
    method: 'GET',
    path: '/v1/runs/:id/output',
    summary: 'Get what a run has made',
    description:
      'What its tasks returned and the data sets that were written; empty until there is something.',
    ...which,
    responses: { 200: RunOutput },
  }),
  logs: operation({
    method: 'GET',
    path: '/v1/runs/:id/logs',
    summary: 'Read the log of a run',
    description: 'Lines of text with their time. With `follow=true` they come as they are written.',
    ...which,
    query: logQuery,
    responses: { 200: stream('text/plain; charset=utf-8') },
    produces: ['text/plain; charset=utf-8'],
  }),
  logLines: operation({
    method: 'GET',
    path: '/v1/runs/:id/logs.ndjson',
    summary: 'Read the log of a run as objects',
    description:
      'One object a line: `at`, `task`, `attempt`, `level`, `text`. Last comes ' +
      '`{"$end":{"lines":n,"complete":true,"reason":null}}`: without that line the answer was cut off; where the log has ' +
      'become too long or is not to be had, `complete` is false and `reason` says why.',
    ...which,
    query: logQuery,
    responses: { 200: stream('application/x-ndjson') },
    produces: ['application/x-ndjson'],
  }),
  events: operation({
    method: 'GET',
    path: '/v1/runs/:id/events',
    summary: 'Follow a run',
    description:
      'Server-sent events: `state` with the run as it is then, `progress`, and `end` when it has ended, after which the ' +
      'stream is over. With `Last-Event-ID` those after that one.',
    ...which,
    responses: { 200: stream('text/event-stream') },
    produces: ['text/event-stream'],
    headers: ['X-Accel-Buffering'],
  }),
})
