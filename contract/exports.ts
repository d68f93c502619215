import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { Completeness, exact } from './completeness.ts'
import { DatasetSlug, Slug } from './datasets.ts'
import { ExportLink } from './export-link.ts'
import { ExportCreate, ExportStream } from './export-create.ts'
import { ExportAggregate, exportFormats, ExportOptions, ExportSearch } from './export-options.ts'
import { parquetType, xlsxType } from './load-query.ts'
import { operation } from './operation.ts'
import { pageOf, pageQuery } from './paging.ts'

const c = initContract()
const time = z.iso.datetime()
const count = (about: string) => z.int().min(0).describe(about)

export const exportStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired'] as const
export const exportDeliveries = ['file', 'stream'] as const
export const ExportState = z
  .enum(exportStates)
  .describe(
    '`queued`: it waits for room, also after the server was stopped under it; `failed`: `problem` says why; `expired`: ' +
      'it succeeded, and its file is gone',
  )

const exampleExport = {
  id: '0198f3a0-1c2d-7000-8000-000000000006',
  dataset: 'seoul-beoseu',
  delivery: 'file' as const,
  state: 'succeeded' as const,
  query: null,
  search: { filter: { op: 'gt' as const, field: 'boarded', value: 10 } },
  aggregate: null,
  format: 'csv' as const,
  options: { encoding: 'utf-8-bom' as const, timeZone: 'Asia/Seoul' },
  fileName: '서울 버스 2026-11-25.csv',
  mediaType: 'text/csv',
  version: 3,
  rows: 19_999,
  totalRows: 19_999,
  bytes: 1_048_576,
  percent: 100,
  timeLeftMs: 0,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  unmappable: 0,
  completeness: exact,
  problem: null,
  attempts: 1,
  createdBy: '0198f3a0-1c2d-7000-8000-000000000001',
  createdAt: '2026-11-25T01:02:03.004Z',
  startedAt: '2026-11-25T01:02:03.104Z',
  finishedAt: '2026-11-25T01:02:04.104Z',
  expiresAt: '2026-11-26T01:02:04.104Z',
}

export const Export = z
  .object({
    id: z.uuid().describe('UUIDv7'),
    dataset: Slug,
    delivery: z
      .enum(exportDeliveries)
      .describe(
        '`file`: it is kept for a while, and downloaded when it is whole; `stream`: it went out at once',
      ),
    state: ExportState,
    query: z
      .object({ id: z.uuid(), version: z.int() })
      .meta({ id: 'ExportedQuery' })
      .nullable()
      .describe('The kept question that was asked, and its version then; null for one that is not kept'),
    search: ExportSearch.nullable().describe('As it was asked, with its values; null without'),
    aggregate: ExportAggregate.nullable().describe('As it was asked; null without'),
    format: z.enum(exportFormats),
    options: ExportOptions,
    fileName: z.string().describe('With its ending'),
    mediaType: z.string().describe('Of the file'),
    version: z.int().nullable().describe('Of the data set that the rows are of; null until it has begun'),
    rows: count('Rows in the file so far; groups of an aggregate'),
    totalRows: z.int().nullable().describe('How many there will be; null where only the end tells'),
    bytes: count('Bytes of the file so far'),
    percent: z.number().min(0).max(100).nullable().describe('Of its rows; null where only the end tells'),
    timeLeftMs: z.int().nullable().describe('About, by the pace so far; null where that tells nothing'),
    sha256: z.string().nullable().describe('Of the file, hex; null until it is whole'),
    unmappable: count('Characters that the encoding does not have, which `?` stands for'),
    completeness: Completeness.nullable().describe('Null until it has succeeded'),
    problem: z
      .object({ code: z.string(), detail: z.string() })
      .meta({ id: 'ExportProblem' })
      .nullable()
      .describe('Why it failed; of one that is queued again: why it was stopped'),
    attempts: count('How often it was begun'),
    createdBy: z.uuid(),
    createdAt: time,
    startedAt: time.nullable(),
    finishedAt: time.nullable(),
    expiresAt: time
      .nullable()
      .describe('When the file goes; null until it is there, and of what is sent as it is read'),
  })
  .meta({ id: 'Export', description: 'A file of rows, and how far it is', examples: [exampleExport] })
export type Export = z.infer<typeof Export>

const { query: _query, search: _search, aggregate: _aggregate, ...exampleItem } = exampleExport
export const ExportItem = Export.omit({ query: true, search: true, aggregate: true }).meta({
  id: 'ExportItem',
  description: 'An export in a list: without its question, which may be long',
  examples: [exampleItem],
})
export type ExportItem = z.infer<typeof ExportItem>
export const ExportPage = z.object(pageOf(ExportItem)).meta({
  id: 'ExportPage',
  description: 'One page of exports, newest first',
  examples: [{ items: [exampleItem], nextCursor: null }],
})

const mediaTypes = [
  'text/csv',
  'application/x-ndjson',
  xlsxType,
  parquetType,
  'application/gzip',
  'application/zstd',
]
const ExportId = z.object({ id: z.uuid().describe('The export') })
const file = c.otherResponse({ contentType: 'application/octet-stream', body: z.string() })

export const exports = c.router({
  create: operation({
    method: 'POST',
    path: '/v1/exports',
    summary: 'Export rows',
    description:
      'Writes all rows of one moment into a file, however many there are: rows that are loaded meanwhile are not in it. ' +
      'It goes on whatever happens to the connection or the server; the export at `Location` tells how far it is, and ' +
      'its file can be downloaded when it has succeeded.',
    access: 'GENERAL',
    body: ExportCreate,
    responses: { 201: Export },
    problems: ['dataset_not_found', 'query_not_found', 'export_limit', 'export_storage_full'],
    idempotent: true,
  }),
  list: operation({
    method: 'GET',
    path: '/v1/exports',
    summary: 'List your exports',
    description: 'Newest first.',
    access: 'GENERAL',
    query: z.strictObject({ state: ExportState.optional(), ...pageQuery }),
    responses: { 200: ExportPage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  get: operation({
    method: 'GET',
    path: '/v1/exports/:id',
    summary: 'Get an export',
    description:
      'How far it is. An export is for who made it alone, for as long as they may read its data set.',
    access: 'GENERAL',
    pathParams: ExportId,
    responses: { 200: Export },
    problems: ['export_not_found'],
  }),
  file: operation({
    method: 'GET',
    path: '/v1/exports/:id/file',
    summary: 'Download the file of an export',
    description:
      'When it has succeeded. `Repr-Digest` is the SHA-256 of the whole file and `X-Row-Count` its rows; a download that ' +
      'broke off goes on by `Range`, and `If-Range` with the ETag.',
    access: 'GENERAL',
    pathParams: ExportId,
    responses: { 200: file, 206: file },
    produces: mediaTypes,
    file: true,
    ranges: true,
    headers: ['X-Row-Count'],
    problems: ['export_not_found', 'export_unfinished', 'export_file_not_found', 'range_not_satisfiable'],
  }),
  link: operation({
    method: 'POST',
    path: '/v1/exports/:id/links',
    summary: 'Get a link to the file of an export',
    description:
      'For browsers, which save a file of any length from it by a click: it needs no token and leads to this file alone. A ' +
      'download begins within 60 seconds; one that broke off goes on by `Range` and `If-Range` with its ETag for six hours, ' +
      'as long as the file is there, your session lasts and you may read the data set. Our logs do not hold it; keep it ' +
      'out of those of a proxy.',
    access: 'GENERAL',
    pathParams: ExportId,
    responses: { 200: ExportLink },
    problems: ['export_not_found', 'export_unfinished', 'export_file_not_found'],
  }),
  linkedFile: operation({
    method: 'GET',
    path: '/v1/exports/:id/links/:key',
    summary: 'Download the file of an export by a link',
    description: 'As `GET /v1/exports/{id}/file`, for whoever has the link.',
    access: 'public',
    pathParams: ExportId.extend({ key: z.string().max(200).describe('The end of the link') }),
    responses: { 200: file, 206: file },
    produces: mediaTypes,
    file: true,
    ranges: true,
    headers: ['X-Row-Count'],
    problems: ['export_link_over', 'export_not_found', 'export_file_not_found', 'range_not_satisfiable'],
  }),
  events: operation({
    method: 'GET',
    path: '/v1/exports/:id/events',
    summary: 'Follow an export',
    description:
      'Server-sent events: `progress` with the export as in a list whenever it has changed, and `end` with it as it is ' +
      'at last, after which the stream is over. A stream that is over without `end` is opened again, with the id of the ' +
      'last event as `Last-Event-ID`: that one is not told again. Something comes every five seconds, if only a comment.',
    access: 'GENERAL',
    pathParams: ExportId,
    responses: { 200: c.otherResponse({ contentType: 'text/event-stream', body: z.string() }) },
    produces: ['text/event-stream'],
    headers: ['X-Accel-Buffering'],
    problems: ['export_not_found', 'export_limit'],
  }),
  cancel: operation({
    method: 'DELETE',
    path: '/v1/exports/:id',
    summary: 'Cancel an export',
    description:
      'Stops one that is queued or running, within two seconds; of one that has succeeded the file goes.',
    access: 'GENERAL',
    pathParams: ExportId,
    responses: { 200: Export },
    problems: ['export_not_found'],
  }),
  stream: operation({
    method: 'POST',
    path: '/v1/datasets/:slug/export',
    summary: 'Export rows at once',
    description:
      'Sends all rows of one moment as they are read. NDJSON ends with `{"$end":{"rows":n,"sha256":"…"}}` over the lines ' +
      'before it. Of every format the export that `Export-Id` names tells at the end how many rows it has and the SHA-256 of ' +
      'all bytes: compare them, since what breaks off looks whole to some programs. Closing the request ends the work; ' +
      'nothing is kept.',
    access: 'GENERAL',
    dataset: 'read',
    pathParams: DatasetSlug,
    body: ExportStream,
    responses: { 200: file },
    produces: mediaTypes,
    headers: ['Export-Id', 'Content-Disposition'],
    problems: [
      'export_limit',
      'export_cancelled',
      'export_too_large',
      'question_too_large',
      'query_timeout',
      'characters_unmappable',
      'cell_too_long',
      'value_too_large',
    ],
  }),
})
