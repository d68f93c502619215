import { Readable } from 'node:stream'
import type { AppRoute, AppRouter, ServerInferRequest, ServerInferResponses } from '@ts-rest/core'
import { initServer } from '@ts-rest/express'
import { idempotencyKeyPattern, type ResponseHeader } from '@tg-cloud/contract/headers'
import type { Language } from '@tg-cloud/contract/messages'
import { isForAdmin, type OperationMetadata } from '@tg-cloud/contract/operation'
import { statusOf } from '@tg-cloud/contract/problem'
import type { Request, Response } from 'express'
import { type AppError, forbidden, invalidRequest } from '../errors.ts'
import type { Answer } from '../idempotency/run-once.ts'
import { operationOf, type RequestContext } from './context.ts'
import { etagOf, matches } from './preconditions.ts'
import { problemHeaders, toProblem } from './problem.ts'
import { cutSlowReader } from './slow-reader.ts'

/** Headers a handler adds, `Content-Type` for answers that are not JSON, and those helmet would set otherwise. */
export type ReplyHeaders = readonly (readonly [
  name: ResponseHeader | 'Content-Type' | (string & {}),
  value: string,
])[]
type Input<R extends AppRoute> = ServerInferRequest<R> & { context: RequestContext; req: Request }
type Handler<R extends AppRoute> = (
  input: Input<R>,
) => Promise<ServerInferResponses<R> & { headers?: ReplyHeaders }>
export type Handlers<T extends AppRouter> = {
  [K in keyof T]: T[K] extends AppRoute ? Handler<T[K]> : T[K] extends AppRouter ? Handlers<T[K]> : never
}

type AnyHandler = (input: Record<string, unknown>) => Promise<Answer>
const idempotencyKey = new RegExp(idempotencyKeyPattern)
type Params = Record<string, string>
type TsRestInput = Record<string, unknown> & { req: Request; res: Response }

/** Binds handlers to a part of the contract. A handler returns status, body and headers; only this file sends. */
export function routes<T extends AppRouter>(router: T, handlers: Handlers<T>) {
  const wrapped = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [name, wrap(handler as AnyHandler)]),
  )
  // ts-rest's own type asks for `res`; ours are narrower, so the cast loses nothing.
  return initServer().router(
    router,
    wrapped as unknown as Parameters<ReturnType<typeof initServer>['router']>[1] as never,
  )
}

const wrap =
  (handler: AnyHandler) =>
  async ({ res, ...input }: TsRestInput) => {
    const { context } = input.req
    const { metadata } = operationOf(input.req)
    if (metadata.dataset)
      context.dataset = await context.datasetOf(context.caller, input.req.params as Params, metadata.dataset)
    if (metadata.pipeline)
      context.pipeline = await context.pipelineOf(
        context.caller,
        input.req.params as Params,
        metadata.pipeline,
      )
    if (isForAdmin(metadata, context.caller, input['body'])) throw forbidden('ADMIN')
    const { status, body, headers = [] } = await once(input.req, () => handler({ ...input, context }))
    if (metadata.cacheControl !== 'no-store') res.setHeader('Cache-Control', metadata.cacheControl)
    announceSunset(res, metadata)
    if (metadata.etag) {
      const etag = etagOf((body as { version: number }).version)
      res.setHeader('ETag', etag)
      const { method, headers: sent } = input.req
      if (['GET', 'HEAD'].includes(method) && matches(sent['if-none-match'], etag))
        return { status: 304, body: undefined }
    }
    if (status === 503) res.setHeader('Retry-After', '1')
    for (const [name, value] of headers) res.setHeader(name, value)
    if (body instanceof Readable) return { status, body: endingWith(body, res, context.readerTimeoutMs) }
    if (!(body instanceof Uint8Array)) return { status, body }
    res.setHeader('Content-Length', body.byteLength)
    // A stream is the one kind of body for which ts-rest leaves the content type alone.
    return { status, body: Readable.from([body], { objectMode: false }) }
  }

/** What breaks off must not look whole to the client; and when the client goes away, nothing more is read. */
function endingWith(body: Readable, res: Response, readerTimeoutMs: number): Readable {
  body.once('error', () => res.destroy())
  res.once('close', () => body.destroy())
  cutSlowReader(res, readerTimeoutMs)
  return body
}

/** Runs the work, or repeats its answer where the request carries an Idempotency-Key that was answered before. */
async function once(req: Request, work: () => Promise<Answer>): Promise<Answer> {
  const { id, metadata } = operationOf(req)
  const key = metadata.idempotent ? idempotencyKeyOf(req) : undefined
  // A streamed body is not there to be compared; its use case keeps the promise of the key.
  if (key === undefined || metadata.rawBody) return work()
  const input = [req.params, req.query, req.body as unknown]
  const principal = req.context.caller.userId
  const answer = await req.context.runOnce({ principal, operation: id, key, input }, work)
  if (answer.repeated) await req.context.refund?.()
  return answer
}

/** Errors: invalid_request. */
export function idempotencyKeyOf({ headers }: Pick<Request, 'headers'>): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined || (typeof key === 'string' && idempotencyKey.test(key))) return key
  const params = { format: 'Idempotency-Key' }
  throw invalidRequest([{ path: 'headers.idempotency-key', code: 'invalid_format', params }])
}

/** In place of Express's `res.json`, which looks up settings, charsets and ETags we do not have at each answer. */
export function sendJson(res: Response, body: unknown): Response {
  const text = JSON.stringify(body)
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.setHeader('Content-Length', Buffer.byteLength(text))
  return res.end(text)
}

/** Sends the problem document of an outcome. */
export function sendProblem(req: Request, res: Response, error: AppError): void {
  const { metadata } = req.context.operation ?? {}
  res.setHeader('Cache-Control', 'no-store')
  if (metadata) announceSunset(res, metadata)
  for (const [name, value] of problemHeaders(error)) res.setHeader(name, value)
  res.status(statusOf(error.code)).setHeader('Content-Type', 'application/problem+json')
  res.setHeader('Vary', 'Accept-Language')
  const body = JSON.stringify(toProblem(error, req.context.requestId, languageOf(req)))
  // Node leaves the length out for HTTP/1.0, and what else is written before the end would seem part of the body.
  res.setHeader('Content-Length', Buffer.byteLength(body))
  res.end(req.method === 'HEAD' ? undefined : body)
}

function announceSunset(res: Response, { deprecated }: OperationMetadata): void {
  if (!deprecated) return
  res.setHeader('Deprecation', `@${Date.parse(deprecated.since) / 1_000}`)
  res.setHeader('Sunset', new Date(deprecated.sunset).toUTCString())
}

/** Sends an answer without a body; `Allow` for OPTIONS. */
export function sendEmpty(res: Response, status: number, headers: ReplyHeaders): void {
  for (const [name, value] of headers) res.setHeader(name, value)
  res.status(status).end()
}

const languageOf = (req: Request): Language =>
  req.headers['accept-language'] !== undefined && req.acceptsLanguages(['en', 'ko']) === 'ko' ? 'ko' : 'en'
