import { z } from 'zod'
import { TimeZone } from './fields.ts'
import { limits } from './limits.ts'
import { text } from './text.ts'

export const ingestModes = ['append', 'upsert', 'replace'] as const

/** Its footer stands at the end: a file is taken whole before its rows are read. */
export const parquetType = 'application/vnd.apache.parquet'
/** So is a workbook, whose directory stands there. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Media types of rows that are no text. */
export const byteTypes: readonly string[] = [parquetType, xlsxType]

/** Media types of rows, each with an example; of bytes the first and the last of them. */
export const rowTypes = {
  'application/x-ndjson':
    '{"day":"2026-11-25","stop":"시청","boarded":12}\n{"day":"2026-11-25","stop":"종로","boarded":7}\n',
  'application/json': '[{"day":"2026-11-25","stop":"시청","boarded":12}]',
  'text/csv': 'day,stop,boarded\n2026-11-25,시청,12\n2026-11-25,종로,7\n',
  [parquetType]: 'PAR1…PAR1',
  [xlsxType]: 'PK…PK',
} as const
export const charsets = ['utf-8', 'utf-16', 'utf-16le', 'utf-16be', 'euc-kr', 'cp949'] as const

const wholeNumber = (value: unknown) =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
/** Of XLSX. */
export const SheetName = text({ min: 1, max: limits.sheetNameChars }).describe(
  'Of XLSX: the sheet that is read, by its name; the first that is not hidden unless named',
)
const wordList = text({ min: 0, max: limits.wordChars * limits.wordsMax })

const reading = {
  onError: z
    .enum(['quarantine', 'abort'])
    .default('quarantine')
    .describe('`abort`: the first row that is refused ends the load and nothing is kept'),
  maxErrors: z
    .preprocess(wholeNumber, z.int().min(0))
    .optional()
    .describe('More refused rows than this end the load and nothing is kept'),
  delimiter: z.string().length(1).optional().describe('Of CSV; `,` unless named'),
  charset: z
    .enum(charsets)
    .optional()
    .describe('Of CSV and JSON; utf-8 unless named here, in Content-Type or by a byte order mark'),
  sheet: SheetName.optional(),
  sourceTimeZone: TimeZone.optional().describe('Zone of times that name none, for this load'),
  nullWords: wordList.optional().describe('Words that stand for no value in this load, comma-separated'),
}
export const LoadQuery = z.strictObject({
  mode: z
    .enum(ingestModes)
    .default('append')
    .describe('`upsert` needs a primary key; `replace` puts these rows in place of all others, at once'),
  ...reading,
})
export const ReplayQuery = z.strictObject(reading)
export type ReplayQuery = z.infer<typeof ReplayQuery>
export type LoadQuery = z.infer<typeof LoadQuery>
