import { z } from 'zod'
import { FieldType } from './fields.ts'
import { limits } from './limits.ts'

const int = (about: string) => z.int().min(0).describe(about)

/** Of which values profiles tell the quantiles. */
export const profileQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95] as const
const ofSample = `of a sample from ${limits.profileSampleRows.toLocaleString('en')} rows on`
const Value = z.unknown().describe('A value of the field, as rows carry it')
export const FieldProfile = z
  .object({
    name: z.string(),
    type: FieldType,
    count: int('Rows with a value'),
    nulls: int('Rows without one'),
    distinct: z
      .object({ count: int('Different values'), exact: z.boolean() })
      .meta({ id: 'FieldProfileDistinct' })
      .nullable()
      .describe('Null for `geo_point` and `json`, of which nothing but the counts is told'),
    min: Value.nullable(),
    max: Value.nullable(),
    mean: z.number().nullable().describe('Of numbers; approximate'),
    quantiles: z
      .array(z.object({ q: z.number(), value: Value }).meta({ id: 'FieldProfileQuantile' }))
      .describe(`Of numbers and times at ${profileQuantiles.join(', ')}; ${ofSample}`),
    top: z
      .array(z.object({ value: Value, rows: int('With this value') }).meta({ id: 'FieldProfileTop' }))
      .describe(
        `The ${limits.profileTop} most frequent values, equally frequent ones in their order. Their counts are exact; ` +
          'which they are is approximate where `distinct` is',
      ),
    histogram: z
      .array(z.object({ from: Value, to: Value, rows: int('In between') }).meta({ id: 'FieldProfileBin' }))
      .describe(
        `Of numbers and times: at most ${limits.profileBins} ranges of about one width. \`to\` is part of the range; ` +
          '`from` is unless the range before ends there',
      ),
  })
  .meta({
    id: 'FieldProfile',
    description:
      'What one field holds; of lists the different elements of each row, and `rows` counts them. Of strings the first ' +
      `${limits.profileTextChars} characters are shown`,
  })
export const DatasetProfile = z
  .object({
    dataset: z.string(),
    version: z.int(),
    rows: z.int(),
    fields: z.array(FieldProfile),
    tookMs: z.int(),
  })
  .meta({
    id: 'DatasetProfile',
    description: 'What the fields hold',
    examples: [
      {
        dataset: 'seoul-beoseu',
        version: 3,
        rows: 3,
        fields: [
          {
            name: 'boarded',
            type: 'int',
            count: 3,
            nulls: 0,
            distinct: { count: 2, exact: true },
            min: 7,
            max: 12,
            mean: 8.67,
            quantiles: [{ q: 0.5, value: 7 }],
            top: [{ value: 7, rows: 2 }],
            histogram: [{ from: 7, to: 12, rows: 3 }],
          },
        ],
        tookMs: 4,
      },
    ],
  })
export type DatasetProfile = z.infer<typeof DatasetProfile>
export type FieldProfile = z.infer<typeof FieldProfile>
