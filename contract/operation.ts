import { initContract } from '@ts-rest/core'
import type { z } from 'zod'
import type { ResponseHeader } from './headers.ts'
import { Problem, type ProblemCode, statusOf } from './problem.ts'
import { levelAllows, type UserLevel } from './levels.ts'

const c: ReturnType<typeof initContract> = initContract()

/** Who may call: everybody, or whoever is logged in with at least this level. */
export type Access = 'public' | UserLevel

/** Which limit of calls an operation counts against; `unlimited` for those that machines ask all the time. */
export type RateClass = 'read' | 'write'

/** What a caller must be allowed on the data set that the path names: read it, load into it, or change and delete it. */
export type DatasetRight = 'read' | 'write' | 'manage'

/** Why an operation refuses a caller: by level, or because it wants a login and was called with an API key. */
export type Refusal = 'forbidden' | 'session_required'

/** The one access rule for whoever is logged in; undefined when the operation may be used. */
export function refusalOf(
  { access, sessionOnly }: Pick<OperationMetadata, 'access' | 'sessionOnly'>,
  caller: { level: UserLevel; sessionId: string | undefined },
): Refusal | undefined {
  if (access !== 'public' && !levelAllows(caller.level, access)) return 'forbidden'
  return sessionOnly && caller.sessionId === undefined ? 'session_required' : undefined
}

/** Whether a body holds what this caller may not give, see `adminMembers`. */
export const isForAdmin = (
  { adminMembers }: Pick<OperationMetadata, 'adminMembers'>,
  caller: { level: UserLevel },
  body: unknown,
): boolean =>
  adminMembers.length > 0 &&
  caller.level !== 'ADMIN' &&
  typeof body === 'object' &&
  body !== null &&
  adminMembers.some((member) => Object.hasOwn(body, member))

/** What ts-rest cannot carry; checks, reply.ts, openapi.yaml and tests derive from it. */
export type OperationMetadata = {
  access: Access
  /** Members of the body that only ADMIN may give; others are answered `forbidden`. */
  adminMembers: readonly string[]
  /** Every problem code this operation can answer, those that follow from its shape included. */
  problems: readonly ProblemCode[]
  /** Media types of the request body; empty when it takes none. */
  consumes: readonly string[]
  /** Media types of the 2xx answer when it is not JSON; an answer names one of them. */
  produces?: readonly string[]
  /** The 200 answer is a file: Content-Disposition names it, and Repr-Digest proves its bytes. */
  file: boolean
  /** The file is also sent in parts: 206 to Range, 416 where it has no such part; its ETag names its bytes. */
  ranges: boolean
  /** Headers of its success beside those that follow from the rest. */
  headers: readonly ResponseHeader[]
  /** The answer is a version of a mutable resource: it carries ETag, and GET answers 304 to If-None-Match. */
  etag: boolean
  /** If-Match is required: 428 without, 412 when the resource has another version. */
  ifMatch: boolean
  /** The refresh cookie is read (`in`) or set (`out`). */
  cookie?: { in?: true; out?: true }
  /** Only for whoever logged in: an API key is answered 403 `session_required`. */
  sessionOnly: boolean
  /**
   * The body is a stream of one of these media types, each with an example; its use case reads it and honours
   * Idempotency-Key.
   */
  rawBody?: Readonly<Record<string, string>>
  /** The right needed on the data set that the path names; one that may not be read is answered as a missing one. */
  dataset?: DatasetRight
  /** What of the path leads to a pipeline that the caller must be allowed to run; another is answered as a missing one. */
  pipeline?: 'slug' | 'run'
  /** With `Prefer: respond-async` it answers 202 as soon as what is left to do is done also after a crash. */
  respondAsync: boolean
  /** A creating POST: the header Idempotency-Key makes repetitions have one effect and one answer for 24 hours. */
  idempotent: boolean
  /** The answer may have been worked out for an earlier request: `Cache-Control` says how old it may be. */
  remembered: boolean
  /** Calls are counted by caller, or by address while nobody is logged in; RateLimit headers tell what is left. */
  rate: RateClass | 'unlimited'
  /** Value of Cache-Control on success. */
  cacheControl: string
  /** ISO dates; sent as Deprecation and Sunset, and removal before `sunset` fails the build. */
  deprecated?: { since: string; sunset: string }
}

type Schemas = Record<number, z.ZodType | ReturnType<typeof c.otherResponse> | ReturnType<typeof c.noBody>>
type Options = Partial<
  Pick<
    OperationMetadata,
    | 'produces'
    | 'file'
    | 'ranges'
    | 'headers'
    | 'etag'
    | 'ifMatch'
    | 'cookie'
    | 'adminMembers'
    | 'sessionOnly'
    | 'dataset'
    | 'pipeline'
    | 'rawBody'
    | 'idempotent'
    | 'remembered'
    | 'rate'
    | 'cacheControl'
    | 'deprecated'
  >
>
type Common = {
  path: `/${string}`
  summary: string
  description: string
  access: Access
  problems?: readonly ProblemCode[]
  responses: Schemas
  pathParams?: z.ZodObject
  query?: z.ZodObject
} & Options
type Definition = Common &
  ({ method: 'GET' } | { method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'; body?: z.ZodType })

type Route<D extends Definition> = Pick<
  D,
  Extract<keyof D, 'method' | 'path' | 'summary' | 'description' | 'pathParams' | 'query' | 'responses'>
> &
  (D extends { body: infer B }
    ? { body: B }
    : D extends { method: 'GET' }
      ? unknown
      : { body: ReturnType<typeof c.noBody> }) & {
    strictStatusCodes: true
    metadata: OperationMetadata
  }

/**
 * One operation of the contract. The problem answers are added here from the codes, so that a status is never
 * declared by hand; the type keeps the success answers only, because handlers throw everything else.
 */
export function operation<const D extends Definition>(definition: D): Route<D> {
  const {
    access,
    problems = [],
    produces,
    file = false,
    ranges = false,
    headers = [],
    etag,
    ifMatch,
    cookie,
    adminMembers = [],
    sessionOnly = false,
    dataset,
    pipeline,
    rawBody,
    idempotent = false,
    remembered = false,
    rate = definition.method === 'GET' ? 'read' : 'write',
    cacheControl,
    deprecated,
    responses,
    description,
    ...route
  } = definition
  const body = 'body' in definition ? definition.body : undefined
  const consumes =
    body === undefined
      ? Object.keys(rawBody ?? {})
      : definition.method === 'PATCH'
        ? ['application/json', 'application/merge-patch+json']
        : ['application/json']
  const codes = new Set<ProblemCode>(problems)
  codes.add('internal').add('unavailable').add('malformed_request')
  if (access !== 'public') codes.add('unauthenticated')
  if ((access !== 'public' && access !== 'GENERAL') || adminMembers.length > 0) codes.add('forbidden')
  const admins = adminMembers.map((member) => ` Only ADMIN may give \`${member}\`.`)
  if (body || definition.query || definition.pathParams) codes.add('invalid_request')
  if (body) codes.add('malformed_json').add('request_too_large')
  if (consumes.length > 0) codes.add('unsupported_media_type')
  if (ifMatch) codes.add('precondition_required').add('precondition_failed')
  if (cookie?.in) codes.add('csrf_refused')
  if (dataset && route.path.includes(':slug')) codes.add('dataset_not_found')
  if (dataset && dataset !== 'read') codes.add('dataset_forbidden')
  if (dataset === 'write') codes.add('dataset_read_only')
  // What is answered about rows may be asked of an index that is not ours.
  if (codes.has('question_too_large')) codes.add('question_unsupported').add('snapshot_limit')
  if (pipeline) codes.add(pipeline === 'slug' ? 'pipeline_not_found' : 'run_not_found')
  if (sessionOnly) codes.add('session_required')
  if (rate !== 'unlimited') codes.add('rate_limited')
  if (idempotent) codes.add('invalid_request').add('idempotency_key_reused')
  const sorted = [...codes].sort((a, b) => statusOf(a) - statusOf(b) || (a < b ? -1 : 1))
  const problem = c.otherResponse({ contentType: 'application/problem+json', body: Problem })
  const problemResponses = Object.fromEntries(sorted.map((code) => [statusOf(code), problem]))
  const metadata: OperationMetadata = {
    access,
    problems: sorted,
    consumes,
    file,
    ranges,
    headers,
    etag: etag ?? false,
    ifMatch: ifMatch ?? false,
    adminMembers,
    sessionOnly,
    idempotent,
    remembered,
    respondAsync: rawBody !== undefined && 202 in responses,
    rate,
    cacheControl: cacheControl ?? 'no-store',
    ...(produces ? { produces } : {}),
    ...(cookie ? { cookie } : {}),
    ...(dataset ? { dataset } : {}),
    ...(pipeline ? { pipeline } : {}),
    ...(rawBody ? { rawBody } : {}),
    ...(deprecated ? { deprecated } : {}),
  }
  return {
    ...route,
    description: [description, ...admins].join(''),
    ...(definition.method === 'GET' || body ? {} : { body: c.noBody() }),
    responses: {
      ...problemResponses,
      ...(definition.method === 'GET' && etag ? { 304: c.noBody() } : {}),
      ...responses,
    },
    strictStatusCodes: true,
    metadata,
  } as unknown as Route<D>
}

/** The headers an answer of this operation carries beside those of HTTP itself and the fixed security headers. */
export function headersOf(metadata: OperationMetadata, status: number): ResponseHeader[] {
  const names: ResponseHeader[] = ['X-Request-Id', 'X-Contract-Version', 'Cache-Control']
  const ok = status < 400
  if (ok && metadata.etag) names.push('ETag')
  if (status === 201 || status === 202) names.push('Location')
  if (status === 202 && metadata.respondAsync) names.push('Preference-Applied')
  if (status === 200 && metadata.file) names.push('Content-Disposition', 'Repr-Digest')
  if (status === 206) names.push('Content-Disposition', 'Repr-Digest', 'Content-Range')
  if (ok && metadata.ranges) names.push('Accept-Ranges', 'ETag')
  if (status === 416) names.push('Content-Range')
  if (ok) names.push(...metadata.headers)
  if (status === 401) names.push('WWW-Authenticate')
  if (metadata.rate !== 'unlimited') names.push('RateLimit', 'RateLimit-Policy')
  if (status === 429 || status === 503) names.push('Retry-After')
  if (ok && metadata.cookie?.out) names.push('Set-Cookie')
  if (metadata.deprecated) names.push('Deprecation', 'Sunset')
  return names
}
