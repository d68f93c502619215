import { limits } from '@tg-cloud/contract/limits'
import express, { type Request, type RequestHandler } from 'express'
import { malformedJson, unsupportedMediaType } from '../errors.ts'
import { announcesBody } from './body-timeout.ts'
import { operationOf } from './context.ts'

// The bytes alone: the parser of JSON that comes with it takes a text of no length for an empty object.
const readBytes = express.raw({ limit: limits.jsonBodyBytes, type: () => true })
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** No bytes, also compressed or in chunks, are no body; of a request that broke off nothing was read. */
function valueOf(bytes: Buffer | undefined): object | undefined {
  if (bytes === undefined || bytes.byteLength === 0) return undefined
  // Replacing broken bytes would store other text than was sent, so they are refused (for instance CP949).
  const text = orMalformed('The body is not UTF-8', () => utf8.decode(bytes))
  const value = orMalformed('The body is not valid JSON', () => JSON.parse(text) as unknown)
  if (typeof value !== 'object' || value === null) throw malformedJson('The body is no JSON object or list')
  return value
}

function orMalformed<T>(detail: string, read: () => T): T {
  try {
    return read()
  } catch {
    throw malformedJson(detail)
  }
}

/** Media type and charset as Content-Type names them, in lower case. */
export function mediaTypeOf({ headers }: Pick<Request, 'headers'>): {
  type: string
  charset: string | undefined
} {
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))
  return { type, charset: charset?.slice(8).replaceAll('"', '') }
}

/**
 * Reads the body of operations that take JSON; one that is a stream is left to its use case. Errors:
 * unsupported_media_type, malformed_json, request_too_large.
 */
export const readJsonBody: RequestHandler = (req, res, next) => {
  const { consumes, rawBody } = operationOf(req).metadata
  if (!rawBody && (consumes.length === 0 || !announcesBody(req))) return next()
  const { type, charset = 'utf-8' } = mediaTypeOf(req)
  if (!consumes.includes(type)) throw unsupportedMediaType(consumes)
  if (rawBody) {
    req.context.liftBodyTime()
    return next()
  }
  if (charset !== 'utf-8') throw unsupportedMediaType(consumes)
  readBytes(req, res, (fault?: unknown) => {
    if (fault) return next(fault)
    try {
      req.body = valueOf(req.body as Buffer | undefined)
    } catch (malformed) {
      return next(malformed)
    }
    next()
  })
}
