import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { DatasetSlug, Slug } from './datasets.ts'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { pageOf, pageQuery } from './paging.ts'
import { ingestModes, LoadQuery, ReplayQuery, rowTypes } from './load-query.ts'
import { RefusedRow } from './refusals.ts'
import { text } from './text.ts'
import { NoInput } from './users.ts'

const c = initContract()
const time = z.iso.datetime()
const count = (about: string) => z.int().min(0).describe(about)

export const ingestStates = ['loading', 'interrupted', 'done', 'failed', 'cancelled', 'reverted'] as const
export const IngestState = z
  .enum(ingestStates)
  .describe(
    '`interrupted`: the bytes stopped coming, and the same request again goes on where it was; one that was answered 202 ' +
      'goes on by itself. `failed`: nothing was kept',
  )

const exampleIngest = {
  id: '0198f3a0-1c2d-7000-8000-000000000005',
  dataset: 'seoul-beoseu',
  mode: 'append' as const,
  state: 'done' as const,
  mediaType: 'text/csv',
  charset: 'cp949',
  bytes: 1_048_576,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  received: 20_000,
  accepted: 19_999,
  updated: 0,
  duplicate: 0,
  quarantined: 1,
  errors: [
    {
      row: 3,
      line: 4,
      byteOffset: 61,
      field: 'boarded',
      code: 'not_whole' as const,
      params: {},
      message: 'is not a whole number written without a fraction',
      text: '2026-11-25,시청,1.0',
    },
  ],
  reading: [{ field: 'day', rule: 'pattern', values: 19_999 }],
  sourceTimeZone: null,
  durability: { engine: 'duckdb', copies: 1, originalKept: 'forever' as const, originalKeptUntil: null },
  problem: null,
  version: 2,
  idempotencyKey: 'load-2026-11-25',
  replayOf: null,
  createdBy: '0198f3a0-1c2d-7000-8000-000000000001',
  createdAt: '2026-11-25T01:02:03.004Z',
  finishedAt: '2026-11-25T01:02:04.104Z',
  tookMs: 1_100,
}

export const Ingest = z
  .object({
    id: z.uuid().describe('UUIDv7'),
    dataset: Slug,
    mode: z.enum(ingestModes),
    state: IngestState,
    mediaType: z.string(),
    charset: z.string().nullable().describe('How text was decoded; null for Parquet and XLSX'),
    bytes: count('Bytes of the body read so far, as they came'),
    sha256: z.string().nullable().describe('Of the whole body as it came, hex; null until it is there'),
    received: count('Rows read so far: accepted + updated + duplicate + quarantined'),
    accepted: count('New rows'),
    updated: count('Rows that took the place of one with the same key'),
    duplicate: count(
      'Rows whose key was there already (append), or came again later in the same body (upsert)',
    ),
    quarantined: count('Rows that were refused, each with its reason'),
    errors: z.array(RefusedRow).describe(`The first ${limits.receiptErrors} rows in quarantine`),
    reading: z
      .array(z.object({ field: z.string(), rule: z.string(), values: z.int() }).meta({ id: 'IngestReading' }))
      .describe('How many values each reading rule has read'),
    sourceTimeZone: z.string().nullable().describe('Zone that this load named for times without one'),
    durability: z
      .object({
        engine: z.string(),
        copies: z.int(),
        originalKept: z
          .enum(['forever', 'days', 'never', 'expired', 'erased'])
          .describe(
            '`expired`: its days are over; `erased`: by a deletion, or because nothing of the load was kept',
          ),
        originalKeptUntil: time.nullable().describe('With `days` and `expired`'),
      })
      .meta({ id: 'IngestDurability' }),
    problem: z
      .object({ code: z.string(), detail: z.string() })
      .meta({ id: 'IngestProblem' })
      .nullable()
      .describe('Why it failed or was interrupted'),
    version: z.int().nullable().describe('Version of the data set with these rows; null until then'),
    idempotencyKey: z.string().nullable(),
    replayOf: z.uuid().nullable().describe('The load whose quarantine these rows come from'),
    createdBy: z.uuid(),
    createdAt: time,
    finishedAt: time.nullable(),
    tookMs: z.int().min(0),
  })
  .meta({ id: 'Ingest', description: 'The receipt of a load', examples: [exampleIngest] })
export type Ingest = z.infer<typeof Ingest>

export const IngestPage = z.object(pageOf(Ingest)).meta({
  id: 'IngestPage',
  description: 'One page of receipts, newest first',
  examples: [{ items: [exampleIngest], nextCursor: null }],
})
export const RefusedRowPage = z.object(pageOf(RefusedRow)).meta({
  id: 'RefusedRowPage',
  description: 'One page of a quarantine, in the order of the body',
  examples: [{ items: exampleIngest.errors, nextCursor: null }],
})

const loadProblems = [
  'charset_unsupported',
  'encoding_unsupported',
  'header_mismatch',
  'sheet_not_found',
  'body_too_large',
  'body_malformed',
  'primary_key_missing',
  'too_many_errors',
  'ingest_cancelled',
  'request_aborted',
  'request_timeout',
] as const
const IngestId = z.object({ id: z.uuid().describe('The load') })

export const ingests = c.router({
  load: operation({
    method: 'POST',
    path: '/v1/datasets/:slug/rows',
    summary: 'Load rows',
    description:
      'The rows are the body: NDJSON, a JSON array, CSV with a header, Parquet, whose columns are named as a header is, or a ' +
      'sheet of XLSX; also compressed (`Content-Encoding`). A row that does not fit is put in quarantine and never fails the ' +
      'others. Of a sheet the first row with anything in it is the header. Text is read as that of CSV, a number is the one ' +
      'that the file holds, days and times are those that their formats show, in `sourceTimeZone`; a formula stands for its ' +
      'result, and an error (#N/A) is refused unless it is one of `nullWords`. A workbook holds at most ' +
      `${limits.sharedTextsMax} different texts, of ${limits.sharedTextBytes} bytes in UTF-16. ` +
      'The receipt exists from the first byte: after a lost ' +
      'answer ask for it by `idempotencyKey`, or send the same request again, which neither loses nor doubles a row. With ' +
      '`Prefer: respond-async` the answer is 202 once the bytes are safe: from there they are loaded whatever happens to ' +
      'the connection or the server, and the receipt at `Location` tells how far.',
    access: 'MANAGER',
    dataset: 'write',
    pathParams: DatasetSlug,
    query: LoadQuery,
    rawBody: rowTypes,
    responses: { 201: Ingest, 202: Ingest },
    problems: loadProblems,
    idempotent: true,
  }),
  listOfDataset: operation({
    method: 'GET',
    path: '/v1/datasets/:slug/ingests',
    summary: 'List the loads of a data set',
    description: 'Receipts, newest first.',
    access: 'GENERAL',
    dataset: 'read',
    pathParams: DatasetSlug,
    query: z.strictObject({ state: IngestState.optional(), ...pageQuery }),
    responses: { 200: IngestPage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  list: operation({
    method: 'GET',
    path: '/v1/ingests',
    summary: 'List your loads',
    description: 'Receipts of the loads you sent, newest first; after a lost answer ask by the key you sent.',
    access: 'GENERAL',
    query: z.strictObject({
      idempotencyKey: text({ min: 1, max: limits.idempotencyKeyChars })
        .optional()
        .describe('The key you sent'),
      state: IngestState.optional(),
      ...pageQuery,
    }),
    responses: { 200: IngestPage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  get: operation({
    method: 'GET',
    path: '/v1/ingests/:id',
    summary: 'Get the receipt of a load',
    description: 'While it loads: its state, bytes and rows so far.',
    access: 'GENERAL',
    dataset: 'read',
    pathParams: IngestId,
    responses: { 200: Ingest },
    problems: ['ingest_not_found'],
  }),
  quarantine: operation({
    method: 'GET',
    path: '/v1/ingests/:id/quarantine',
    summary: 'List the rows in quarantine',
    description: 'In the order of the body, each with its place, its reason and its text.',
    access: 'GENERAL',
    dataset: 'read',
    pathParams: IngestId,
    query: z.strictObject(pageQuery),
    responses: { 200: RefusedRowPage },
    problems: ['ingest_not_found', 'cursor_invalid', 'cursor_mismatch'],
  }),
  quarantineFile: operation({
    method: 'GET',
    path: '/v1/ingests/:id/quarantine.ndjson',
    summary: 'Download the rows in quarantine',
    description:
      'All of them, one JSON object a line, and last `{"$end":{"rows":n,"sha256":"…"}}` over the bytes before it: without ' +
      'that line the answer was cut off.',
    access: 'GENERAL',
    dataset: 'read',
    pathParams: IngestId,
    responses: { 200: c.otherResponse({ contentType: 'application/x-ndjson', body: z.string() }) },
    produces: ['application/x-ndjson'],
    problems: ['ingest_not_found'],
  }),
  replay: operation({
    method: 'POST',
    path: '/v1/ingests/:id/quarantine/replay',
    summary: 'Load corrected rows',
    description:
      'A load of its own, for rows that were in quarantine and have been corrected; its receipt names the first load. ' +
      'A replacement is corrected by an append.',
    access: 'MANAGER',
    dataset: 'write',
    pathParams: IngestId,
    query: ReplayQuery,
    rawBody: rowTypes,
    responses: { 201: Ingest, 202: Ingest },
    problems: [...loadProblems, 'ingest_not_found'],
    idempotent: true,
  }),
  original: operation({
    method: 'GET',
    path: '/v1/ingests/:id/original',
    summary: 'Download the bytes of a load',
    description: 'As they came, compressed if they were; `Repr-Digest` is their SHA-256.',
    access: 'GENERAL',
    dataset: 'read',
    pathParams: IngestId,
    responses: { 200: c.otherResponse({ contentType: 'application/octet-stream', body: z.string() }) },
    produces: ['application/octet-stream'],
    file: true,
    problems: ['ingest_not_found', 'original_not_found'],
  }),
  cancel: operation({
    method: 'DELETE',
    path: '/v1/ingests/:id',
    summary: 'Cancel a load',
    description: 'Stops a load that is under way or was interrupted; nothing of it is kept but its receipt.',
    access: 'MANAGER',
    dataset: 'write',
    pathParams: IngestId,
    responses: { 200: Ingest },
    problems: ['ingest_not_found', 'ingest_finished'],
  }),
  revert: operation({
    method: 'POST',
    path: '/v1/ingests/:id/revert',
    summary: 'Revert a load',
    description:
      'Removes the rows of a finished append, whole. An upsert or a replacement has changed other rows and is not undone so.',
    access: 'MANAGER',
    dataset: 'write',
    pathParams: IngestId,
    body: NoInput,
    responses: { 200: Ingest },
    problems: ['ingest_not_found', 'ingest_not_revertible'],
  }),
})
