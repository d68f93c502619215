import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { Completeness, exact } from './completeness.ts'
import { Slug } from './datasets.ts'
import { ExportAggregate, ExportSearch } from './export-options.ts'
import { Name } from './group-by.ts'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { limitOf, pageOf, pageQuery, wholeNumber } from './paging.ts'
import { ParameterValue } from './query-parameters.ts'
import { Column, RowFormat, SearchCursor } from './search.ts'

const c = initContract()
const time = z.iso.datetime()
const count = (about: string) => z.int().min(0).describe(about)

export const queryRunStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired'] as const
export const QueryRunState = z
  .enum(queryRunStates)
  .describe('`failed`: `problem` says why; `expired`: it succeeded, and its result is gone')

const WaitMs = z.int().min(0).max(limits.queryRunWaitMsMax)
const how = {
  maxAgeMs: z
    .int()
    .min(0)
    .max(limits.queryResultKeptMs)
    .optional()
    .describe(
      'A result of the same question that is no older will do, whatever was loaded since; 0: it is worked out anew. ' +
        'Unless named, one of the rows as they are now will do',
    ),
  waitMs: WaitMs.optional().describe(
    'How long the answer may wait for the end of the run; 0 unless named, and under an Idempotency-Key',
  ),
}
const search = { filter: { op: 'gt' as const, field: 'boarded', value: 10 } }

export const QueryRunCreate = z
  .strictObject({
    dataset: Slug.describe('The data set that is asked'),
    search: ExportSearch.optional(),
    aggregate: ExportAggregate.optional(),
    ...how,
  })
  .superRefine((input, context) => {
    if ((input.search === undefined) === (input.aggregate === undefined))
      context.addIssue({ code: 'custom', input, params: { code: 'no_match', params: {} } })
  })
  .meta({
    id: 'QueryRunCreate',
    description: 'A search or an aggregate to be worked out whole',
    examples: [{ dataset: 'seoul-beoseu', search }],
  })
export type QueryRunCreate = z.infer<typeof QueryRunCreate>

export const QueryRunStart = z
  .strictObject({
    parameters: z.record(Name, ParameterValue).optional().describe('Values by name; the others are as kept'),
    ...how,
  })
  .meta({
    id: 'QueryRunStart',
    description: 'What a kept question is asked with',
    examples: [{ parameters: { least: 20 } }],
  })
export type QueryRunStart = z.infer<typeof QueryRunStart>

const example = {
  id: '0198f3a0-1c2d-7000-8000-000000000008',
  dataset: 'seoul-beoseu',
  query: { id: '0198f3a0-1c2d-7000-8000-000000000007', version: 1 },
  state: 'succeeded' as const,
  search,
  aggregate: null,
  version: 3,
  rows: 19_999,
  totalRows: 19_999,
  bytes: 1_048_576,
  percent: 100,
  completeness: exact,
  problem: null,
  shared: false,
  createdBy: '0198f3a0-1c2d-7000-8000-000000000001',
  createdAt: '2026-11-25T01:02:03.004Z',
  startedAt: '2026-11-25T01:02:03.104Z',
  finishedAt: '2026-11-25T01:02:04.104Z',
  expiresAt: '2026-11-26T01:02:04.104Z',
}

export const QueryRun = z
  .object({
    id: z.uuid().describe('UUIDv7'),
    dataset: Slug,
    query: z
      .object({ id: z.uuid(), version: z.int() })
      .meta({ id: 'QueryRunQuery' })
      .nullable()
      .describe('The kept question that was asked; null for one that is not kept'),
    state: QueryRunState,
    search: ExportSearch.nullable().describe('As it was asked, with its values; null for an aggregate'),
    aggregate: ExportAggregate.nullable().describe('As it was asked, with its values; null for a search'),
    version: z.int().nullable().describe('Of the data set that the rows are of; null before the end'),
    rows: count('Rows of the result so far; groups of an aggregate'),
    totalRows: z.int().nullable().describe('How many there will be; null where only the end tells'),
    bytes: count('Bytes of the result; 0 before the end'),
    percent: z.number().min(0).max(100).nullable().describe('Of its rows; null where only the end tells'),
    completeness: Completeness.nullable().describe('Null until it has succeeded'),
    problem: z
      .object({ code: z.string(), detail: z.string() })
      .meta({ id: 'QueryRunProblem' })
      .nullable()
      .describe('Why it failed'),
    shared: z
      .boolean()
      .describe('The same question was being worked out, or had been: nothing ran for this run'),
    createdBy: z.uuid(),
    createdAt: time,
    startedAt: time.nullable().describe('When its work began, which may be before it was asked for'),
    finishedAt: time.nullable(),
    expiresAt: time.nullable().describe('When its result goes; null until it is there'),
  })
  .meta({ id: 'QueryRun', description: 'A question that is worked out whole', examples: [example] })
export type QueryRun = z.infer<typeof QueryRun>

const { search: _search, aggregate: _aggregate, ...exampleItem } = example
export const QueryRunItem = QueryRun.omit({ search: true, aggregate: true }).meta({
  id: 'QueryRunItem',
  description: 'A run in a list: without its question, which may be long',
  examples: [exampleItem],
})
export type QueryRunItem = z.infer<typeof QueryRunItem>
export const QueryRunPage = z.object(pageOf(QueryRunItem)).meta({
  id: 'QueryRunPage',
  description: 'One page of runs, newest first',
  examples: [{ items: [exampleItem], nextCursor: null }],
})

export const QueryResult = z
  .object({
    run: z.uuid(),
    dataset: Slug,
    version: z.int().describe('Of the data set that the rows are of'),
    completeness: Completeness,
    columns: z.array(Column),
    rows: z.array(z.unknown()).describe('Objects by name of column, or arrays in the order of `columns`'),
    totalRows: z.int().describe('Of the whole result'),
    nextCursor: z.string().nullable().describe('Send it as `cursor` to go on; null on the last page'),
  })
  .meta({
    id: 'QueryResult',
    description: 'A page of a result',
    examples: [
      {
        run: example.id,
        dataset: 'seoul-beoseu',
        version: 3,
        completeness: exact,
        columns: [{ name: 'boarded', type: 'int', multiple: false }],
        rows: [{ boarded: 12 }],
        totalRows: 1,
        nextCursor: null,
      },
    ],
  })
export type QueryResult = z.infer<typeof QueryResult>

const pathParams = z.object({ id: z.uuid().describe('The run') })
const made = { 201: QueryRun, 202: QueryRun }
const starting = {
  access: 'GENERAL',
  responses: made,
  idempotent: true,
} as const
const about =
  '201: it has ended; 202: it goes on, whatever happens to the connection or the server. The same question asked at once ' +
  'by many is worked out once.'
const startProblems = ['dataset_not_found', 'query_run_limit', 'export_storage_full'] as const

/** Part of the router `queries`. */
export const runQuery = operation({
  ...starting,
  method: 'POST',
  path: '/v1/queries/:id/runs',
  summary: 'Ask a kept question',
  description: `All its rows or groups, as it is now. ${about}`,
  pathParams: z.object({ id: z.uuid().describe('The kept question') }),
  body: QueryRunStart,
  problems: [...startProblems, 'query_not_found'],
})

export const queryRuns = c.router({
  list: operation({
    method: 'GET',
    path: '/v1/query-runs',
    summary: 'List your runs of questions',
    description: 'Newest first.',
    access: 'GENERAL',
    query: z.strictObject({
      query: z.uuid().optional().describe('Only of this kept question'),
      ...pageQuery,
    }),
    responses: { 200: QueryRunPage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  create: operation({
    ...starting,
    method: 'POST',
    path: '/v1/query-runs',
    summary: 'Ask a long question',
    description: `All rows of a search, or all groups of an aggregate, of one moment. ${about}`,
    body: QueryRunCreate,
    problems: startProblems,
  }),
  get: operation({
    method: 'GET',
    path: '/v1/query-runs/:id',
    summary: 'Get a run of a question',
    description: 'How far it is. A run is for who asked alone, for as long as they may read its data set.',
    access: 'GENERAL',
    pathParams,
    query: z.strictObject({
      waitMs: z
        .preprocess(wholeNumber, WaitMs)
        .optional()
        .describe('How long the answer may wait for its end; 0 unless named'),
    }),
    responses: { 200: QueryRun },
    problems: ['query_run_not_found'],
  }),
  result: operation({
    method: 'GET',
    path: '/v1/query-runs/:id/result',
    summary: 'Get the result of a run',
    description:
      'A page at a time, for 24 hours. Pages are of one result: nothing that is loaded changes them.',
    access: 'GENERAL',
    pathParams,
    query: z.strictObject({
      limit: limitOf(limits.searchRowsDefault, limits.searchRowsMax).describe('Rows a page holds at most'),
      cursor: SearchCursor.optional(),
      rowFormat: RowFormat.optional(),
    }),
    responses: { 200: QueryResult },
    problems: [
      'query_run_not_found',
      'query_run_unfinished',
      'query_result_not_found',
      'cursor_invalid',
      'cursor_mismatch',
    ],
  }),
  cancel: operation({
    method: 'DELETE',
    path: '/v1/query-runs/:id',
    summary: 'Cancel a run of a question',
    description:
      'Its work stops within two seconds, unless others wait for it too. One that has ended stays as it is.',
    access: 'GENERAL',
    pathParams,
    responses: { 200: QueryRun },
    problems: ['query_run_not_found'],
  }),
})
