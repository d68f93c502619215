import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { AggregateAnswers, AggregateQuestions } from './aggregate.ts'
import { exact } from './completeness.ts'
import { DatasetSlug } from './datasets.ts'
import { FieldName } from './fields.ts'
import { operation } from './operation.ts'
import {
  answerHead,
  Column,
  RowsQuery,
  SearchAnswer,
  SearchQuestion,
  ValuesAnswer,
  ValuesQuery,
} from './search.ts'

const c = initContract()
const reading = { access: 'GENERAL', dataset: 'read', rate: 'read' } as const
const problems = ['query_timeout', 'question_too_large'] as const
const paged = ['cursor_invalid', 'cursor_mismatch'] as const

export const RowAnswer = z
  .object({
    ...answerHead,
    columns: z.array(Column),
    row: z.record(z.string(), z.unknown()).describe('By name of field'),
  })
  .meta({
    id: 'RowAnswer',
    description: 'One row with all its fields, ours included',
    examples: [
      {
        dataset: 'seoul-beoseu',
        version: 3,
        tookMs: 1,
        completeness: exact,
        columns: [{ name: 'boarded', type: 'int', multiple: false }],
        row: { boarded: 12 },
      },
    ],
  })

export const EstimateQuestion = z
  .strictObject({
    search: SearchQuestion.optional(),
    aggregate: AggregateQuestions.optional(),
  })
  .superRefine((question, context) => {
    if ((question.search === undefined) === (question.aggregate === undefined))
      context.addIssue({ code: 'custom', input: question, params: { code: 'no_match', params: {} } })
  })
  .meta({
    id: 'EstimateQuestion',
    description: 'A search, or aggregates: one of them',
    examples: [{ search: { filter: { op: 'gt', field: 'boarded', value: 10 } } }],
  })
export type EstimateQuestion = z.infer<typeof EstimateQuestion>

export const Estimate = z
  .object({
    dataset: z.string(),
    version: z.int(),
    rows: z.int().describe('Rows that are looked at, at most'),
    bytes: z.int().describe('What their fields that the question is about take in the engine, about'),
    refused: z.boolean().describe('Whether the question would be refused without being worked on'),
    reason: z.string().nullable().describe('Why it would be refused, in English'),
  })
  .meta({
    id: 'Estimate',
    description: 'What a question would cost',
    examples: [{ dataset: 'seoul-beoseu', version: 3, rows: 3, bytes: 24, refused: false, reason: null }],
  })
export type Estimate = z.infer<typeof Estimate>

export const query = c.router({
  search: operation({
    method: 'POST',
    path: '/v1/datasets/:slug/search',
    summary: 'Search rows',
    description:
      'Rows of a filter, sorted, a page at a time in both directions; no row comes twice and none is left out, also ' +
      'where many have equal values. Closing the request ends the work.',
    ...reading,
    remembered: true,
    pathParams: DatasetSlug,
    body: SearchQuestion,
    responses: { 200: SearchAnswer },
    problems: [...problems, ...paged],
  }),
  aggregate: operation({
    method: 'POST',
    path: '/v1/datasets/:slug/aggregate',
    summary: 'Group and count rows',
    description:
      'Up to twenty questions about the same rows, answered of one version of the data set: groups by values, ranges ' +
      'and buckets of time, with metrics of each. Sums of int64 and decimal are exact.',
    ...reading,
    remembered: true,
    pathParams: DatasetSlug,
    body: AggregateQuestions,
    responses: { 200: AggregateAnswers },
    problems: [...problems, ...paged],
  }),
  values: operation({
    method: 'GET',
    path: '/v1/datasets/:slug/fields/:name/values',
    summary: 'List values of a field',
    description: 'The most frequent values of a field with their rows, for choices in forms.',
    ...reading,
    remembered: true,
    pathParams: DatasetSlug.extend({ name: FieldName }),
    query: ValuesQuery,
    responses: { 200: ValuesAnswer },
    problems,
  }),
  estimate: operation({
    method: 'POST',
    path: '/v1/datasets/:slug/estimate',
    summary: 'Estimate a question',
    description:
      'What a search or aggregates would look at, and whether they would be refused; no row is read for it.',
    ...reading,
    pathParams: DatasetSlug,
    body: EstimateQuestion,
    responses: { 200: Estimate },
    problems: [...problems, ...paged],
  }),
  rows: operation({
    method: 'GET',
    path: '/v1/datasets/:slug/rows',
    summary: 'List rows',
    description: 'The same search in an address, for a browser or curl.',
    ...reading,
    remembered: true,
    pathParams: DatasetSlug,
    query: RowsQuery,
    responses: { 200: SearchAnswer },
    problems: [...problems, ...paged, 'headers_too_large'],
  }),
  row: operation({
    method: 'GET',
    path: '/v1/datasets/:slug/rows/:row',
    summary: 'Get a row',
    description: 'One row by its `$row`.',
    ...reading,
    pathParams: DatasetSlug.extend({
      row: z.string().describe('`$row` of the row'),
    }),
    responses: { 200: RowAnswer },
    problems: ['query_timeout', 'row_not_found'],
  }),
})
