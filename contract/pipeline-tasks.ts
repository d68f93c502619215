import { z } from 'zod'
import { Slug } from './datasets.ts'
import { ExportAggregate, ExportSearch } from './export-options.ts'
import { exportAsked, refuseMixed } from './export-create.ts'
import { FieldName, TimeZone } from './fields.ts'
import { bodyEncodings } from './headers.ts'
import { Name } from './group-by.ts'
import { limits } from './limits.ts'
import { charsets, ingestModes, rowTypes, SheetName } from './load-query.ts'
import { ParameterValue } from './query-parameters.ts'
import { text } from './text.ts'

const mediaTypes = Object.keys(rowTypes) as [keyof typeof rowTypes, ...(keyof typeof rowTypes)[]]
const placeholders = '`{name}` stands for the parameter of this name'

/** Name of an environment variable of the server that is on its list of secrets. */
export const SecretRef = z
  .string()
  .regex(/^env:[A-Z][A-Z0-9_]{0,99}$/)
  .describe(
    '`env:NAME`: an environment variable of the server that `JOB_SECRETS` lists; its value is never shown',
  )

const FolderSource = z
  .strictObject({
    kind: z.literal('folder'),
    folder: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
      .describe('Name of a folder that `JOB_FOLDERS` lists'),
    path: text({ min: 1, max: limits.sourcePathChars, nfc: true }).describe(
      `Of the file in it, with \`/\` between folders; ${placeholders}`,
    ),
  })
  .meta({ id: 'FolderSource', description: 'A file in a folder of the server' })

const SourceHeader = z
  .strictObject({
    name: z
      .string()
      .max(100)
      .regex(/^[A-Za-z][A-Za-z0-9-]*$/),
    value: text({ min: 1, max: limits.sourceHeaderChars }).optional(),
    secret: SecretRef.optional(),
  })
  .superRefine(({ name, value, secret }, context) => {
    if ((value === undefined) === (secret === undefined))
      context.addIssue({ code: 'custom', input: value, path: [value === undefined ? 'value' : 'secret'] })
    if (
      /^(host|content-.*|transfer-encoding|connection|te|trailer|upgrade|expect|accept-encoding|proxy-.*)$/i.test(
        name,
      )
    )
      context.addIssue({ code: 'custom', input: name, path: ['name'] })
  })
  .meta({ id: 'SourceHeader', description: 'A header of the request: `value` or `secret`, one of the two' })

const HttpsSource = z
  .strictObject({
    kind: z.literal('https'),
    url: text({ min: 1, max: limits.sourceUrlChars, spaces: false })
      .refine(isHttps, { error: 'not an https address' })
      .describe(`Begins with \`https://\`; no parameter in its host. In path and query ${placeholders}`),
    headers: z.array(SourceHeader).max(limits.sourceHeadersMax).optional(),
  })
  .meta({
    id: 'HttpsSource',
    description:
      'A file that is fetched. The address that its host has is looked at when it is connected to, also after each ' +
      'redirect: private, loopback and link-local ones are refused unless the operator has listed the host',
  })

const LoadSource = z.discriminatedUnion('kind', [FolderSource, HttpsSource])
export type LoadSource = z.infer<typeof LoadSource>

/** What stands in braces. */
export const placeholder = /\{([A-Za-z][A-Za-z0-9_.-]*)\}/g

function isHttps(address: string): boolean {
  const [, host] = /^https:\/\/([^/?#]+)/i.exec(address) ?? []
  if (host === undefined || /[{}@\\]/.test(host)) return false
  return z.url().safeParse(address.replace(placeholder, 'x')).success
}

export const LoadTask = z
  .strictObject({
    name: z.literal('load'),
    dataset: Slug.describe('The data set that is loaded into'),
    from: LoadSource,
    mediaType: z
      .enum(mediaTypes)
      .optional()
      .describe('What the file is; by its ending (.csv, .ndjson, .json, .parquet, .xlsx) unless named'),
    encoding: z
      .enum(bodyEncodings)
      .optional()
      .describe('What it is compressed with; by its ending (.gz, .zst, .br) unless named'),
    mode: z.enum(ingestModes).default('append'),
    onError: z.enum(['quarantine', 'abort']).default('quarantine'),
    maxErrors: z.int().min(0).optional(),
    charset: z.enum(charsets).optional(),
    delimiter: z.string().length(1).optional(),
    sheet: SheetName.optional(),
    sourceTimeZone: TimeZone.optional(),
  })
  .meta({
    id: 'LoadTask',
    description:
      'Loads a file into a data set; the other options are those of `POST /v1/datasets/{slug}/rows`',
  })

export const RetentionTask = z
  .strictObject({
    name: z.literal('retention'),
    dataset: Slug.describe('The data set whose old rows are deleted; it needs a time field'),
    days: z.int().min(1).max(limits.retentionDaysMax).describe('Rows whose time lies longer ago are deleted'),
    timeZone: TimeZone.optional().describe('Where the days begin; UTC unless named'),
    dryRun: z.boolean().default(false).describe('True: count alone, and delete nothing'),
    maxRows: z
      .int()
      .min(0)
      .optional()
      .describe('If more rows than this would be deleted, none is, and the run fails'),
  })
  .meta({ id: 'RetentionTask', description: 'Deletes rows that are too old, after it has counted them' })

export const ProfileTask = z
  .strictObject({ name: z.literal('profile'), dataset: Slug.describe('The data set that is looked at') })
  .meta({ id: 'ProfileTask', description: 'Looks at what the fields of a data set hold' })

export const MaterialiseTask = z
  .strictObject({
    name: z.literal('materialise'),
    dataset: Slug.describe('The data set that is loaded into'),
    from: z
      .strictObject({
        dataset: Slug.describe('The data set that is asked'),
        search: ExportSearch.optional(),
        aggregate: ExportAggregate.optional(),
      })
      .superRefine((from, context) => {
        if (from.search && from.aggregate)
          context.addIssue({ code: 'custom', input: from, path: ['aggregate'] })
      })
      .meta({
        id: 'MaterialiseSource',
        description: 'All rows of a data set, of a search or of an aggregate',
      }),
    mode: z.enum(ingestModes).default('replace'),
    incremental: FieldName.optional().describe(
      'A date or timestamp of both data sets: only rows are taken that have it no earlier than the latest that is there ' +
        'already. Of rows and a search, with `upsert`',
    ),
  })
  .superRefine(({ mode, from, incremental }, context) => {
    if (incremental !== undefined && (mode !== 'upsert' || from.aggregate))
      context.addIssue({ code: 'custom', input: incremental, path: ['incremental'] })
  })
  .meta({
    id: 'MaterialiseTask',
    description:
      'Loads what answers a question about one data set into another, or nothing where a row is refused',
  })

export const ExportTask = z
  .strictObject({ name: z.literal('export'), dataset: Slug.describe('The data set'), ...exportAsked })
  .superRefine(refuseMixed)
  .meta({
    id: 'ExportTask',
    description:
      'Makes a file of rows, as `POST /v1/exports` does; it is that of the user whose rights the run has',
  })

export const AskTask = z
  .strictObject({
    name: z.literal('ask'),
    dataset: Slug.describe('The data set of the question'),
    query: z.uuid().describe('The kept question, which is asked as it is then'),
    parameters: z
      .record(Name, ParameterValue)
      .optional()
      .describe('Values by name; a parameter of the pipeline of the same name takes the place of one'),
  })
  .meta({
    id: 'AskTask',
    description:
      'Asks a kept question, as `POST /v1/queries/{id}/runs` does; the output of the run names the run of the question ' +
      'and tells its rows, also when the result itself is gone',
  })

export const BuiltinTask = z.discriminatedUnion('name', [
  LoadTask,
  RetentionTask,
  ProfileTask,
  MaterialiseTask,
  ExportTask,
  AskTask,
])
export type BuiltinTask = z.infer<typeof BuiltinTask>
export type TaskName = BuiltinTask['name']
export const taskNames = [
  'load',
  'retention',
  'profile',
  'materialise',
  'export',
  'ask',
] as const satisfies readonly TaskName[]

/** Options of a task whose place a parameter of the same name takes, where the pipeline declares one. */
export const optionsByParameter: Record<TaskName, readonly string[]> = {
  load: ['mode', 'maxErrors', 'sourceTimeZone'],
  retention: ['days', 'dryRun', 'maxRows'],
  profile: [],
  materialise: ['mode'],
  export: ['fileName'],
  ask: [],
}

export const BuiltinRunner = z
  .strictObject({ kind: z.literal('builtin'), task: BuiltinTask })
  .meta({ id: 'BuiltinRunner', description: 'A task of this server' })
export const AirflowRunner = z
  .strictObject({
    kind: z.literal('airflow'),
    server: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
      .describe('Name of an Airflow server in the configuration'),
    dagId: text({ min: 1, max: limits.dagIdChars }),
  })
  .meta({ id: 'AirflowRunner', description: 'A DAG of an Airflow server' })
export const Runner = z.discriminatedUnion('kind', [BuiltinRunner, AirflowRunner])
export type Runner = z.infer<typeof Runner>
