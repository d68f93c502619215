import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { DatasetName, Description, Slug, Tags } from './datasets.ts'
import { ExportAggregate, ExportSearch } from './export-options.ts'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { pageOf, pageQuery } from './paging.ts'
import { QueryParameter, ShownParameter } from './query-parameters.ts'
import { text } from './text.ts'

const c = initContract()
const time = z.iso.datetime()

export const queryVisibilities = ['private', 'internal'] as const
const Visibility = z
  .enum(queryVisibilities)
  .describe('`private`: who owns it; `internal`: whoever may read its data set may ask it too')
const Parameters = z
  .array(QueryParameter)
  .max(limits.queryParametersMax)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, { error: 'a name twice' })

const written = {
  name: DatasetName,
  description: Description.optional(),
  tags: Tags.optional(),
  visibility: Visibility.optional(),
  search: ExportSearch.optional().describe('All rows of this search'),
  aggregate: ExportAggregate.optional().describe('All groups of this aggregate'),
  parameters: Parameters.optional(),
}
type Asked = { search?: unknown; aggregate?: unknown }
const refuseBoth = (input: Asked, context: z.RefinementCtx) => {
  if (input.search && input.aggregate) context.addIssue({ code: 'custom', input, path: ['aggregate'] })
}

const search = { filter: { op: 'gt' as const, field: 'boarded', value: 10 } }
const parameters = [{ name: 'least', at: ['/search/filter/value'], from: 0, label: { ko: '최소 승차 인원' } }]
export const QueryCreate = z
  .strictObject({ dataset: Slug.describe('The data set that it asks'), ...written })
  .superRefine((input, context) => {
    refuseBoth(input, context)
    if (!input.search && !input.aggregate)
      context.addIssue({ code: 'invalid_type', expected: 'object', input: undefined, path: ['search'] })
  })
  .meta({
    id: 'QueryCreate',
    description: 'A question to keep: a search or an aggregate',
    examples: [{ dataset: 'seoul-beoseu', name: '붐비는 정류장', search, parameters }],
  })
export type QueryCreate = z.infer<typeof QueryCreate>

export const QueryUpdate = z
  .strictObject({
    ...written,
    name: DatasetName.optional(),
    description: Description.nullable().optional(),
  })
  .superRefine(refuseBoth)
  .meta({
    id: 'QueryUpdate',
    description:
      'Members that are left out stay; a search takes the place of an aggregate, and the other way round',
    examples: [{ tags: ['교통'] }],
  })
export type QueryUpdate = z.infer<typeof QueryUpdate>

const Person = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'QueryOwner' })
const example = {
  id: '0198f3a0-1c2d-7000-8000-000000000007',
  dataset: 'seoul-beoseu',
  name: '붐비는 정류장',
  description: null,
  tags: [],
  visibility: 'private' as const,
  search,
  aggregate: null,
  parameters: [{ ...(parameters[0] as QueryParameter), type: 'int' as const, multiple: false, default: 10 }],
  owner: { id: '0198f3a0-1c2d-7000-8000-000000000001', name: '김민지' },
  fits: true,
  createdAt: '2026-11-25T01:02:03.004Z',
  updatedAt: '2026-11-25T01:02:03.004Z',
  version: 1,
}

export const SavedQuery = z
  .object({
    id: z.uuid().describe('UUIDv7'),
    dataset: Slug,
    name: z.string(),
    description: z.string().nullable(),
    tags: z.array(z.string()),
    visibility: Visibility,
    search: ExportSearch.nullable().describe('Null for an aggregate'),
    aggregate: ExportAggregate.nullable().describe('Null for a search'),
    parameters: z.array(ShownParameter),
    owner: Person,
    fits: z.boolean().describe('False: the fields of the data set have changed, and it cannot be asked'),
    createdAt: time,
    updatedAt: time,
    version: z.int().describe('Rises with every change; the ETag is this number in quotes'),
  })
  .meta({ id: 'SavedQuery', description: 'A question that is kept', examples: [example] })
export type SavedQuery = z.infer<typeof SavedQuery>

const {
  search: _search,
  aggregate: _aggregate,
  parameters: _parameters,
  fits: _fits,
  ...exampleItem
} = { ...example, kind: 'search' as const }
export const SavedQueryItem = SavedQuery.omit({ search: true, aggregate: true, parameters: true, fits: true })
  .extend({ kind: z.enum(['search', 'aggregate']) })
  .meta({
    id: 'SavedQueryItem',
    description: 'A kept question in a list: without the question itself, which may be long',
    examples: [exampleItem],
  })
export type SavedQueryItem = z.infer<typeof SavedQueryItem>
export const SavedQueryPage = z.object(pageOf(SavedQueryItem)).meta({
  id: 'SavedQueryPage',
  description: 'One page of kept questions, newest first',
  examples: [{ items: [exampleItem], nextCursor: null }],
})

const exampleVersion = {
  version: 1,
  name: '붐비는 정류장',
  kind: 'search' as const,
  changedBy: example.owner,
  createdAt: example.createdAt,
}
export const QueryVersion = z
  .object({
    version: z.int(),
    name: z.string(),
    kind: z.enum(['search', 'aggregate']),
    changedBy: Person,
    createdAt: time,
  })
  .meta({ id: 'QueryVersion', description: 'A question as it once was', examples: [exampleVersion] })
export type QueryVersion = z.infer<typeof QueryVersion>
export const QueryVersionPage = z.object(pageOf(QueryVersion)).meta({
  id: 'QueryVersionPage',
  description: 'One page of versions, newest first',
  examples: [{ items: [exampleVersion], nextCursor: null }],
})

const ListQuery = z.strictObject({
  dataset: Slug.optional().describe('Only those that ask this data set'),
  tag: text({ min: 1, max: limits.tagChars, nfc: true }).optional().describe('Only those with this tag'),
  q: text({ min: 1, max: limits.searchChars, nfc: true })
    .optional()
    .describe('Only those whose name begins with this, upper and lower case alike'),
  owner: z.enum(['me']).optional().describe('`me`: only yours'),
  ...pageQuery,
})
export type QueryListQuery = z.infer<typeof ListQuery>
const VersionNumber = z.int().min(1).max(2_147_483_647)
export const QueryRestore = z
  .strictObject({ version: VersionNumber.describe('Which version it becomes again') })
  .meta({ id: 'QueryRestore', examples: [{ version: 1 }] })

const QueryId = z.object({ id: z.uuid().describe('The kept question') })
const one = { access: 'GENERAL', pathParams: QueryId, problems: ['query_not_found'] } as const
const changing = { ...one, problems: ['query_not_found', 'query_forbidden'] } as const

export const queries = c.router({
  list: operation({
    method: 'GET',
    path: '/v1/queries',
    summary: 'List kept questions',
    description: 'Yours, and those of others that you may ask, newest first; administrators see all.',
    access: 'GENERAL',
    query: ListQuery,
    responses: { 200: SavedQueryPage },
    problems: ['cursor_invalid', 'cursor_mismatch', 'dataset_not_found'],
  }),
  create: operation({
    method: 'POST',
    path: '/v1/queries',
    summary: 'Keep a question',
    description:
      'A search or an aggregate of a data set that you may read, with a name. Parameters are values in it that may be ' +
      'others each time it is asked; where they go nothing but a value can stand.',
    access: 'GENERAL',
    body: QueryCreate,
    responses: { 201: SavedQuery },
    problems: ['dataset_not_found', 'query_limit'],
    etag: true,
    idempotent: true,
  }),
  get: operation({
    ...one,
    method: 'GET',
    path: '/v1/queries/:id',
    summary: 'Get a kept question',
    description: 'One that you may not ask is answered as one that does not exist.',
    responses: { 200: SavedQuery },
    etag: true,
  }),
  update: operation({
    ...changing,
    method: 'PATCH',
    path: '/v1/queries/:id',
    summary: 'Change a kept question',
    description: 'Merge patch. What it was stays as a version. For its owner and administrators.',
    body: QueryUpdate,
    responses: { 200: SavedQuery },
    etag: true,
    ifMatch: true,
  }),
  delete: operation({
    ...changing,
    method: 'DELETE',
    path: '/v1/queries/:id',
    summary: 'Delete a kept question',
    description: 'With all its versions. For its owner and administrators.',
    responses: { 204: c.noBody() },
    ifMatch: true,
  }),
  versions: operation({
    ...one,
    method: 'GET',
    path: '/v1/queries/:id/versions',
    summary: 'List the versions of a kept question',
    description: `The last ${limits.queryVersionsMax}, newest first.`,
    query: z.strictObject(pageQuery),
    responses: { 200: QueryVersionPage },
    problems: ['query_not_found', 'cursor_invalid', 'cursor_mismatch'],
  }),
  getVersion: operation({
    ...one,
    method: 'GET',
    path: '/v1/queries/:id/versions/:version',
    summary: 'Get a version of a kept question',
    description: 'As it was then, shown as the question itself is.',
    pathParams: QueryId.extend({
      version: z
        .string()
        .regex(/^[1-9]\d{0,8}$/)
        .describe('Number of the version'),
    }),
    responses: { 200: SavedQuery },
  }),
  restore: operation({
    ...changing,
    method: 'POST',
    path: '/v1/queries/:id/restore',
    summary: 'Restore a version of a kept question',
    description: 'It becomes what it was then, as a new version. For its owner and administrators.',
    body: QueryRestore,
    responses: { 200: SavedQuery },
    etag: true,
  }),
})
