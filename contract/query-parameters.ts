import { z } from 'zod'
import { FieldLabel, fieldTypes } from './fields.ts'
import { Name } from './group-by.ts'
import { limits } from './limits.ts'
import { text } from './text.ts'

const One = z.union([z.string().max(limits.filterValueChars), z.number(), z.boolean()])
const OneOrMore = z.union([One, z.array(One).min(1).max(limits.filterValues)])
export type ParameterValue = z.infer<typeof OneOrMore>
/** Published as any value: generators of clients stumble over a choice between a value and a list of such. */
export const ParameterValue = z
  .unknown()
  .superRefine((value, context) => {
    if (!OneOrMore.safeParse(value).success)
      context.addIssue({ code: 'custom', input: value, params: { code: 'no_match', params: {} } })
  })
  .describe(
    'A string, number or boolean; a list of them where the condition has one (`values`)',
  ) as unknown as z.ZodType<ParameterValue>

/** A JSON Pointer (RFC 6901) without escapes, which names of ours do not need. */
const Place = z
  .string()
  .max(limits.parameterPlaceChars)
  .regex(/^\/(search|aggregate)(\/[A-Za-z0-9_]+)+$/)

/** What is put in place of values of a question when it is asked. */
export const QueryParameter = z
  .strictObject({
    name: Name,
    at: z
      .array(Place)
      .min(1)
      .max(limits.parameterPlacesMax)
      .describe(
        'Where it goes: JSON Pointers to values of conditions in the question, for instance `/search/filter/value`. What ' +
          'stands there is asked unless another value is named',
      ),
    label: FieldLabel.optional().describe('What people call it'),
    description: text({ min: 1, max: limits.descriptionChars, control: 'stored' }).optional(),
    required: z
      .boolean()
      .optional()
      .describe('It must be named; what stands in the question is an example then'),
    values: z.array(One).min(1).max(limits.parameterValuesMax).optional().describe('No other is taken'),
    from: One.optional().describe('No lesser value is taken'),
    to: One.optional().describe('No greater value is taken'),
  })
  .meta({
    id: 'QueryParameter',
    description: 'A value of a question that may be another each time it is asked',
    examples: [{ name: 'least', at: ['/search/filter/value'], from: 0, label: { ko: '최소 승차 인원' } }],
  })
export type QueryParameter = z.infer<typeof QueryParameter>

export const parameterTypes = [...fieldTypes, 'words', 'number', 'metric'] as const
export type ParameterType = (typeof parameterTypes)[number]

/** A parameter as it is shown: with what its values are. */
export const ShownParameter = z
  .object({
    ...QueryParameter.shape,
    type: z
      .enum(parameterTypes)
      .nullable()
      .describe(
        'Of its values: that of the field; `words` of `match`; `number`: degrees or meters; `metric`: what a metric is ' +
          'compared with. Null where the data set lacks the field by now',
      ),
    multiple: z.boolean().describe('It is a list'),
    default: z.unknown().describe('What is asked unless it is named; null: it must be named'),
  })
  .meta({
    id: 'ShownParameter',
    description: 'A parameter, and what its values are',
    examples: [
      {
        name: 'least',
        at: ['/search/filter/value'],
        from: 0,
        label: { ko: '최소 승차 인원' },
        type: 'int',
        multiple: false,
        default: 10,
      },
    ],
  })
export type ShownParameter = z.infer<typeof ShownParameter>
