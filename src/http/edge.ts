import type { RequestListener } from 'node:http'
import { contractVersion } from '@tg-cloud/contract'
import type { Express, Request, Response } from 'express'
import type { Logger } from 'pino'
import { uuidv7 } from 'uuidv7'
import type { Caller } from '../auth/session.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { PipelineRecord } from '../pipelines/pipeline.ts'
import type { RunOnce } from '../idempotency/run-once.ts'
import { onBehalfOf } from '../turns/on-behalf.ts'
import { limitBodyTime } from './body-timeout.ts'
import type { RequestContext } from './context.ts'
import type { DatasetOf } from './dataset-of.ts'
import { linger } from './linger.ts'
import type { PipelineOf } from './pipeline-of.ts'
import { apiHeaders } from './security-headers.ts'

type Deps = {
  app: Express
  log: Logger
  /** Called once for each request; operation is `none` for an unknown path. */
  observe: (operation: string, method: string, status: number, seconds: number) => void
  isDraining: () => boolean
  link: (path: string) => string
  datasetOf: DatasetOf
  pipelineOf: PipelineOf
  runOnce: RunOnce
  bodyTimeoutMs: number
  readerTimeoutMs: number
}

const requestIdPattern = /^[A-Za-z0-9._-]{8,64}$/

/**
 * What every request passes before Express: its id, the fixed headers, and one log line and one measurement at the
 * end. It costs little because everything that can be made once is made once.
 */
export function makeEdge({
  app,
  log,
  observe,
  isDraining,
  link,
  runOnce,
  bodyTimeoutMs,
  readerTimeoutMs,
  datasetOf,
  pipelineOf,
}: Deps): RequestListener {
  const fixed = [...apiHeaders, ['X-Contract-Version', contractVersion] as [string, string]]
  return (req, res) => {
    const start = performance.now()
    const given = req.headers['x-request-id']
    const requestId = typeof given === 'string' && requestIdPattern.test(given) ? given : uuidv7()
    const context: RequestContext = {
      requestId,
      address: '',
      userAgent: req.headers['user-agent']?.slice(0, 255) ?? null,
      caller: undefined as unknown as Caller,
      expectedVersion: '*',
      link,
      datasetOf,
      dataset: undefined as unknown as DatasetRecord,
      pipelineOf,
      pipeline: undefined as unknown as PipelineRecord,
      runOnce,
      bodyTimeoutMs,
      readerTimeoutMs,
      liftBodyTime: limitBodyTime(req as Request, res as Response, bodyTimeoutMs),
    }
    ;(req as Request).context = context
    linger(req, res)
    for (const [name, value] of fixed) res.setHeader(name, value)
    res.setHeader('X-Request-Id', requestId)
    res.setHeader('Cache-Control', 'no-store')
    if (isDraining()) res.setHeader('Connection', 'close')
    res.once('close', () => {
      const tookMs = performance.now() - start
      const operation = context.operation?.id ?? 'none'
      observe(operation, req.method ?? '', res.statusCode, tookMs / 1_000)
      log.info(
        {
          requestId,
          operation,
          method: req.method,
          // Without the query: people put secrets there; and without the key of a link, which is one.
          path: pathOf(req.url),
          status: res.statusCode,
          tookMs: Math.round(tookMs * 100) / 100,
          address: context.address,
          userId: (context.caller as Caller | undefined)?.userId,
          ...(res.writableFinished ? {} : { aborted: true }),
        },
        'request',
      )
    })
    onBehalfOf(requestId, () => app(req, res))
  }
}

function pathOf(url = ''): string {
  const end = url.indexOf('?')
  const path = end === -1 ? url : url.slice(0, end)
  return path.replace(/(\/links\/)[^/]+/i, '$1…').slice(0, 500)
}
