import { z } from 'zod'
import { TimeZone } from './fields.ts'
import { limits } from './limits.ts'
import { text } from './text.ts'

export const FieldRef = z
  .string()
  .min(1)
  .max(limits.fieldNameChars)
  .describe('Name of a field of the data set')
export const Name = z.string().regex(new RegExp(`^[A-Za-z][A-Za-z0-9_]{0,${limits.fieldNameChars - 1}}$`))
/** A number of the field's type: `int64` and `decimal` as strings, times RFC 3339, dates `YYYY-MM-DD`. */
export const Bound = z.union([z.string().max(limits.filterValueChars), z.number()])
const Nulls = z
  .enum(['group', 'skip'])
  .optional()
  .describe('Rows without a value: a group with the key null (unless named), or left out')
const named = {
  name: Name.optional().describe('Of the key in the answer; the name of the field unless named'),
  field: FieldRef,
  nulls: Nulls,
}
const Fill = z
  .strictObject({ from: Bound.optional(), to: Bound.optional() })
  .meta({ id: 'GroupFill' })
  .optional()
  .describe(
    'Buckets without rows are groups too, from the first bucket with rows (or `from`) to the last (or `to`); of the ' +
      'last group of `groupBy` alone',
  )

export const calendarUnits = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const
export const weekDays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

export const GroupBy = z
  .discriminatedUnion('type', [
    z
      .strictObject({ type: z.literal('terms'), ...named })
      .meta({ id: 'GroupByTerms', description: 'A group for each value; a row with several counts in each' }),
    z
      .strictObject({
        type: z.literal('ranges'),
        ...named,
        ranges: z
          .array(
            z
              .strictObject({
                key: text({ min: 1, max: limits.labelChars, nfc: true }).optional(),
                from: Bound.optional().describe('Included'),
                to: Bound.optional().describe('Not included'),
              })
              .meta({ id: 'GroupByRange' }),
          )
          .min(1)
          .max(limits.groupRangesMax)
          .describe('Upwards, without overlap; rows outside are in no group'),
      })
      .meta({ id: 'GroupByRanges', description: 'A group for each range; its key is `key`, or `from..to`' }),
    z
      .strictObject({
        type: z.literal('histogram'),
        ...named,
        interval: Bound.describe('Width, more than 0'),
        offset: Bound.optional().describe('Where a bucket begins; 0 unless named'),
      })
      .meta({
        id: 'GroupByHistogram',
        description: 'Buckets of equal width of a number; the key is where it begins',
      }),
    z
      .strictObject({
        type: z.literal('fixed_interval'),
        ...named,
        intervalMs: z.int().min(1).max(limits.intervalMsMax).describe('Width in ms'),
        offsetMs: z.int().min(-limits.intervalMsMax).max(limits.intervalMsMax).optional(),
        fill: Fill,
      })
      .meta({
        id: 'GroupByFixedInterval',
        description:
          'Buckets of equal width of time, counted from 1970-01-01T00:00:00Z; the key is where it begins',
      }),
    z
      .strictObject({
        type: z.literal('calendar'),
        ...named,
        unit: z.enum(calendarUnits),
        timeZone: TimeZone.optional().describe('Needed for timestamps, not allowed for dates'),
        weekStart: z.enum(weekDays).optional().describe('`monday` unless named'),
        offsetMinutes: z
          .int()
          .min(-1_439)
          .max(1_439)
          .optional()
          .describe('Later begin of each bucket by the clock, for instance 360 for days that begin at 6:00'),
        fill: Fill,
      })
      .meta({
        id: 'GroupByCalendar',
        description:
          'Minutes to years as clocks in the zone show them: days with 23 or 25 hours are days. The key is the local ' +
          'time of its begin with its offset, for instance `2026-11-25T00:00:00+09:00`; of dates the date',
      }),
  ])
  .meta({
    id: 'GroupBy',
    description: 'What rows are grouped by',
    examples: [{ type: 'terms', field: 'stop' }],
  })
export type GroupBy = z.infer<typeof GroupBy>
