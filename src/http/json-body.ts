import { isUtf8 } from 'node:buffer'
import { limits } from '@tg-cloud/contract/limits'
import express, { type RequestHandler } from 'express'
import { malformedJson, unsupportedMediaType } from '../errors.ts'
import { operationOf } from './context.ts'

// Replacing broken bytes would store other text than was sent, so they are refused (for instance CP949).
const parse = express.json({
  limit: limits.jsonBodyBytes,
  type: () => true,
  verify(_req, _res, bytes) {
    if (!isUtf8(bytes)) throw malformedJson('The body is not UTF-8')
  },
})

/** Reads the body of operations that take one. Errors: unsupported_media_type, malformed_json, request_too_large. */
export const readJsonBody: RequestHandler = (req, res, next) => {
  const { consumes } = operationOf(req).metadata
  const hasBody =
    req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0
  if (consumes.length === 0 || !hasBody) return next()
  const [type = '', ...parameters] = (req.headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset =
    parameters
      .find((parameter) => parameter.startsWith('charset='))
      ?.slice(8)
      .replaceAll('"', '') ?? 'utf-8'
  if (!consumes.includes(type) || charset !== 'utf-8') throw unsupportedMediaType(consumes)
  parse(req, res, next)
}
