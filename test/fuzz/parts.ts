import type { Operation } from '@tg-cloud/contract/walk'
import fc from 'fast-check'
import type { z } from 'zod'
import { hostileNames, hostileTexts } from './hostile.ts'
import { valuesOf } from './values.ts'

/** Names of things of the world, put in when a request is sent: ids, and the current version for If-Match. */
export const placeholders = ['$victim', '$self', '$key', '$session', '$foreignKey', '$missing'] as const

/** Slugs of data sets: of the MANAGER's, of ones of somebody else that are private or not, of none. */
export const slugPlaceholders = [
  '$dataset',
  '$dataset',
  '$keyedDataset',
  '$foreignDataset',
  '$openDataset',
  '$missing',
] as const

/** Ids of loads: done with rows in quarantine, into a data set with keys, cut off, of somebody else, of none. */
export const loadPlaceholders = [
  '$load',
  '$load',
  '$keyedLoad',
  '$cutLoad',
  '$openLoad',
  '$foreignLoad',
  '$missing',
] as const

/** Ids of exports: done, done with a file that is gone, of somebody else, of none. */
export const exportPlaceholders = ['$export', '$export', '$goneExport', '$foreignExport', '$missing'] as const

/** Slugs of pipelines: one that all may run, one of administrators alone, none. */
export const pipelinePlaceholders = ['$pipeline', '$pipeline', '$adminPipeline', '$missing'] as const

/** Ids of schedules: one of the pipeline that all may run, none. */
export const schedulePlaceholders = ['$schedule', '$schedule', '$schedule', '$missing'] as const

/** Ids of runs: one that has not ended, one that has, one of administrators alone, none. */
export const runPlaceholders = ['$run', '$run', '$endedRun', '$endedRun', '$adminRun', '$missing'] as const

/** Ids of kept questions: own, of somebody else and shared, of somebody else alone, of none. */
export const queryPlaceholders = ['$query', '$query', '$openQuery', '$foreignQuery', '$missing'] as const

/** Ids of runs of questions: own, of somebody else, of none. */
export const queryRunPlaceholders = ['$queryRun', '$queryRun', '$foreignQueryRun', '$missing'] as const

/** Mostly the usual value. */
export const sparse = <T>(rare: fc.Arbitrary<T>, usual: T) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: rare })

const encode = (text: string) =>
  encodeURIComponent(text.toWellFormed()).replaceAll("'", '%27').slice(0, 6_000)
const oddSegments = [
  '%zz',
  '%',
  '%ff',
  '%c0%af',
  '%00',
  '%ed%a0%80',
  '..',
  '.',
  '%2e%2e',
  '*',
  'a;b=c',
  '%0d%0aX: 1',
]

const files = ['latest.tgz', '1.0.0.tgz', 'docs.js', 'redoc.js', 'swagger-ui.css', 'none.txt']
// A stream of one that goes on does not end.
const streamed = /\/(events|logs|logs\.ndjson)$/

function usualOf(name: string, path: string): readonly string[] {
  if (name === 'file') return files
  if (name === 'key') return ['$linkKey', '$missing']
  if (path.startsWith('/v1/pipelines/')) return name === 'id' ? schedulePlaceholders : pipelinePlaceholders
  if (path.startsWith('/v1/runs/')) return streamed.test(path) ? ['$endedRun', '$missing'] : runPlaceholders
  if (name === 'slug') return slugPlaceholders
  if (name === 'version') return ['1', '1', '2', '0', '9']
  if (path.startsWith('/v1/query-runs/')) return queryRunPlaceholders
  if (path.startsWith('/v1/queries/')) return queryPlaceholders
  if (path.startsWith('/v1/exports/')) return exportPlaceholders
  return path.startsWith('/v1/ingests/') ? loadPlaceholders : [...placeholders, '$victim']
}

/** Values of a parameter of a path as they stand in an address. */
export function segments(name: string, path: string): fc.Arbitrary<string> {
  const usual = fc.constantFrom<string>(...usualOf(name, path))
  return fc.oneof(
    { weight: 8, arbitrary: usual },
    { weight: 1, arbitrary: fc.uuid().map((id) => id.toUpperCase()) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...hostileTexts, ...hostileNames)
        .map(encode)
        .filter(Boolean),
    },
    { weight: 1, arbitrary: fc.constantFrom(...oddSegments.map((text) => text.replaceAll(' ', '%20'))) },
  )
}

export const oddQueries = fc.constantFrom(
  'a[]=1',
  'limit[]=1&limit[]=2',
  'limit=1&limit=2',
  '__proto__[level]=ADMIN',
  '__proto__=1',
  'constructor=1',
  'q=%00',
  'q=%',
  'q=%ff%fe',
  'q=%ed%a0%80',
  '&&&',
  '=',
  '==&=',
  '?',
  'limit=%31',
  'limit=+1',
  'limit=1e1',
  'cursor=AAAA',
  'key=tgk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  Array.from({ length: 1_500 }, (_, i) => `k${i}=1`).join('&'),
)

/** Queries for a schema, as they stand in an address. */
export function queriesOf(schema: z.ZodType): fc.Arbitrary<string> {
  const { valid, near } = valuesOf(schema)
  const asText = fc.oneof({ weight: 3, arbitrary: valid }, { weight: 3, arbitrary: near }).map((value) =>
    Object.entries((typeof value === 'object' ? value : undefined) ?? {})
      .map(
        ([name, part]) =>
          `${encode(name)}=${encode(typeof part === 'string' ? part : (JSON.stringify(part) ?? ''))}`,
      )
      .join('&')
      // Longer addresses are refused by the parser of HTTP; that is another test.
      .slice(0, 8_000),
  )
  return fc.oneof({ weight: 5, arbitrary: asText }, { weight: 1, arbitrary: oddQueries })
}

const oddHeaders = fc.constantFrom<Record<string, string>>(
  { 'x-request-id': 'a b' },
  { 'x-request-id': 'mine-0123456789' },
  { 'x-request-id': '__proto__' },
  { 'accept-language': 'ko' },
  { 'accept-language': '*;q=abc,,;' },
  { accept: 'text/html' },
  { accept: '' },
  { 'x-forwarded-for': '203.0.113.9, evil' },
  { 'x-http-method-override': 'DELETE' },
  { 'if-none-match': '*' },
  { 'if-none-match': 'W/"1", "2' },
  { 'user-agent': 'é\u00ff'.repeat(500) },
  { 'content-encoding': 'gzip' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { cookie: 'tg_refresh=x; tg_refresh=y' },
  { cookie: 'tg_refresh=x', 'x-csrf': '1' },
  { cookie: '%; =; __proto__=1' },
  { expect: '100-continue' },
  { expect: 'the-unexpected' },
  { range: 'bytes=0-1' },
  { upgrade: 'websocket', connection: 'upgrade' },
  { authorization: 'Basic YWRtaW46eA==' },
  { authorization: 'Bearer' },
  { authorization: 'bearer  x' },
)

/** Headers beside those that tell who calls and what the body is. */
export function headersFor({
  ifMatch,
  idempotent,
  respondAsync,
}: Operation['metadata']): fc.Arbitrary<Record<string, string>> {
  const none: Record<string, string> = {}
  const precondition = fc
    .constantFrom('$version', '$version', '*', '"0"', 'W/"1"', '1', '""', '"999999999999"', '"1", "2"')
    .map((value): Record<string, string> => ({ 'if-match': value }))
  const key = fc
    .constantFrom('key-1', 'key-2', 'key-3', '', 'a b', '\u00e9', 'k'.repeat(255), 'k'.repeat(256))
    .map((value): Record<string, string> => ({ 'idempotency-key': value }))
  const prefer = fc
    .constantFrom('respond-async', 'Respond-Async, wait=1', 'respond-async;x', 'handling=strict', ',', '')
    .map((value): Record<string, string> => ({ prefer: value }))
  return fc
    .tuple(
      ifMatch ? fc.oneof(fc.constant(none), { weight: 9, arbitrary: precondition }) : fc.constant(none),
      idempotent ? fc.oneof(fc.constant(none), key) : fc.constant(none),
      respondAsync ? sparse(prefer, none) : fc.constant(none),
      sparse(oddHeaders, none),
    )
    .map(([a, b, c, d]) => ({ ...a, ...b, ...c, ...d }))
}
