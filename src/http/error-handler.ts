import { limits } from '@tg-cloud/contract/limits'
import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import { AppError, malformedRequest, requestTooLarge, unsupportedMediaType } from '../errors.ts'
import { sendProblem } from './reply.ts'

/** The one place that turns what was thrown into an answer. What is not an outcome is a defect: logged, bare 500. */
export function makeErrorHandler({ log }: { log: Logger }): ErrorRequestHandler {
  return (thrown: unknown, req, res, _next) => {
    const error = toAppError(thrown, req.context.operation?.metadata.consumes ?? [])
    const { requestId, operation } = req.context
    if (error.code === 'internal') log.error({ requestId, operation: operation?.id, err: thrown }, 'defect')
    else if (error.code === 'unavailable')
      log.warn({ requestId, operation: operation?.id, err: error.cause }, error.message)
    // To who has left, whatever ended the work is not told.
    else if (operation && !res.closed && !operation.metadata.problems.includes(error.code))
      log.error(
        { requestId, operation: operation.id, code: error.code },
        'a problem the contract does not declare',
      )
    if (res.headersSent) res.destroy()
    else sendProblem(req, res, error)
  }
}

/** Faults of the body parser and the router carry `type` or `status`; all others are unknown. */
function toAppError(thrown: unknown, consumes: readonly string[]): AppError {
  if (thrown instanceof AppError) return thrown
  const { type, status } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    type?: unknown
    status?: unknown
  }
  if (type === 'entity.too.large') return requestTooLarge(limits.jsonBodyBytes)
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return unsupportedMediaType(consumes)
  if (typeof type === 'string' && type.startsWith('request.'))
    return malformedRequest('The body did not arrive as announced')
  if (typeof status === 'number' && status >= 400 && status < 500)
    return malformedRequest('The request cannot be read')
  return new AppError('internal', 'The fault is logged under the request id', { cause: thrown })
}
