import type { Request } from 'express'
import { requestAborted } from '../errors.ts'

/** Aborted when the client goes away before it has its answer: nothing more need be done for it. */
export function closedSignal({ res }: Pick<Request, 'res'>): AbortSignal {
  const controller = new AbortController()
  res?.once('close', () => {
    if (!res.writableFinished) controller.abort(requestAborted())
  })
  return controller.signal
}
