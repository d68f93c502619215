import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { DatasetSlug, Slug } from './datasets.ts'
import { Filter } from './filter.ts'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { pageOf, pageQuery } from './paging.ts'

const c = initContract()
const filter = { op: 'lt' as const, field: 'day', value: '2020-01-01' }
const example = {
  id: '0198f3a0-1c2d-7000-8000-000000000006',
  dataset: 'seoul-beoseu',
  filter,
  filterRedacted: false,
  keys: null,
  dryRun: false,
  rows: 1_204,
  erase: false,
  originalsErased: 0,
  version: 3,
  createdBy: '0198f3a0-1c2d-7000-8000-000000000001',
  createdAt: '2026-11-25T01:02:03.004Z',
}

export const Deletion = z
  .object({
    id: z.uuid().describe('UUIDv7; of a dry run it leads nowhere'),
    dataset: Slug,
    filter: Filter.nullable().describe(
      'Null for a deletion by keys, for one that erases, and where it is redacted',
    ),
    filterRedacted: z
      .boolean()
      .describe('True: the filter named a field that was dropped since, and is gone'),
    keys: z.int().nullable().describe('How many keys were named; null for a deletion by filter'),
    dryRun: z.boolean(),
    rows: z.int().min(0).describe('Rows that were removed; of a dry run: that would be'),
    erase: z.boolean(),
    originalsErased: z.int().min(0).describe('Loads whose original was erased with the rows'),
    version: z.int().describe('Version of the data set without these rows; of a dry run: as it is'),
    createdBy: z.uuid(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Deletion', description: 'The receipt of a deletion of rows', examples: [example] })
export type Deletion = z.infer<typeof Deletion>

export const DeletionPage = z.object(pageOf(Deletion)).meta({
  id: 'DeletionPage',
  description: 'One page of deletions, newest first',
  examples: [{ items: [example], nextCursor: null }],
})

const Key = z
  .record(z.string(), z.union([z.string().max(limits.filterValueChars), z.number(), z.boolean()]))
  .describe('The value of each field of the primary key')
export const DeletionCreate = z
  .strictObject({
    filter: Filter.optional(),
    keys: z.array(Key).min(1).max(limits.filterValues).optional(),
    dryRun: z.boolean().describe('True: count alone, and change nothing'),
    erase: z
      .boolean()
      .default(false)
      .describe(
        'For privacy: also erases the originals and the quarantined text of the loads the rows came with',
      ),
  })
  .superRefine((input, context) => {
    if ((input.filter === undefined) === (input.keys === undefined))
      context.addIssue({ code: 'custom', input, path: [input.filter ? 'keys' : 'filter'] })
  })
  .meta({
    id: 'DeletionCreate',
    description: 'Which rows: by `filter` or by `keys`, one of the two',
    examples: [{ filter, dryRun: true }],
  })
export type DeletionCreate = z.infer<typeof DeletionCreate>

export const deletions = c.router({
  create: operation({
    method: 'POST',
    path: '/v1/datasets/:slug/deletions',
    summary: 'Delete rows',
    description:
      'Counts first with `dryRun: true`. The rows are gone at once, and the version of the data set rises.',
    access: 'MANAGER',
    dataset: 'write',
    pathParams: DatasetSlug,
    body: DeletionCreate,
    responses: { 201: Deletion },
    problems: ['primary_key_missing'],
    idempotent: true,
  }),
  list: operation({
    method: 'GET',
    path: '/v1/datasets/:slug/deletions',
    summary: 'List the deletions of a data set',
    description: 'Receipts, newest first.',
    access: 'GENERAL',
    dataset: 'read',
    pathParams: DatasetSlug,
    query: z.strictObject(pageQuery),
    responses: { 200: DeletionPage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
})
