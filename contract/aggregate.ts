import { z } from 'zod'
import { Completeness, exact } from './completeness.ts'
import { FieldType } from './fields.ts'
import { Filter } from './filter.ts'
import { Bound, FieldRef, GroupBy, Name } from './group-by.ts'
import { limits } from './limits.ts'
import { answerHead, answerTail, worked, SearchCursor, TimeoutMs } from './search.ts'

const only = { filter: Filter.optional().describe('Only rows that meet this as well') }
const ofField = <const T extends string>(type: T, id: string, description: string) =>
  z.strictObject({ type: z.literal(type), field: FieldRef, ...only }).meta({ id, description })
const Operand = z.union([Name, z.number()]).describe('Name of a metric, or a number')

export const Metric = z
  .discriminatedUnion('type', [
    z
      .strictObject({ type: z.literal('count'), field: FieldRef.optional(), ...only })
      .meta({ id: 'MetricCount', description: 'Rows; of a field: rows with a value' }),
    z
      .strictObject({
        type: z.literal('countDistinct'),
        field: FieldRef,
        exact: z
          .boolean()
          .optional()
          .describe('True unless named; false is quicker, and said to be approximate'),
        ...only,
      })
      .meta({ id: 'MetricCountDistinct', description: 'Different values' }),
    ofField('sum', 'MetricSum', 'Exact for int, int64 and decimal; of no values 0'),
    ofField('avg', 'MetricAvg', 'A number; null without values'),
    ofField('min', 'MetricMin', 'The least value; text by code point'),
    ofField('max', 'MetricMax', 'The greatest value'),
    ofField(
      'stddev',
      'MetricStddev',
      'Standard deviation of a sample (n - 1); null for fewer than two values',
    ),
    z
      .strictObject({
        type: z.literal('percentiles'),
        field: FieldRef,
        percents: z.array(z.number().min(0).max(100)).min(1).max(limits.percentsMax),
        ...only,
      })
      .meta({
        id: 'MetricPercentiles',
        description: 'Interpolated between the nearest values; a list of numbers in the order of `percents`',
      }),
    ...(['first', 'last'] as const).map((type) =>
      z
        .strictObject({
          type: z.literal(type),
          field: FieldRef,
          by: FieldRef.optional().describe('A time; the time field of the data set unless named'),
          ...only,
        })
        .meta({
          id: `Metric${type === 'first' ? 'First' : 'Last'}`,
          description: `The value of the ${type} row that has one`,
        }),
    ),
    z
      .strictObject({
        type: z.literal('formula'),
        operator: z.enum(['+', '-', '*', '/']),
        left: Operand,
        right: Operand,
      })
      .meta({
        id: 'MetricFormula',
        description: 'A number; null for a part that is null and for division by zero',
      }),
    z.strictObject({ type: z.literal('share'), of: Name }).meta({
      id: 'MetricShare',
      description: 'What part of the same metric over all rows of the filter it is, 0 to 1',
    }),
    z
      .strictObject({
        type: z.literal('difference'),
        of: Name,
        lag: z
          .int()
          .min(1)
          .max(limits.differenceLagMax)
          .optional()
          .describe('How many buckets before; 1 unless named, for instance 12 for months of the year before'),
      })
      .meta({
        id: 'MetricDifference',
        description: 'To an earlier bucket of time, which must be the last of `groupBy`; null without one',
      }),
  ])
  .meta({
    id: 'Metric',
    description: 'What is told of each group',
    examples: [{ type: 'sum', field: 'boarded' }],
  })
export type Metric = z.infer<typeof Metric>

export const Having = z
  .strictObject({
    metric: Name,
    op: z.enum(['eq', 'ne', 'lt', 'lte', 'gt', 'gte']),
    value: Bound,
  })
  .meta({
    id: 'Having',
    description: 'Only groups whose metric meets this; one that is null meets nothing but `ne`',
  })

export type Having = z.infer<typeof Having>

export const AggregateQuestion = z
  .strictObject({
    groupBy: z.array(GroupBy).max(limits.groupByMax).optional().describe('Nothing: one group of all rows'),
    metrics: z
      .record(Name, Metric)
      .refine((metrics) => Object.keys(metrics).length <= limits.metricsMax, {
        params: { code: 'too_many', params: { maximum: limits.metricsMax } },
      })
      .optional()
      .describe('By name; `count`, the number of rows, unless named'),
    having: z.array(Having).max(limits.havingMax).optional().describe('All of these'),
    order: z
      .array(
        z
          .strictObject({
            by: Name.describe('A metric, or a key'),
            order: z.enum(['asc', 'desc']).optional().describe('`asc` unless named; null comes last'),
          })
          .meta({ id: 'GroupOrder' }),
      )
      .max(limits.sortFieldsMax)
      .optional()
      .describe('By the keys, upwards, unless named; then by the keys'),
    limit: z
      .int()
      .min(1)
      .max(limits.groupsMax)
      .optional()
      .describe(`Groups at most; ${limits.groupsDefault} unless named`),
    cursor: SearchCursor.optional(),
    other: z.boolean().optional().describe('Tells of the groups after these as one'),
  })
  .meta({ id: 'AggregateQuestion', description: 'Groups and what is told of them' })
export type AggregateQuestion = z.infer<typeof AggregateQuestion>

export const AggregateQuestions = z
  .strictObject({
    filter: Filter.optional().describe('Rows that all of them are about'),
    aggregates: z
      .record(Name, AggregateQuestion)
      .refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= limits.aggregatesMax, {
        params: { code: 'out_of_range', params: { minimum: 1, maximum: limits.aggregatesMax } },
      })
      .describe('By name; all of one version of the data set'),
    timeoutMs: TimeoutMs,
  })
  .meta({
    id: 'AggregateQuestions',
    description: 'Several questions about the same rows',
    examples: [
      {
        aggregates: {
          byStop: {
            groupBy: [{ type: 'terms', field: 'stop' }],
            metrics: { boarded: { type: 'sum', field: 'boarded' } },
            order: [{ by: 'boarded', order: 'desc' }],
            limit: 3,
            other: true,
          },
        },
      },
    ],
  })
export type AggregateQuestions = z.infer<typeof AggregateQuestions>

const Values = z.record(z.string(), z.unknown())
export const AggregateAnswer = z
  .object({
    columns: z.array(
      z
        .object({
          name: z.string(),
          kind: z.enum(['key', 'metric']),
          type: FieldType.describe('How its values travel; `percentiles` and lists are arrays of it'),
          scale: z.int().optional(),
        })
        .meta({ id: 'AggregateColumn' }),
    ),
    groups: z.array(z.object({ keys: Values, metrics: Values }).meta({ id: 'Group' })),
    other: z
      .object({ groups: z.int(), metrics: Values.describe('Counts and sums; the others are null') })
      .meta({ id: 'OtherGroups' })
      .nullable()
      .describe('The groups after these; null unless asked for'),
    nextCursor: z.string().nullable().describe('Send it as `cursor` to go on; null on the last page'),
    completeness: Completeness,
  })
  .meta({ id: 'AggregateAnswer', description: 'Groups of rows' })
export type AggregateAnswer = z.infer<typeof AggregateAnswer>

export const AggregateAnswers = z
  .object({
    ...answerHead,
    aggregates: z.record(z.string(), AggregateAnswer).describe('By name'),
    ...answerTail,
  })
  .meta({
    id: 'AggregateAnswers',
    description: 'What became of each question',
    examples: [
      {
        dataset: 'seoul-beoseu',
        version: 3,
        tookMs: 6,
        completeness: exact,
        aggregates: {
          byStop: {
            columns: [
              { name: 'stop', kind: 'key', type: 'keyword' },
              { name: 'boarded', kind: 'metric', type: 'int64' },
            ],
            groups: [{ keys: { stop: '시청' }, metrics: { boarded: '19' } }],
            other: { groups: 0, metrics: { boarded: '0' } },
            nextCursor: null,
            completeness: exact,
          },
        },
        cache: worked,
      },
    ],
  })
export type AggregateAnswers = z.infer<typeof AggregateAnswers>
