import { z } from 'zod'
import { Completeness, exact } from './completeness.ts'
import { FieldLabel, FieldType } from './fields.ts'
import { Filter } from './filter.ts'
import { limits } from './limits.ts'
import { limitOf } from './paging.ts'

const int = (about: string) => z.int().min(0).describe(about)
const FieldRef = z
  .string()
  .min(1)
  .max(limits.fieldNameChars)
  .describe('Name of a field of the data set, or `$row`, `$ingest`, `$version`')

/** It carries the values by which rows are sorted, which may be long. */
export const SearchCursor = z
  .string()
  .min(1)
  .max(limits.searchCursorChars)
  .describe('A cursor of the page before; bound to the caller and to the rest of the question')

export const TimeoutMs = z
  .int()
  .min(100)
  .max(limits.queryMsMax)
  .optional()
  .describe(`How long the server may work on it; ${limits.queryMs} unless named`)

export const Sort = z
  .strictObject({
    field: FieldRef,
    order: z.enum(['asc', 'desc']).optional().describe('`asc` unless named'),
    nulls: z
      .enum(['first', 'last'])
      .optional()
      .describe('Where rows without a value stand; `last` unless named'),
  })
  .meta({
    id: 'Sort',
    description: 'Text sorts by code point',
    examples: [{ field: 'boarded', order: 'desc' }],
  })
export type Sort = z.infer<typeof Sort>

export const Total = z
  .union([
    z.enum(['none', 'exact']),
    z
      .strictObject({ upTo: z.int().min(1).max(limits.totalMax) })
      .meta({ id: 'TotalUpTo', description: 'Counts no further than this' }),
  ])
  .describe('Whether all rows of the filter are counted; `none` unless named')
export type Total = z.infer<typeof Total>

export const RowFormat = z
  .enum(['object', 'array'])
  .describe('Rows as objects by name of field (unless named), or as arrays in the order of `columns`')

const fields = z
  .array(FieldRef)
  .min(1)
  .max(limits.fieldsMax + 3)
export const SearchQuestion = z
  .strictObject({
    filter: Filter.optional(),
    fields: fields.optional().describe('What rows hold; all fields of the data set unless named'),
    sort: z
      .array(Sort)
      .max(limits.sortFieldsMax)
      .optional()
      .describe('Rows with equal values come in the order of `$row`'),
    limit: z
      .int()
      .min(1)
      .max(limits.searchRowsMax)
      .optional()
      .describe(`Rows a page holds at most; ${limits.searchRowsDefault} unless named`),
    cursor: SearchCursor.optional(),
    total: Total.optional(),
    rowFormat: RowFormat.optional(),
    highlight: z
      .strictObject({ fields: z.array(FieldRef).min(1).max(limits.highlightFieldsMax) })
      .meta({ id: 'Highlight' })
      .optional()
      .describe('Shows where the words of `match` and the text of `contains` stand in these fields'),
    facets: z
      .array(
        z
          .strictObject({
            field: FieldRef,
            limit: z
              .int()
              .min(1)
              .max(limits.facetValuesMax)
              .optional()
              .describe(`Values at most; ${limits.facetValuesDefault} unless named`),
          })
          .meta({ id: 'FacetQuestion' }),
      )
      .max(limits.facetsMax)
      .optional()
      .describe(
        'Most frequent values of fields among the rows of the filter, without those parts of its outermost `and` that ' +
          'are about the same field alone',
      ),
    timeoutMs: TimeoutMs,
  })
  .meta({
    id: 'SearchQuestion',
    description: 'Which rows, in which order',
    examples: [
      {
        filter: { op: 'gt', field: 'boarded', value: 10 },
        sort: [{ field: 'boarded', order: 'desc' }],
        limit: 5,
        total: 'exact',
      },
    ],
  })
export type SearchQuestion = z.infer<typeof SearchQuestion>

export const Column = z
  .object({
    name: z.string(),
    type: FieldType.or(z.literal('system')).describe('`system`: a field of ours'),
    multiple: z.boolean(),
    precision: z.int().optional(),
    scale: z.int().optional(),
    unit: z.string().optional(),
    label: FieldLabel.optional(),
  })
  .meta({
    id: 'Column',
    description: 'What a field of a row is',
    examples: [{ name: 'boarded', type: 'int', multiple: false }],
  })
export type Column = z.infer<typeof Column>

const Value = z.unknown().describe('A value of the field, as rows carry it')
export const FacetAnswer = z
  .object({
    field: z.string(),
    values: z.array(z.object({ value: Value, rows: int('With this value') }).meta({ id: 'FacetValue' })),
    otherRows: int('With another value than these; a row with several values counts with each'),
    missingRows: int('Without a value'),
    completeness: Completeness,
  })
  .meta({ id: 'FacetAnswer', description: 'The most frequent values; equally frequent ones in their order' })

export type FacetAnswer = z.infer<typeof FacetAnswer>

// Not a union: generators of other languages make no type of objects or lists.
export const Row = z
  .unknown()
  .describe(
    'By name of field, null where there is no value; with `rowFormat: array` a list in the order of `columns`',
  )

const exampleColumn = { name: 'boarded', type: 'int' as const, multiple: false }
export const answerHead = {
  dataset: z.string().describe('Its slug'),
  version: z.int().describe('Version of the data set that the answer is of'),
  tookMs: z.int(),
  completeness: Completeness,
}
export const Cache = z
  .object({
    hit: z.boolean().describe('Whether it was worked out for an earlier question'),
    ageMs: int('How long ago it was worked out'),
  })
  .meta({
    id: 'AnswerCache',
    description:
      'An answer is remembered for the same question about the same rows; `Cache-Control: no-cache` has it worked out anew',
    examples: [{ hit: false, ageMs: 0 }],
  })
/** Of answers that may be remembered. */
export const answerTail = { cache: Cache }
export const worked = { hit: false, ageMs: 0 }
export const SearchAnswer = z
  .object({
    ...answerHead,
    columns: z.array(Column),
    rows: z.array(Row),
    total: z
      .object({ rows: int('Of the filter'), kind: z.enum(['exact', 'lower_bound']) })
      .meta({ id: 'SearchTotal' })
      .nullable()
      .describe('Null unless it was asked for'),
    nextCursor: z.string().nullable().describe('Send it as `cursor` to go on; null on the last page'),
    previousCursor: z.string().nullable().describe('Send it as `cursor` to go back; null on the first page'),
    highlights: z
      .array(
        z
          .record(
            z.string(),
            z.array(
              z
                .object({
                  parts: z.array(
                    z.object({ text: z.string(), match: z.boolean() }).meta({ id: 'HighlightPart' }),
                  ),
                })
                .meta({ id: 'HighlightFragment' }),
            ),
          )
          .describe('By name of field'),
      )
      .optional()
      .describe('Of each row, in the same order; when asked for'),
    facets: z.array(FacetAnswer).optional().describe('In the order of the question; when asked for'),
    ...answerTail,
  })
  .meta({
    id: 'SearchAnswer',
    description: 'One page of rows',
    examples: [
      {
        dataset: 'seoul-beoseu',
        version: 3,
        tookMs: 4,
        completeness: exact,
        columns: [exampleColumn],
        rows: [{ boarded: 12 }],
        total: { rows: 1, kind: 'exact' },
        nextCursor: null,
        previousCursor: null,
        cache: worked,
      },
    ],
  })
export type SearchAnswer = z.infer<typeof SearchAnswer>

export const ValuesQuery = z.strictObject({
  prefix: z
    .string()
    .min(1)
    .max(limits.filterValueChars)
    .optional()
    .describe('Values that begin so (keyword fields)'),
  limit: limitOf(limits.facetValuesDefault, limits.facetValuesMax).describe('How many values at most'),
})
export type ValuesQuery = z.infer<typeof ValuesQuery>
export const ValuesAnswer = z.object({ ...answerHead, ...FacetAnswer.shape, ...answerTail }).meta({
  id: 'ValuesAnswer',
  description: 'Values of a field, the most frequent ones first',
  examples: [
    {
      dataset: 'seoul-beoseu',
      version: 3,
      tookMs: 2,
      completeness: exact,
      field: 'stop',
      values: [{ value: '시청', rows: 2 }],
      otherRows: 1,
      missingRows: 0,
      cache: worked,
    },
  ],
})
export type ValuesAnswer = z.infer<typeof ValuesAnswer>

/** The same question in an address. */
export const RowsQuery = z.strictObject({
  filter: z
    .string()
    .max(limits.filterQueryChars)
    .optional()
    .describe('The filter of a search as compact JSON'),
  fields: z.string().min(1).max(limits.filterQueryChars).optional().describe('Names with commas between'),
  sort: z
    .string()
    .min(1)
    .max(limits.filterQueryChars)
    .optional()
    .describe('Names with commas between, `-` in front of those that sort downwards'),
  limit: limitOf(limits.searchRowsDefault, limits.searchRowsMax).describe('Rows a page holds at most'),
  cursor: SearchCursor.optional(),
})
export type RowsQuery = z.infer<typeof RowsQuery>
