import type { RequestHandler } from 'express'
import { operationOf } from './context.ts'
import { preconditionFailed, preconditionRequired } from '../errors.ts'

/** ETag of a version. */
export const etagOf = (version: number): string => `"${version}"`

/** Whether If-None-Match names this ETag; the comparison is weak (RFC 9110). */
export const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))

/** Reads If-Match where the operation needs it. Errors: precondition_required, precondition_failed. */
export const checkPreconditions: RequestHandler = (req, _res, next) => {
  if (!operationOf(req).metadata.ifMatch) return next()
  const header = req.headers['if-match']
  if (header === undefined) throw preconditionRequired()
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1]
  // Weak and foreign tags never match in a strong comparison (RFC 9110).
  if (version === undefined && header.trim() !== '*') throw preconditionFailed()
  req.context.expectedVersion = version === undefined ? '*' : Number(version)
  next()
}
