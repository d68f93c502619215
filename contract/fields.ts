import { z } from 'zod'
import { hasTime, parseDatePattern } from './date-pattern.ts'
import { limits } from './limits.ts'
import { text } from './text.ts'

/**
 * Types of the fields of a data set, and how a value of each travels as JSON:
 * `keyword` string compared whole · `text` string searched by words · `int` number without fraction within ±(2^53-1) ·
 * `int64` decimal string · `double` number · `decimal` decimal string with `scale` digits after the point · `boolean` ·
 * `timestamp` RFC 3339 in UTC to ms or us · `date` `YYYY-MM-DD` · `geo_point` `{lat, lon}` · `json` any JSON.
 */
export const fieldTypes = [
  'keyword',
  'text',
  'int',
  'int64',
  'double',
  'decimal',
  'boolean',
  'timestamp',
  'date',
  'geo_point',
  'json',
] as const
export const FieldType = z.enum(fieldTypes)
export type FieldType = z.infer<typeof FieldType>

/** Names that begin with `$` are ours: `$ingest`, `$version`, `$row`. */
export const fieldNamePattern = `^[A-Za-z][A-Za-z0-9_]{0,${limits.fieldNameChars - 1}}$`
export const FieldName = z
  .string()
  .regex(new RegExp(fieldNamePattern))
  .describe('A letter, then letters, digits and `_`; upper and lower case name the same field')

const Word = text({ min: 0, max: limits.wordChars })
const words = (about: string) => z.array(Word).max(limits.wordsMax).optional().describe(about)

export const TimeZone = z
  .string()
  .max(limits.timeZoneChars)
  .refine((name) => isTimeZone(name), { error: 'not an IANA time zone' })
  .meta({ description: 'IANA name, for instance Asia/Seoul', examples: ['Asia/Seoul'] })

/** `UTC`, or a name with a region: neither offsets nor abbreviations, whose meaning depends on the reader. */
function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** How text of real files is read; what is not named here is read strictly. */
export const ReadingRules = z
  .strictObject({
    pattern: text({ min: 1, max: limits.patternChars })
      .optional()
      .describe(
        'Of dates and timestamps: `yyyy MM dd HH mm ss SSS`, `M d H m s` without leading zeros, `yy` (1970 to 2069), ' +
          '`hh`/`h` with `a` (AM/PM, 오전/오후), `S` to `SSSSSS`, `XXX` (offset), `T`; other letters in quotes; all else ' +
          'stands for itself; for instance `yyyy/MM/dd HH:mm`',
      ),
    thousandsSeparator: z.enum([',', '.', ' ', "'"]).optional().describe('Of numbers: `1,234`'),
    decimalSeparator: z.enum(['.', ',']).optional().describe('Of numbers; `.` unless named'),
    trueWords: words('Of booleans, besides `true`; upper and lower case alike'),
    falseWords: words('Of booleans, besides `false`; upper and lower case alike'),
    nullWords: words('Text that stands for no value, for instance `-` or `NA`'),
    trim: z.boolean().optional().describe('Takes white space away at both ends first'),
    sourceTimeZone: TimeZone.optional().describe(
      'Zone of times that name none; without it such a value is refused as `zone_missing`',
    ),
  })
  .superRefine((rules, context) => {
    const { pattern, thousandsSeparator, decimalSeparator = '.', trueWords, falseWords, nullWords } = rules
    const parsed = pattern === undefined ? undefined : parseDatePattern(pattern)
    if (parsed && 'problem' in parsed) context.addIssue(wrongPattern(parsed.problem, pattern, ['pattern']))
    if (thousandsSeparator === decimalSeparator)
      context.addIssue({ code: 'custom', input: thousandsSeparator, path: ['thousandsSeparator'] })
    // A word that stands for two things would be read as either.
    const [truths, lies, nulls] = [trueWords, falseWords, nullWords].map((words) => (words ?? []).map(folded))
    if (truths?.some((word) => word === 'false' || nulls?.includes(word)))
      context.addIssue({ code: 'custom', input: trueWords, path: ['trueWords'] })
    if (lies?.some((word) => word === 'true' || nulls?.includes(word) || truths?.includes(word)))
      context.addIssue({ code: 'custom', input: falseWords, path: ['falseWords'] })
  })
  .meta({
    id: 'ReadingRules',
    description: 'How the text of this field is read in files',
    examples: [{ pattern: 'yyyy-MM-dd HH:mm:ss', sourceTimeZone: 'Asia/Seoul', nullWords: ['-'] }],
  })
export type ReadingRules = z.infer<typeof ReadingRules>

const folded = (word: string) => word.toLowerCase()
const wrongPattern = (reason: string, input: unknown, path: string[]) => ({
  code: 'custom' as const,
  params: { code: 'invalid_format', params: { format: 'date pattern', reason } },
  input,
  path,
})

const namesTime = (pattern: string): boolean => {
  const parsed = parseDatePattern(pattern)
  return 'parts' in parsed && hasTime(parsed.parts)
}

const numberTypes: readonly FieldType[] = ['int', 'int64', 'double', 'decimal']
/** Rules that only values of these types have a use for. */
const typesOfRule: Partial<Record<keyof ReadingRules, readonly FieldType[]>> = {
  pattern: ['date', 'timestamp'],
  thousandsSeparator: numberTypes,
  decimalSeparator: numberTypes,
  trueWords: ['boolean'],
  falseWords: ['boolean'],
  sourceTimeZone: ['timestamp'],
}

const label = text({ min: 1, max: limits.labelChars, nfc: true })
export const FieldLabel = z
  .strictObject({ ko: label.optional(), en: label.optional() })
  .meta({ id: 'FieldLabel', description: 'What people call the field', examples: [{ ko: '승차 인원' }] })

const fieldShape = {
  name: FieldName,
  type: FieldType,
  precision: z.int().min(1).max(limits.decimalDigits).optional().describe('Of `decimal`: digits in all'),
  scale: z.int().min(0).max(limits.decimalDigits).optional().describe('Of `decimal`: digits after the point'),
  resolution: z.enum(['ms', 'us']).optional().describe('Of `timestamp`; `ms` unless named'),
  label: FieldLabel.optional(),
  description: text({ min: 1, max: limits.descriptionChars, control: 'stored' }).optional(),
  unit: text({ min: 1, max: limits.unitChars, nfc: true })
    .optional()
    .describe('Of numbers, for instance `명`'),
  examples: z
    .array(text({ min: 0, max: limits.exampleChars, control: 'stored' }))
    .max(limits.examplesMax)
    .optional()
    .describe('Values as text'),
  required: z.boolean().optional().describe('A row without a value is quarantined'),
  multiple: z.boolean().optional().describe('Holds a list of values'),
  read: ReadingRules.optional(),
}

type Shape = z.infer<z.ZodObject<typeof fieldShape>>
const example: Shape = {
  name: 'boarded',
  type: 'int',
  label: { ko: '승차 인원' },
  unit: '명',
  required: true,
}

export const Field = z
  .strictObject(fieldShape)
  .superRefine((field, context) => {
    const wrong = (part: keyof Shape, code: 'required' | 'not_allowed') =>
      context.addIssue(
        code === 'required'
          ? { code: 'invalid_type', expected: 'number', input: undefined, path: [part] }
          : { code: 'custom', input: field, path: [part] },
      )
    const { type, precision, scale, resolution, multiple, read = {} } = field
    if (type === 'decimal' && precision === undefined) wrong('precision', 'required')
    if (type === 'decimal' && scale === undefined) wrong('scale', 'required')
    if (type !== 'decimal' && precision !== undefined) wrong('precision', 'not_allowed')
    if (type !== 'decimal' && scale !== undefined) wrong('scale', 'not_allowed')
    if (type !== 'timestamp' && resolution !== undefined) wrong('resolution', 'not_allowed')
    if (type === 'json' && multiple) wrong('multiple', 'not_allowed')
    if (precision !== undefined && scale !== undefined && scale > precision)
      context.addIssue({
        code: 'too_big',
        origin: 'number',
        maximum: precision,
        input: scale,
        path: ['scale'],
      })
    for (const [rule, types] of Object.entries(typesOfRule))
      if (read[rule as keyof ReadingRules] !== undefined && !types.includes(type))
        context.addIssue({ code: 'custom', input: field, path: ['read', rule] })
    if (type === 'date' && read.pattern !== undefined && namesTime(read.pattern))
      context.addIssue(wrongPattern('a date has no time of day', read.pattern, ['read', 'pattern']))
  })
  .meta({ id: 'Field', description: 'A field of a data set', examples: [example] })
export type Field = z.infer<typeof Field>

/** The fields of one data set: at least one, no name twice, upper and lower case alike. */
export const Fields = z
  .array(Field)
  .min(1)
  .max(limits.fieldsMax)
  .superRefine((fields, context) => {
    const seen = new Set<string>()
    for (const [i, { name }] of fields.entries()) {
      const folded = name.toLowerCase()
      if (seen.has(folded)) context.addIssue({ code: 'custom', input: name, path: [i, 'name'] })
      seen.add(folded)
    }
  })

/** The field of this name, upper and lower case alike. */
export function fieldNamed<T extends { name: string }>(fields: readonly T[], name: string): T | undefined {
  const folded = name.toLowerCase()
  return fields.find((field) => field.name.toLowerCase() === folded)
}

/** Types that can name a row: equal values are one value on every engine. */
export const keyTypes: readonly FieldType[] = [
  'keyword',
  'int',
  'int64',
  'decimal',
  'boolean',
  'timestamp',
  'date',
]
/** Types that say when. */
export const timeTypes: readonly FieldType[] = ['timestamp', 'date']
