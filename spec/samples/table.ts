import { type Operation, operationsOf } from '@tg-cloud/contract/walk'
import { contract } from '@tg-cloud/contract'
import { z } from 'zod'
import { answerOf } from '../generate/operations.ts'
import { isNode, type Json } from '../openapi/json.ts'
import { exampleOf } from '../openapi/media.ts'

type Choice = { path?: Record<string, string>; query?: Record<string, string | number>; body?: Json }

/** What the contract's examples do not say; `{{NAME}}` is a variable that the reader sets in the environment. */
const choices: Record<string, Choice> = {
  'auth.refresh': { body: { refreshToken: '{{REFRESH_TOKEN}}' } },
  'users.list': { query: { limit: 50, sort: '-createdAt' } },
  'query.values': { path: { name: 'stop' }, query: { prefix: '시', limit: 20 } },
  'query.rows': {
    query: { filter: '{"op":"gt","field":"boarded","value":10}', sort: '-boarded', limit: 50 },
  },
  'query.row': { path: { row: '{{ROW}}' } },
  'queries.create': {
    body: {
      dataset: '{{DATASET_SLUG}}',
      name: '붐비는 정류장',
      search: { filter: { op: 'gt', field: 'boarded', value: 10 } },
      parameters: [{ name: 'least', at: ['/search/filter/value'], from: 0 }],
    },
  },
  'queryRuns.create': { body: { dataset: '{{DATASET_SLUG}}', search: { fields: ['stop'] }, waitMs: 30_000 } },
  'queries.run': { body: { waitMs: 30_000 } },
  'queries.getVersion': { path: { version: '1' } },
  'exports.create': {
    body: {
      dataset: '{{DATASET_SLUG}}',
      format: 'csv',
      options: { encoding: 'utf-8-bom', header: 'label', timeZone: 'Asia/Seoul' },
    },
  },
  'pipelines.create': {
    body: {
      name: '오래된 행 삭제',
      runner: { kind: 'builtin', task: { name: 'retention', dataset: '{{DATASET_SLUG}}', days: 365 } },
    },
  },
  'datasets.inspectIndex': { body: {} },
  'pipelines.discover': { body: {} },
  'runs.create': { body: { parameters: { day: '2026-11-24' } } },
  'exports.linkedFile': { path: { key: '{{LINK_KEY}}' } },
  'operations.docsFile': { path: { file: 'swagger-ui.css' } },
  'operations.redocFile': { path: { file: 'redoc.js' } },
  'operations.clientPackage': { path: { file: 'latest.tgz' } },
}

/** One request of an operation, from which the code in every language is made. */
export type Sample = {
  /** operationId */
  id: string
  method: string
  /** Below the server's address, variables filled in as `{{NAME}}`. */
  path: string
  pathParams: Record<string, string>
  query: Record<string, string | number>
  /** Those beside Authorization and Content-Type. */
  headers: Record<string, string>
  /** Whether it needs the access token, TOKEN. */
  token: boolean
  body: Json | undefined
  /** A body that goes out as it is: lines of text, each with its end, without variables. */
  raw: { type: string; text: string } | undefined
  /** The status it is answered with. */
  status: number
  answer: 'none' | 'json' | 'page' | 'text' | 'stream' | 'blob'
  /** The file the answer is saved as; undefined for answers that are printed. */
  save: string | undefined
  /** Whether it prints the ETag, which a change needs. */
  showsEtag: boolean
}

/** Errors: a parameter or body that neither the contract's examples nor the choices above give. */
export function sampleOf({ id, route, metadata }: Pick<Operation, 'id' | 'route' | 'metadata'>): Sample {
  const choice = choices[id] ?? {}
  const shape = (schema: unknown) => (schema instanceof z.ZodObject ? (schema.shape as object) : {})
  const pathParams = Object.fromEntries(
    Object.keys(shape(route.pathParams)).map((name) => [
      name,
      choice.path?.[name] ?? variableOf(route.path, name),
    ]),
  )
  const query = choice.query ?? ('limit' in shape(route.query) ? { limit: 50 } : {})
  if (route.query instanceof z.ZodType) checked(route.query, id, query)
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => pathParams[name] as string)
  const name = path.split('/').at(-1) as string
  const [status = ''] = Object.keys(route.responses).filter((code) => code.startsWith('2'))
  const answer = answerOf({ route, metadata })
  return {
    id,
    method: route.method,
    path,
    pathParams,
    query,
    headers: {
      ...(metadata.ifMatch ? { 'If-Match': '{{ETAG}}' } : {}),
      ...(metadata.idempotent ? { 'Idempotency-Key': '{{KEY}}' } : {}),
    },
    token: metadata.access !== 'public',
    body: bodyOf('body' in route ? route.body : undefined, id, choice.body),
    raw: rawOf(metadata),
    status: Number(status),
    answer: answer === 'json' && isPage(route.responses[Number(status)]) ? 'page' : answer,
    save: name.includes('.') ? name : answer === 'blob' ? name.replace(/^\{\{.*/, 'file') : undefined,
    showsEtag: route.method === 'GET' && metadata.etag,
  }
}

/** A sample of every operation, in the order of the contract. */
export const samples = (): Sample[] => operationsOf(contract).map((operation) => sampleOf(operation))

function bodyOf(schema: unknown, id: string, chosen: Json | undefined): Json | undefined {
  if (!(schema instanceof z.ZodType)) return undefined
  const body = checked(schema, id, chosen ?? exampleOf(schema))
  // An empty object says no more than no body.
  return isNode(body) && Object.keys(body).length === 0 && schema.safeParse(undefined).success
    ? undefined
    : body
}

/** The first of the media types that the operation takes. */
function rawOf({ rawBody = {} }: Operation['metadata']): Sample['raw'] {
  const [first] = Object.entries(rawBody)
  return first && { type: first[0], text: first[1].replace(/\n?$/, '\n') }
}

function checked<T>(schema: z.ZodType, id: string, value: T): T {
  // A variable stands for a value that fits.
  const filled: unknown = JSON.parse(JSON.stringify(value ?? null).replace(/\{\{[A-Z_]+\}\}/g, 'x'))
  const { error } = schema.safeParse(value === undefined ? undefined : filled)
  if (error) throw new Error(`${id} has no valid sample: add what is missing to spec/samples/table.ts`)
  return value
}

const isPage = (schema: unknown) =>
  schema instanceof z.ZodObject && 'nextCursor' in schema.shape && 'items' in schema.shape

/** `/v1/users/:id/disable` names a user, USER_ID; `/v1/datasets/:slug` a data set, DATASET_SLUG. */
function variableOf(path: string, name: string): string {
  const [, collection] = new RegExp(`/([a-z-]+)s/:${name}(/|$)`).exec(path.replace('queries', 'querys')) ?? []
  if (collection === undefined) throw new Error(`${path}: add its parameter to spec/samples/table.ts`)
  return `{{${collection.replace(/-/g, '_').toUpperCase()}_${name.toUpperCase()}}}`
}
