import { z } from 'zod'
import { AggregateQuestion } from './aggregate.ts'
import { TimeZone } from './fields.ts'
import { Filter } from './filter.ts'
import { limits } from './limits.ts'
import { SearchQuestion } from './search.ts'
import { text } from './text.ts'

export const exportFormats = ['csv', 'ndjson', 'xlsx', 'parquet'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const exportEncodings = ['utf-8', 'utf-8-bom', 'cp949'] as const
export const exportCompressions = ['none', 'gzip', 'zstd'] as const

export const ExportSearch = SearchQuestion.pick({ filter: true, fields: true, sort: true }).meta({
  id: 'ExportSearch',
  description: 'All rows of a search',
  examples: [{ filter: { op: 'gt', field: 'boarded', value: 10 }, sort: [{ field: 'day' }] }],
})
export type ExportSearch = z.infer<typeof ExportSearch>

export const ExportAggregate = AggregateQuestion.pick({
  groupBy: true,
  metrics: true,
  having: true,
  order: true,
})
  .extend({ filter: Filter.optional() })
  .meta({
    id: 'ExportAggregate',
    description: 'All groups of an aggregate',
    examples: [
      {
        groupBy: [{ type: 'terms', field: 'stop' }],
        metrics: { boarded: { type: 'sum', field: 'boarded' } },
      },
    ],
  })
export type ExportAggregate = z.infer<typeof ExportAggregate>

/** How cells become text. What is not named is as the last words of each say. */
export const ExportOptions = z
  .strictObject({
    encoding: z
      .enum(exportEncodings)
      .optional()
      .describe('Of CSV. Excel knows UTF-8 by its byte order mark (`utf-8-bom`); `utf-8` unless named'),
    unmappable: z
      .enum(['error', 'replace'])
      .optional()
      .describe(
        'Of CSV in cp949, which has no emoji for instance: the export fails, unless named; or `?` takes their place',
      ),
    delimiter: z
      .string()
      .regex(/^[\t !#-~]$/)
      .optional()
      .describe('Of CSV; `,` unless named'),
    header: z
      .enum(['name', 'label', 'none'])
      .optional()
      .describe('Of CSV and XLSX: names of the fields, unless named, or their labels, or no header'),
    labelLanguage: z
      .enum(['ko', 'en'])
      .optional()
      .describe('Of labels that come in both; `ko` unless named. A field without any is headed by its name'),
    nullText: text({ min: 0, max: limits.wordChars })
      .optional()
      .describe('Of CSV: stands where there is no value; nothing unless named. An empty text is `""`'),
    formulaGuard: z
      .boolean()
      .optional()
      .describe(
        "Of CSV: puts `'` before text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, which Excel " +
          'would run as a formula; true unless named. Numbers stay as they are',
      ),
    timeZone: TimeZone.optional().describe(
      'Of all but Parquet, whose timestamps are instants: in which they are written, with their offset, in XLSX as the clocks ' +
        'there show; UTC unless named',
    ),
    compression: z.enum(exportCompressions).optional().describe('Of CSV and NDJSON; `none` unless named'),
  })
  .meta({
    id: 'ExportOptions',
    description: 'How the file is written',
    examples: [{ encoding: 'utf-8-bom', header: 'label', timeZone: 'Asia/Seoul' }],
  })
export type ExportOptions = z.infer<typeof ExportOptions>

const whole = ['timeZone', 'compression'] as const
const headed = ['header', 'labelLanguage'] as const
/** Which options each format has a use for. */
export const optionsOf: Record<ExportFormat, readonly (keyof ExportOptions)[]> = {
  csv: [...whole, ...headed, 'encoding', 'unmappable', 'delimiter', 'nullText', 'formulaGuard'],
  ndjson: whole,
  xlsx: [...headed, 'timeZone'],
  parquet: [],
}
