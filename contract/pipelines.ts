import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { Slug } from './datasets.ts'
import { DiscoveredDags, PipelineDiscover } from './discover.ts'
import type { JsonSchema } from './json-schema.ts'
import { UserLevel } from './levels.ts'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { pageOf, pageQuery } from './paging.ts'
import { ParameterSchema } from './parameters.ts'
import { placeholder, Runner } from './pipeline-tasks.ts'
import { text } from './text.ts'

const c = initContract()
const time = z.iso.datetime()

const Datasets = z.array(Slug).max(limits.pipelineDatasetsMax)
const PipelineAccess = z
  .strictObject({
    level: UserLevel.describe('Whoever has this level may see and run it'),
    users: z
      .array(z.uuid())
      .max(limits.pipelineUsersMax)
      .optional()
      .describe('Who may too, whatever their level'),
  })
  .meta({ id: 'PipelineAccess', description: 'Who may see and run it, beside administrators' })

const changeable = {
  description: text({ min: 1, max: limits.descriptionChars, control: 'stored' }).nullable().optional(),
  parameters: ParameterSchema.optional(),
  reads: Datasets.optional().describe('Data sets that it reads; whoever runs it must be allowed to'),
  writes: Datasets.optional().describe('Data sets that it writes; whoever runs it must be allowed to'),
  access: PipelineAccess.optional(),
  concurrency: z
    .int()
    .min(1)
    .max(limits.pipelineConcurrencyMax)
    .optional()
    .describe('Runs at once; more wait, the oldest first. 1 unless named'),
  deadlineMs: z
    .int()
    .min(limits.pipelineDeadlineMsMin)
    .max(limits.pipelineDeadlineMsMax)
    .optional()
    .describe(
      'How long after it was asked for a run may end; then it is stopped as `timed_out`. An hour unless named',
    ),
  retries: z
    .int()
    .min(0)
    .max(limits.pipelineRetriesMax)
    .optional()
    .describe('How often a run that failed begins anew by itself. 0 unless named'),
  paused: z.boolean().optional().describe('True: runs that are asked for wait'),
}

const exampleRunner = {
  kind: 'builtin' as const,
  task: {
    name: 'load' as const,
    dataset: 'seoul-beoseu',
    from: { kind: 'folder' as const, folder: 'incoming', path: 'rides-{day}.csv' },
    mode: 'append' as const,
    onError: 'quarantine' as const,
  },
}
const exampleParameters = {
  type: 'object',
  properties: { day: { type: 'string', format: 'date', title: '날짜' } },
  required: ['day'],
}
const example = {
  id: '0198f3a0-1c2d-7000-8000-000000000009',
  slug: 'beoseu-jeokjae',
  name: '버스 적재',
  description: null,
  runner: exampleRunner,
  parameters: { ...exampleParameters, additionalProperties: false },
  reads: [],
  writes: ['seoul-beoseu'],
  access: { level: 'MANAGER' as const, users: [] },
  concurrency: 1,
  deadlineMs: 3_600_000,
  retries: 2,
  paused: false,
  createdBy: '0198f3a0-1c2d-7000-8000-000000000001',
  createdAt: '2026-11-25T01:02:03.004Z',
  updatedAt: '2026-11-25T01:02:03.004Z',
  version: 1,
  allowed: ['pipelines.get', 'runs.create'],
}

export const Pipeline = z
  .object({
    id: z.uuid().describe('UUIDv7'),
    slug: Slug,
    name: z.string(),
    description: z.string().nullable(),
    runner: Runner,
    parameters: ParameterSchema,
    reads: z.array(z.string()).describe('Data sets that it reads, those of its task included'),
    writes: z.array(z.string()).describe('Data sets that it writes, those of its task included'),
    access: z
      .object({ level: UserLevel, users: z.array(z.uuid()) })
      .meta({ id: 'PipelineRunners', description: 'Who may see and run it, beside administrators' }),
    concurrency: z.int(),
    deadlineMs: z.int(),
    retries: z.int(),
    paused: z.boolean(),
    createdBy: z.uuid(),
    createdAt: time,
    updatedAt: time,
    version: z.int().describe('The ETag is this number in quotes'),
    allowed: z.array(z.string()).describe('operationIds that you may call on it'),
  })
  .meta({ id: 'Pipeline', description: 'Work that can be run', examples: [example] })
export type Pipeline = z.infer<typeof Pipeline>
export const PipelinePage = z.object(pageOf(Pipeline)).meta({
  id: 'PipelinePage',
  description: 'One page of pipelines, by name',
  examples: [{ items: [example], nextCursor: null }],
})

const Name = text({ min: 1, max: limits.nameChars, nfc: true }).describe('In any language')
export const PipelineCreate = z
  .strictObject({ name: Name, runner: Runner, ...changeable })
  .superRefine(({ runner, parameters }, context) => {
    for (const path of strayPlaceholders(runner, parameters))
      context.addIssue({ code: 'custom', path: ['runner', ...path] })
  })
  .meta({
    id: 'PipelineCreate',
    description: 'A new pipeline; managers may run it unless told otherwise',
    examples: [{ name: '버스 적재', runner: exampleRunner, parameters: exampleParameters, retries: 2 }],
  })
export type PipelineCreate = z.infer<typeof PipelineCreate>

export const PipelineUpdate = z
  .strictObject({ name: Name.optional(), runner: Runner.optional(), ...changeable })
  .meta({
    id: 'PipelineUpdate',
    description: 'What to change (merge patch); null clears. A run goes on as it was when it was asked for',
    examples: [{ concurrency: 2 }],
  })
export type PipelineUpdate = z.infer<typeof PipelineUpdate>

/** Where a task names parameters that the pipeline does not have, or that are no single value. */
export function strayPlaceholders(runner: Runner, parameters: unknown): string[][] {
  if (runner.kind !== 'builtin' || runner.task.name !== 'load') return []
  const { from } = runner.task
  const { properties = {} } = (parameters ?? {}) as Partial<JsonSchema>
  const [member, template] = from.kind === 'https' ? ['url', from.url] : ['path', from.path]
  const names = [...template.matchAll(placeholder)].map(([, name = '']) => name)
  const isPlain = (name: string) =>
    Object.hasOwn(properties, name) &&
    [properties[name]?.type]
      .flat()
      .every((type) => ['string', 'integer', 'number', 'boolean'].includes(type ?? ''))
  return names.every(isPlain) ? [] : [['task', 'from', member]]
}

export const PipelineSlug = z.object({ slug: Slug })
export const PipelineListQuery = z.strictObject({
  q: text({ min: 1, max: limits.searchChars, nfc: true })
    .optional()
    .describe('Beginning of the name or slug, upper and lower case alike'),
  ...pageQuery,
})

export const pipelines = c.router({
  list: operation({
    method: 'GET',
    path: '/v1/pipelines',
    summary: 'List pipelines',
    description: 'The pipelines you may run, by name.',
    access: 'GENERAL',
    query: PipelineListQuery,
    responses: { 200: PipelinePage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  create: operation({
    method: 'POST',
    path: '/v1/pipelines',
    summary: 'Create a pipeline',
    description: 'The slug is made from the name; when it is taken, a number follows it.',
    access: 'ADMIN',
    body: PipelineCreate,
    responses: { 201: Pipeline },
    etag: true,
    idempotent: true,
  }),
  discover: operation({
    method: 'POST',
    path: '/v1/pipelines/discover',
    summary: 'Find DAGs that no pipeline runs',
    description:
      'DAGs of an Airflow server of the configuration, with the parameters that they describe: what is needed to create ' +
      'pipelines of them. Nothing is created.',
    access: 'ADMIN',
    body: PipelineDiscover,
    responses: { 200: DiscoveredDags },
    problems: ['unavailable'],
  }),
  get: operation({
    method: 'GET',
    path: '/v1/pipelines/:slug',
    summary: 'Get a pipeline',
    description: 'One that you may not run is answered as one that does not exist.',
    access: 'GENERAL',
    pipeline: 'slug',
    pathParams: PipelineSlug,
    responses: { 200: Pipeline },
    etag: true,
  }),
  update: operation({
    method: 'PATCH',
    path: '/v1/pipelines/:slug',
    summary: 'Change a pipeline',
    description:
      'Merge patch: members that are left out stay. Pointed at another runner it keeps its history.',
    access: 'ADMIN',
    pipeline: 'slug',
    pathParams: PipelineSlug,
    body: PipelineUpdate,
    responses: { 200: Pipeline },
    etag: true,
    ifMatch: true,
  }),
  delete: operation({
    method: 'DELETE',
    path: '/v1/pipelines/:slug',
    summary: 'Delete a pipeline',
    description:
      'With its runs, their logs and its schedules; there is no way back. Its last run must have ended.',
    access: 'ADMIN',
    pipeline: 'slug',
    pathParams: PipelineSlug,
    responses: { 204: c.noBody() },
    problems: ['pipeline_busy'],
    ifMatch: true,
  }),
})
