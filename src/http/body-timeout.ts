import type { Request, Response } from 'express'
import { requestTimeout } from '../errors.ts'
import { sendProblem } from './reply.ts'

/** Whether a request announces a body, an empty one in chunks included. */
export const announcesBody = ({ headers }: Pick<Request, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/**
 * Answers 408 when a body has not arrived whole in time, and ends the connection. Answers how to lift the limit: a body
 * that is read as a stream may take as long as it keeps coming (row-body.ts). Node's own limit knows no exception.
 */
export function limitBodyTime(req: Request, res: Response, timeoutMs: number): () => void {
  if (!announcesBody(req)) return () => undefined
  const timer = setTimeout(() => {
    if (req.complete) return
    if (res.headersSent) return void req.destroy()
    res.setHeader('Connection', 'close')
    res.once('finish', () => req.destroy())
    sendProblem(req, res, requestTimeout())
  }, timeoutMs)
  const lift = () => clearTimeout(timer)
  req.once('end', lift)
  req.once('close', lift)
  return lift
}
