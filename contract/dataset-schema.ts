import { z } from 'zod'
import { DatasetProfile } from './dataset-profile.ts'
import { DatasetSlug } from './datasets.ts'
import { Field, FieldLabel, FieldName, Fields, FieldType, ReadingRules, TimeZone } from './fields.ts'
import { charsets, rowTypes, SheetName } from './load-query.ts'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { text } from './text.ts'

const int = (about: string) => z.int().min(0).describe(about)
const exampleField = {
  name: 'boarded',
  type: 'int' as const,
  label: { ko: '승차 인원' },
  read: { thousandsSeparator: ',' as const },
}

const InferredColumn = z
  .object({
    name: z.string().describe('Of the proposed field'),
    header: z.string().describe('As it stands in the sample'),
    reason: z.string().describe('Why this type and these rules, in English'),
    values: int('Rows of the sample with a value'),
    nulls: int('Rows without one, by the proposed rules'),
    distinct: int('Different values in the sample'),
    examples: z.array(z.string()).describe('Values as they stand in the sample'),
  })
  .meta({ id: 'InferredColumn' })

export const InferredSchema = z
  .object({
    mediaType: z.string(),
    charset: z
      .string()
      .nullable()
      .describe('What the bytes are; name it when you load; null for Parquet and XLSX'),
    delimiter: z.string().nullable(),
    sheet: z.string().nullable().describe('Of XLSX: the sheet that was looked at; name it when you load'),
    sheets: z.array(z.string()).describe('Of XLSX: all sheets of the workbook'),
    rows: int('Rows of the sample that were looked at'),
    complete: z.boolean().describe('False when the sample was longer than what is looked at'),
    fields: z.array(Field).describe('Take them as they are for `POST /v1/datasets`, or change them first'),
    columns: z.array(InferredColumn).describe('What each field was made from, in the same order'),
    timeField: z.string().nullable().describe('A field that says when; null: none'),
    primaryKey: z.array(z.string()).describe('A field that was different in every row; empty: none'),
  })
  .meta({
    id: 'InferredSchema',
    description: 'Fields proposed for a sample',
    examples: [
      {
        mediaType: 'text/csv',
        charset: 'cp949',
        delimiter: ',',
        sheet: null,
        sheets: [],
        rows: 1_000,
        complete: false,
        fields: [exampleField],
        columns: [
          {
            name: 'boarded',
            header: '승차 인원',
            reason: 'All 1000 values are whole numbers; 213 have a comma at the thousands',
            values: 1_000,
            nulls: 0,
            distinct: 312,
            examples: ['1,204', '87'],
          },
        ],
        timeField: null,
        primaryKey: [],
      },
    ],
  })
export type InferredSchema = z.infer<typeof InferredSchema>

export const InferQuery = z.strictObject({
  charset: z.enum(charsets).optional().describe('When it is known; else it is found out'),
  delimiter: z.string().length(1).optional().describe('Of CSV, when it is known'),
  sheet: SheetName.optional(),
  timeZone: TimeZone.default('Asia/Seoul').describe('Proposed for times that name no zone'),
})
export type InferQuery = z.infer<typeof InferQuery>

const described = {
  label: FieldLabel.nullable().optional(),
  description: text({ min: 1, max: limits.descriptionChars, control: 'stored' }).nullable().optional(),
  unit: text({ min: 1, max: limits.unitChars, nfc: true }).nullable().optional(),
  read: ReadingRules.nullable().optional(),
}
export const SchemaChange = z
  .discriminatedUnion('op', [
    z
      .strictObject({ op: z.literal('add'), field: Field })
      .meta({ id: 'SchemaChangeAdd', description: 'Rows that are there have no value' }),
    z
      .strictObject({
        op: z.literal('widen'),
        name: FieldName,
        type: FieldType,
        precision: z.int().min(1).max(limits.decimalDigits).optional(),
        scale: z.int().min(0).max(limits.decimalDigits).optional(),
        resolution: z.enum(['ms', 'us']).optional(),
      })
      .meta({
        id: 'SchemaChangeWiden',
        description:
          'int to int64 to decimal, keyword to text, decimal to more digits, timestamp to `us`: every value fits',
      }),
    z
      .strictObject({ op: z.literal('relax'), name: FieldName })
      .meta({ id: 'SchemaChangeRelax', description: 'Rows may lack a value from now on' }),
    z.strictObject({ op: z.literal('drop'), name: FieldName }).meta({
      id: 'SchemaChangeDrop',
      description:
        'Its values are gone from rows, quarantine, profile and filters of deletions for good; originals that are kept ' +
        'stay as they came',
    }),
    z.strictObject({ op: z.literal('describe'), name: FieldName, ...described }).meta({
      id: 'SchemaChangeDescribe',
      description: 'Label, description, unit, reading rules; null clears',
    }),
  ])
  .meta({
    id: 'SchemaChange',
    description: 'One change of a field',
    examples: [{ op: 'add', field: exampleField }],
  })
export type SchemaChange = z.infer<typeof SchemaChange>

export const SchemaChanges = z
  .strictObject({
    changes: z.array(SchemaChange).min(1).max(limits.fieldsMax),
    dryRun: z.boolean().describe('True: tell what it would do, and change nothing'),
  })
  .meta({
    id: 'SchemaChanges',
    description: 'Changes of the fields, all or none of them, in their order',
    examples: [{ changes: [{ op: 'relax', name: 'boarded' }], dryRun: true }],
  })
export type SchemaChanges = z.infer<typeof SchemaChanges>

export const SchemaChanged = z
  .object({
    dryRun: z.boolean(),
    fields: Fields.describe('After the changes'),
    effects: z
      .array(
        z
          .object({
            change: int('Which of the changes, from 0'),
            field: z.string(),
            effect: z.enum(['values_lost', 'rows_without_value', 'type_changed']),
            rows: int('How many rows it concerns'),
          })
          .meta({ id: 'SchemaEffect' }),
      )
      .describe('What readers of the data set will notice'),
    brokenQueries: z
      .array(
        z
          .object({
            id: z.uuid(),
            name: z.string(),
            owner: z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'BrokenQueryOwner' }),
            problem: z.string().describe('Why, in English'),
          })
          .meta({ id: 'BrokenQuery' }),
      )
      .describe(
        `Kept questions of everybody that can be asked now and then no more; at most ${limits.brokenQueriesMax}`,
      ),
    version: z.int().describe('Of the data set afterwards; of a dry run: as it is'),
  })
  .meta({
    id: 'SchemaChanged',
    description: 'What the changes did or would do',
    examples: [{ dryRun: true, fields: [exampleField], effects: [], brokenQueries: [], version: 3 }],
  })
export type SchemaChanged = z.infer<typeof SchemaChanged>

/** Part of the router `datasets`. */
export const schemaOperations = {
  infer: operation({
    method: 'POST',
    path: '/v1/datasets/infer',
    summary: 'Propose fields for a sample',
    description:
      'Looks at the beginning of the body and proposes fields, with the rules that read its values and why. Of Parquet and XLSX a ' +
      `whole file of at most ${limits.inferBytes} bytes is a sample. Nothing is stored.`,
    access: 'MANAGER',
    query: InferQuery,
    rawBody: rowTypes,
    responses: { 200: InferredSchema },
    problems: [
      'charset_unsupported',
      'encoding_unsupported',
      'sheet_not_found',
      'body_too_large',
      'body_malformed',
      'request_aborted',
      'request_timeout',
    ],
  }),
  changeSchema: operation({
    method: 'POST',
    path: '/v1/datasets/:slug/schema-changes',
    summary: 'Change the fields of a data set',
    description:
      'Adding, widening, relaxing, dropping and describing fields; try it with `dryRun` first. Everything else would bend ' +
      'values or break readers: make a new data set and load it. Loads that were interrupted start anew when they are ' +
      'sent again.',
    access: 'MANAGER',
    dataset: 'manage',
    pathParams: DatasetSlug,
    body: SchemaChanges,
    responses: { 200: SchemaChanged },
    etag: true,
    problems: ['schema_change_refused', 'dataset_busy', 'dataset_read_only'],
  }),
  profile: operation({
    method: 'GET',
    path: '/v1/datasets/:slug/profile',
    summary: 'What the fields of a data set hold',
    description:
      'For each field: how many values, how many different ones, their range and the most frequent ones. Answered ' +
      `within ${limits.profileMs / 1_000} s or not at all: ask for one field when all of them take too long.`,
    access: 'GENERAL',
    dataset: 'read',
    pathParams: DatasetSlug,
    query: z.strictObject({ field: FieldName.optional().describe('Only this field') }),
    responses: { 200: DatasetProfile },
    problems: ['query_timeout'],
  }),
}
