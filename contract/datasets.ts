import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { FieldName, fieldNamed, Fields, keyTypes, timeTypes, type Field } from './fields.ts'
import { DatasetSource, ForeignSource } from './foreign-index.ts'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { pageOf, pageQuery } from './paging.ts'
import { text } from './text.ts'

const c = initContract()
const time = z.iso.datetime().describe('RFC 3339, UTC, milliseconds')

export const Slug = z
  .string()
  .regex(new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*$`))
  .max(limits.slugChars)
  .describe('Made from the name by the Revised Romanization of Korean; never changes')
/** Last parts of paths of ours that a slug would hide. */
export const reservedSlugs: readonly string[] = ['infer', 'inspect-index']
export const DatasetName = text({ min: 1, max: limits.nameChars, nfc: true }).describe('In any language')
export const Description = text({ min: 1, max: limits.descriptionChars, control: 'stored' })
export const Tags = z
  .array(text({ min: 1, max: limits.tagChars, nfc: true }))
  .max(limits.tagsMax)
  .describe('In any language; no tag twice')
  .refine((tags) => new Set(tags).size === tags.length, { error: 'a tag twice' })
const Members = z.array(z.uuid()).max(limits.datasetMembersMax).describe('Ids of users')
const activeOnly = 'Active users; those who were disabled since may stay'

export const visibilities = ['private', 'internal'] as const
export const Visibility = z
  .enum(visibilities)
  .describe(
    '`private`: owner, readers, writers and administrators; `internal`: whoever is logged in may read',
  )

export const KeepOriginals = z
  .strictObject({
    policy: z.enum(['forever', 'days', 'never']),
    days: z.int().min(1).max(limits.keepOriginalsDaysMax).optional().describe('With `days` alone'),
  })
  .superRefine(({ policy, days }, context) => {
    if (policy === 'days' && days === undefined)
      context.addIssue({ code: 'invalid_type', expected: 'number', input: undefined, path: ['days'] })
    if (policy !== 'days' && days !== undefined)
      context.addIssue({ code: 'custom', input: days, path: ['days'] })
  })
  .meta({
    id: 'KeepOriginals',
    description: 'How long the bytes of each load are kept as they came',
    examples: [{ policy: 'forever' }],
  })
export type KeepOriginals = z.infer<typeof KeepOriginals>

const exampleFields = [
  { name: 'day', type: 'date' as const, label: { ko: '날짜' }, required: true },
  { name: 'stop', type: 'keyword' as const, label: { ko: '정류장' } },
  { name: 'boarded', type: 'int' as const, label: { ko: '승차 인원' }, unit: '명' },
]
const example = {
  id: '0198f3a0-1c2d-7000-8000-000000000004',
  slug: 'seoul-beoseu',
  name: '서울 버스',
  description: null,
  tags: ['교통'],
  fields: exampleFields,
  timeField: 'day',
  primaryKey: [],
  visibility: 'private' as const,
  owner: { id: '0198f3a0-1c2d-7000-8000-000000000001', name: '김민지' },
  readers: [],
  writers: [],
  keepOriginals: { policy: 'forever' as const },
  readOnly: false,
  source: null,
  state: 'ready' as const,
  rows: 0,
  createdAt: '2026-11-25T01:02:03.004Z',
  updatedAt: '2026-11-25T01:02:03.004Z',
  version: 1,
  allowed: ['datasets.get', 'datasets.update', 'datasets.delete'],
}

export const Dataset = z
  .object({
    id: z.uuid().describe('UUIDv7'),
    slug: Slug,
    name: z.string(),
    description: z.string().nullable(),
    tags: z.array(z.string()),
    fields: Fields,
    timeField: z.string().nullable().describe('The field that says when; null: none'),
    primaryKey: z.array(z.string()).describe('Fields that together name one row; empty: none'),
    visibility: Visibility,
    owner: z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'DatasetOwner' }),
    readers: Members,
    writers: Members,
    keepOriginals: KeepOriginals,
    readOnly: z.boolean().describe('True of an index that is already there, see `source`'),
    source: DatasetSource.nullable().describe('Null when its rows are loaded'),
    state: z.enum(['ready', 'deleting']),
    rows: z.int().describe('Rows in it at this version; with `source`: when it was registered'),
    createdAt: time,
    updatedAt: time,
    version: z
      .int()
      .describe('Rises with every acknowledged change, of rows too; the ETag is this number in quotes'),
    allowed: z.array(z.string()).describe('operationIds that you may call on it'),
  })
  .meta({ id: 'Dataset', description: 'A data set', examples: [example] })
export type Dataset = z.infer<typeof Dataset>

const { fields: _fields, source: _source, ...exampleItem } = { ...example, fieldCount: exampleFields.length }
/** 100 data sets of 500 fields each would be tens of megabytes. */
export const DatasetItem = Dataset.omit({ fields: true, source: true })
  .extend({
    fieldCount: z.int().min(1).describe('How many fields it has; `GET /v1/datasets/{slug}` tells which'),
  })
  .meta({
    id: 'DatasetItem',
    description: 'A data set in a list: without its fields',
    examples: [exampleItem],
  })
export type DatasetItem = z.infer<typeof DatasetItem>

export const DatasetPage = z.object(pageOf(DatasetItem)).meta({
  id: 'DatasetPage',
  description: 'One page of data sets',
  examples: [{ items: [exampleItem], nextCursor: null }],
})

const changeable = {
  description: Description.nullable().optional(),
  tags: Tags.optional(),
  timeField: FieldName.nullable().optional().describe('A field of type timestamp or date'),
  visibility: Visibility.optional(),
  readers: Members.optional().describe(`Who may read a private data set. ${activeOnly}`),
  writers: Members.optional().describe(
    `Who may read it and load into it, from level MANAGER on; who is a reader too is a writer. ${activeOnly}`,
  ),
  keepOriginals: KeepOriginals.optional(),
}

/** What is wrong with a name that should be one of a field of these types; undefined: nothing. */
export function faultOfName(
  fields: readonly Field[],
  name: string,
  types: readonly string[],
): { code: 'unknown_field' | 'wrong_field'; params: Record<string, string> } | undefined {
  const field = fieldNamed(fields, name)
  if (field === undefined) return { code: 'unknown_field', params: {} }
  if (types.includes(field.type) && !field.multiple) return undefined
  return { code: 'wrong_field', params: { type: field.multiple ? 'list' : field.type } }
}

/** The field that a part of the data set names; an issue when it is not there or of another type. */
export function requireField(
  context: Pick<z.core.$RefinementCtx, 'addIssue'>,
  fields: readonly Field[],
  name: string,
  path: (string | number)[],
  types: readonly string[],
): Field | undefined {
  const fault = faultOfName(fields, name, types)
  if (fault) context.addIssue({ code: 'custom', params: fault, input: name, path })
  return fieldNamed(fields, name)
}

export const DatasetCreate = z
  .strictObject({
    name: DatasetName,
    fields: Fields.optional().describe('Required without `source`; else all of the index'),
    source: ForeignSource.optional().describe('An index that is already there; for administrators'),
    primaryKey: z
      .array(FieldName)
      .max(limits.primaryKeyFieldsMax)
      .optional()
      .describe('Required fields that together name one row'),
    ...changeable,
  })
  .superRefine(({ fields, source, timeField, primaryKey = [] }, context) => {
    if (source && primaryKey.length > 0)
      context.addIssue({ code: 'custom', input: primaryKey, path: ['primaryKey'] })
    if (fields === undefined) {
      if (source === undefined)
        context.addIssue({ code: 'invalid_type', expected: 'array', input: undefined, path: ['fields'] })
      return
    }
    if (timeField !== undefined && timeField !== null)
      requireField(context, fields, timeField, ['timeField'], timeTypes)
    for (const [i, name] of primaryKey.entries()) {
      const field = requireField(context, fields, name, ['primaryKey', i], keyTypes)
      const again = primaryKey.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < i
      if (again || (field && !field.required))
        context.addIssue({ code: 'custom', input: name, path: ['primaryKey', i] })
    }
  })
  .meta({
    id: 'DatasetCreate',
    description: 'A new data set; `private` and keeping originals forever unless told otherwise',
    examples: [{ name: '서울 버스', tags: ['교통'], fields: exampleFields, timeField: 'day' }],
  })
export type DatasetCreate = z.infer<typeof DatasetCreate>

export const DatasetUpdate = z
  .strictObject({
    name: DatasetName.optional(),
    ownerId: z.uuid().optional().describe('Hands it to another active user'),
    ...changeable,
  })
  .meta({
    id: 'DatasetUpdate',
    description: 'What to change (merge patch); null clears. Fields change by `schema-changes`',
    examples: [{ visibility: 'internal' }],
  })
export type DatasetUpdate = z.infer<typeof DatasetUpdate>

export const datasetSorts = ['name', '-name', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const
export type DatasetSort = (typeof datasetSorts)[number]
export const DatasetListQuery = z.strictObject({
  q: text({ min: 1, max: limits.searchChars, nfc: true })
    .optional()
    .describe('Beginning of the name or slug, upper and lower case alike'),
  tag: text({ min: 1, max: limits.tagChars, nfc: true }).optional().describe('Only data sets with this tag'),
  sort: z
    .enum(datasetSorts)
    .default('name')
    .describe('`-` in front sorts downwards; text sorts by code point'),
  ...pageQuery,
})
export type DatasetListQuery = z.infer<typeof DatasetListQuery>

export const DatasetSlug = z.object({ slug: Slug })

export const datasets = c.router({
  list: operation({
    method: 'GET',
    path: '/v1/datasets',
    summary: 'List data sets',
    description:
      'The data sets you may read, a page at a time, without their fields: `GET /v1/datasets/{slug}` has them.',
    access: 'GENERAL',
    query: DatasetListQuery,
    responses: { 200: DatasetPage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  create: operation({
    method: 'POST',
    path: '/v1/datasets',
    summary: 'Create a data set',
    description:
      'You own it. The slug is made from the name; when it is taken, a number follows it. Rows are loaded afterwards, but for ' +
      'those of an index that is already there: `POST /v1/datasets/inspect-index` shows what would become of it.',
    access: 'MANAGER',
    adminMembers: ['source'],
    body: DatasetCreate,
    responses: { 201: Dataset },
    etag: true,
    idempotent: true,
    problems: ['index_not_allowed', 'index_not_found', 'index_refused'],
  }),
  get: operation({
    method: 'GET',
    path: '/v1/datasets/:slug',
    summary: 'Get a data set',
    description:
      'One data set with its fields. One that you may not read is answered as one that does not exist.',
    access: 'GENERAL',
    dataset: 'read',
    pathParams: DatasetSlug,
    responses: { 200: Dataset },
    etag: true,
  }),
  update: operation({
    method: 'PATCH',
    path: '/v1/datasets/:slug',
    summary: 'Change a data set',
    description: 'Merge patch: members that are left out stay. For its owner and administrators.',
    access: 'MANAGER',
    dataset: 'manage',
    pathParams: DatasetSlug,
    body: DatasetUpdate,
    responses: { 200: Dataset },
    etag: true,
    ifMatch: true,
  }),
  delete: operation({
    method: 'DELETE',
    path: '/v1/datasets/:slug',
    summary: 'Delete a data set',
    description:
      'With its rows, receipts, quarantine and originals; there is no way back. An index that was there before stays. For ' +
      'its owner and administrators.',
    access: 'MANAGER',
    dataset: 'manage',
    pathParams: DatasetSlug,
    responses: { 204: c.noBody() },
    ifMatch: true,
  }),
})
