import { parse } from 'node:querystring'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { limits } from '@tg-cloud/contract/limits'
import { byteTypes } from '@tg-cloud/contract/load-query'
import { idempotencyKeyPattern } from '@tg-cloud/contract/headers'
import { isForAdmin, refusalOf } from '@tg-cloud/contract/operation'
import type { ProblemCode } from '@tg-cloud/contract/problem'
import type { UserLevel } from '@tg-cloud/contract/users'
import type { Operation } from '@tg-cloud/contract/walk'
import { z } from 'zod'
import type { Body } from './bodies.ts'

/** A request as it goes out, and who is behind its token. */
export type Resolved = {
  operation: Operation
  caller: { level: UserLevel; sessionId: string | undefined } | undefined
  path: Record<string, string>
  query: string
  headers: Record<string, string>
  body: Body | undefined
}

/** What the contract says of a request before anything is looked up. */
export type Expected = {
  /** The code of the refusal of the caller. */
  refusal: ProblemCode | undefined
  /** What is in the body is for others to give: `forbidden`, unless there is a fault that is met before. */
  isForAdmin: boolean
  /** Whether the input fits the schemas; undefined where only a look at the bytes by the server can tell. */
  fits: boolean | undefined
  /** The address can't be decoded, so that no operation is found. */
  unreadable: boolean
}

export function expectationOf(request: Resolved): Expected {
  const { operation, caller, path, query, headers, body } = request
  const { route, metadata } = operation
  const params = decoded(path)
  const fits = [
    params !== undefined && accepts(route.pathParams, params),
    accepts(route.query, { ...parse(query) }),
    !metadata.idempotent || keyFits(headers['idempotency-key']),
    bodyFits(request.operation, body, headers),
  ]
  const keyInAddress = query.includes('=tgk_')
  return {
    refusal:
      metadata.access === 'public'
        ? undefined
        : caller === undefined || keyInAddress
          ? 'unauthenticated'
          : refusalOf(metadata, caller),
    isForAdmin: caller !== undefined && isForAdmin(metadata, caller, valueOf(body, headers)),
    fits: fits.includes(false) ? false : fits.includes(undefined) ? undefined : true,
    unreadable: params === undefined,
  }
}

function decoded(path: Record<string, string>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(path).map(([name, text]) => [name, decodeURIComponent(text)]))
  } catch {
    return undefined
  }
}

const accepts = (schema: unknown, value: unknown) =>
  schema instanceof z.ZodType ? schema.safeParse(value).success : true

const keyFits = (key: string | undefined) => key === undefined || new RegExp(idempotencyKeyPattern).test(key)

function bodyFits(
  { route, metadata }: Operation,
  body: Body | undefined,
  headers: Record<string, string>,
): boolean | undefined {
  if (metadata.rawBody) return rawBodyFits(metadata.rawBody, body, headers)
  const schema = 'body' in route && route.body instanceof z.ZodType ? route.body : undefined
  if (!schema) return true
  if (body === undefined || body.content.length === 0) return accepts(schema, undefined)
  const bytes = decompressed(body, headers['content-encoding'])
  if (bytes === undefined) return undefined
  const [type = '', ...parameters] = (body.type ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  if (!metadata.consumes.includes(type)) return false
  if (parameters.some((parameter) => !/^charset="?utf-8"?$/.test(parameter))) return false
  if (bytes.byteLength > limits.jsonBodyBytes) return false
  if (bytes.byteLength === 0) return accepts(schema, undefined)
  const value = valueOf(body, headers)
  return typeof value === 'object' && value !== null && accepts(schema, value)
}

/** Undefined for what is no JSON. */
function valueOf(body: Body | undefined, headers: Record<string, string>): unknown {
  const bytes = body && decompressed(body, headers['content-encoding'])
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** The media type must be one of them; of the bytes only an example as it stands is sure to be read. */
function rawBodyFits(
  examples: Readonly<Record<string, string>>,
  body: Body | undefined,
  headers: Record<string, string>,
): boolean | undefined {
  const [type = ''] = (headers['content-type'] ?? '').toLowerCase().split(';')
  if (!Object.keys(examples).includes(type.trim())) return false
  // Of bytes the example shows but the ends.
  const isText = !byteTypes.includes(type)
  const isExample = isText && headers['content-type'] === type && body?.content === examples[type]
  return isExample && headers['content-encoding'] === undefined ? true : undefined
}

const decompressors = new Map([
  ['gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
])

function decompressed({ content }: Body, encoding: string | undefined): Buffer | undefined {
  const bytes = Buffer.from(content as string)
  if (encoding === undefined) return bytes
  try {
    return decompressors.get(encoding)?.(bytes)
  } catch {
    return undefined
  }
}
