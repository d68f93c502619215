import type { Request } from 'express'
import { requestAborted, requestTimeout } from '../errors.ts'
import type { RowBody } from '../ingest/row-body.ts'
import { mediaTypeOf } from './json-body.ts'

/** The body of a request as a stream of rows: it may take as long as it keeps coming. */
export function rowBodyOf(req: Request): RowBody {
  const { type, charset } = mediaTypeOf(req)
  const encoding = (req.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  return { mediaType: type, charset, encoding, bytes: bytesOf(req, req.context.bodyTimeoutMs) }
}

/** Errors: request_aborted when the client goes away, request_timeout when nothing comes for so long. */
async function* bytesOf(req: Request, idleMs: number): AsyncGenerator<Uint8Array> {
  const chunks = req.iterator({ destroyOnReturn: false })
  for (;;) {
    const { promise: late, reject } = Promise.withResolvers<never>()
    // Only while it is waited for: a reader that takes its time is not the client's fault.
    const timer = setTimeout(
      () => reject(requestTimeout(`Nothing of the body arrived for ${idleMs} ms`)),
      idleMs,
    )
    const step = await Promise.race([chunks.next().catch(aborted), late]).finally(() => clearTimeout(timer))
    if (step.done) return
    yield step.value as Uint8Array
  }
}

function aborted(): never {
  throw requestAborted()
}
