import { z } from 'zod'
import { Slug } from './datasets.ts'
import { ExportAggregate, exportFormats, ExportOptions, ExportSearch, optionsOf } from './export-options.ts'
import { Name } from './group-by.ts'
import { limits } from './limits.ts'
import { ParameterValue } from './query-parameters.ts'
import { text } from './text.ts'

export const exportAsked = {
  search: ExportSearch.optional(),
  aggregate: ExportAggregate.optional(),
  format: z
    .enum(exportFormats)
    .describe(
      '`xlsx`: sheets of 1,048,575 rows at most, each named by the rows in it; numbers that Excel would round as text. ' +
        '`parquet`: every value in its type, sums of int64 as decimals, lists as LIST, points as a group of `lat` and ' +
        '`lon`, JSON as its text; timestamps are instants',
    ),
  options: ExportOptions.optional(),
  fileName: text({ min: 1, max: limits.exportNameChars, nfc: true })
    .optional()
    .describe('Without its ending; the name of the data set and the date unless named'),
}
type Asked = z.infer<z.ZodObject<typeof exportAsked>>

/** What no member says alone: one question at most, and options that the format has. */
export function refuseMixed(input: Asked, context: z.RefinementCtx): void {
  const refuse = (...path: string[]) => context.addIssue({ code: 'custom', input, path })
  if (input.search && input.aggregate) refuse('aggregate')
  const fitting: readonly string[] = optionsOf[input.format]
  for (const name of Object.keys(input.options ?? {})) if (!fitting.includes(name)) refuse('options', name)
}

const ExportQuery = z
  .strictObject({
    id: z.uuid().describe('The kept question'),
    parameters: z.record(Name, ParameterValue).optional().describe('Values by name; the others are as kept'),
  })
  .meta({
    id: 'ExportQuery',
    description: 'A kept question as it is now',
    examples: [{ id: '0198f3a0-1c2d-7000-8000-000000000007', parameters: { least: 20 } }],
  })

export const ExportCreate = z
  .strictObject({
    dataset: Slug.optional().describe('The data set; not with `query`, which has its own'),
    query: ExportQuery.optional().describe('In place of `dataset`, `search` and `aggregate`'),
    ...exportAsked,
  })
  .superRefine((input, context) => {
    refuseMixed(input, context)
    const { dataset, query, search, aggregate } = input
    if (query === undefined && dataset === undefined)
      context.addIssue({ code: 'invalid_type', expected: 'string', input: undefined, path: ['dataset'] })
    if (query === undefined) return
    for (const [name, value] of Object.entries({ dataset, search, aggregate }))
      if (value !== undefined) context.addIssue({ code: 'custom', input, path: [name] })
  })
  .meta({
    id: 'ExportCreate',
    description: 'All rows of a data set, of a search, of an aggregate or of a kept question, as a file',
    examples: [
      {
        dataset: 'seoul-beoseu',
        search: { filter: { op: 'gt', field: 'boarded', value: 10 } },
        format: 'csv',
        options: { encoding: 'utf-8-bom', timeZone: 'Asia/Seoul' },
      },
    ],
  })
export type ExportCreate = z.infer<typeof ExportCreate>

export const ExportStream = z
  .strictObject(exportAsked)
  .superRefine(refuseMixed)
  .meta({
    id: 'ExportStream',
    description: 'All rows of the data set, of a search or of an aggregate, sent at once',
    examples: [{ format: 'ndjson', search: { sort: [{ field: 'day' }] } }],
  })
export type ExportStream = z.infer<typeof ExportStream>
