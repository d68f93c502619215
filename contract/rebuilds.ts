import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { DatasetSlug, Slug } from './datasets.ts'
import { operation } from './operation.ts'
import { pageOf, pageQuery } from './paging.ts'

const c = initContract()
const time = z.iso.datetime()

export const rebuildSources = ['index', 'originals'] as const
export const RebuildSource = z
  .enum(rebuildSources)
  .describe(
    '`index`: the rows as they are, in a new index with the mapping of today, or in a new table of DuckDB; `originals`: ' +
      'the kept bytes of all loads are loaded again, with the deletions and reverts between them, when the index is ' +
      'lost (not on DuckDB)',
  )
export const rebuildPhases = ['prepare', 'copy', 'verify', 'swap', 'drain', 'done', 'rolled_back'] as const
export const RebuildPhase = z
  .enum(rebuildPhases)
  .describe(
    'Nothing is seen of it before `swap`, at which the rows are the same by count and checksum; in `drain` loads that ' +
      'were open go over; `rolled_back`: nothing has changed, and `problem` says why',
  )

/** What rows may live in. */
export const rowEngines = ['duckdb', 'opensearch'] as const
export const RowEngineName = z.enum(rowEngines)
export type RowEngineName = z.infer<typeof RowEngineName>

export const RebuildCreate = z
  .strictObject({
    from: RebuildSource,
    to: RowEngineName.optional().describe(
      'The other engine: the rows as they are (`from: index`) move there, and stay here too until that is confirmed. ' +
        'For administrators; the server has both with OPENSEARCH_URL and ROW_ENGINE=duckdb',
    ),
  })
  .meta({
    id: 'RebuildCreate',
    description: 'Where the rows are taken from, and which engine they move to if they do',
    examples: [{ from: 'index' }, { from: 'index', to: 'opensearch' }],
  })
export type RebuildCreate = z.infer<typeof RebuildCreate>

const example = {
  id: '0198f3a0-1c2d-7000-8000-00000000000a',
  dataset: 'seoul-beoseu',
  from: 'index' as const,
  to: null,
  kept: false,
  phase: 'done' as const,
  rows: 20_000,
  totalRows: 20_000,
  checksum: '5f0c6a2f4c1e9b7d3a8e6c5b4d3f2a10',
  problem: null,
  createdBy: '0198f3a0-1c2d-7000-8000-000000000001',
  createdAt: '2026-11-25T01:02:03.004Z',
  startedAt: '2026-11-25T01:02:03.104Z',
  finishedAt: '2026-11-25T01:02:09.104Z',
}
export const Rebuild = z
  .object({
    id: z.uuid().describe('UUIDv7'),
    dataset: Slug,
    from: RebuildSource,
    to: RowEngineName.nullable().describe('The engine that the rows move to; null when they stay'),
    kept: z
      .boolean()
      .describe(
        'The rows have moved and are where they were too: `confirm` removes them there, and DELETE goes back to them ' +
          'as long as nothing has changed rows since',
      ),
    phase: RebuildPhase,
    rows: z.int().min(0).describe('Rows that this phase is through with; at the end: of the data set'),
    totalRows: z.int().min(0).nullable().describe('Of this phase; null until that is known'),
    checksum: z
      .string()
      .nullable()
      .describe('Of all rows, with their places, in whatever order; null before `done`'),
    problem: z
      .object({ code: z.string(), detail: z.string() })
      .meta({ id: 'RebuildProblem' })
      .nullable()
      .describe('Why it was rolled back; null when it was cancelled'),
    createdBy: z.uuid(),
    createdAt: time,
    startedAt: time.nullable(),
    finishedAt: time.nullable(),
  })
  .meta({ id: 'Rebuild', description: 'The rows of a data set written anew', examples: [example] })
export type Rebuild = z.infer<typeof Rebuild>

export const RebuildPage = z.object(pageOf(Rebuild)).meta({
  id: 'RebuildPage',
  description: 'One page of rebuilds, newest first',
  examples: [{ items: [example], nextCursor: null }],
})

const one = {
  dataset: 'manage',
  access: 'MANAGER',
  pathParams: DatasetSlug.extend({ id: z.uuid().describe('The rebuild') }),
} as const

export const rebuilds = c.router({
  list: operation({
    method: 'GET',
    path: '/v1/datasets/:slug/rebuilds',
    summary: 'List the rebuilds of a data set',
    description: 'Newest first, for 30 days.',
    access: 'MANAGER',
    dataset: 'manage',
    pathParams: DatasetSlug,
    query: z.strictObject(pageQuery),
    responses: { 200: RebuildPage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  create: operation({
    method: 'POST',
    path: '/v1/datasets/:slug/rebuilds',
    summary: 'Rebuild the rows of a data set',
    description:
      'Writes its rows into a new index while it is read and loaded, proves by count and checksum that none is missing ' +
      'and none is there twice, and answers from there. It goes on whatever happens to the connection or a server. ' +
      'On DuckDB the table is written anew, and loads wait for it. With `to` the rows move to the other engine: loads wait ' +
      'for the end of it alone, and questions for nothing.',
    access: 'MANAGER',
    dataset: 'manage',
    pathParams: DatasetSlug,
    adminMembers: ['to'],
    body: RebuildCreate,
    responses: { 201: Rebuild },
    problems: ['rebuild_running', 'rebuild_unsupported', 'rebuild_unconfirmed', 'originals_missing'],
    idempotent: true,
  }),
  get: operation({
    ...one,
    method: 'GET',
    path: '/v1/datasets/:slug/rebuilds/:id',
    summary: 'Get a rebuild',
    description: 'How far it is.',
    responses: { 200: Rebuild },
    problems: ['rebuild_not_found'],
  }),
  cancel: operation({
    ...one,
    method: 'DELETE',
    path: '/v1/datasets/:slug/rebuilds/:id',
    summary: 'Roll a rebuild back',
    description:
      'It ends within two seconds and has changed nothing. Before `drain` alone; rows that have moved go back as long ' +
      'as they are `kept` and nothing has changed them since.',
    responses: { 200: Rebuild },
    problems: [
      'rebuild_not_found',
      'rebuild_finished',
      'rebuild_running',
      'rebuild_unsupported',
      'dataset_busy',
    ],
  }),
  confirm: operation({
    ...one,
    method: 'POST',
    path: '/v1/datasets/:slug/rebuilds/:id/confirm',
    summary: 'Confirm that rows have moved',
    description:
      'Removes them where they were. Nothing happens when nothing is `kept`. Erasing rows confirms by itself.',
    access: 'ADMIN',
    responses: { 200: Rebuild },
    problems: ['rebuild_not_found', 'rebuild_running', 'rebuild_unsupported'],
  }),
})
