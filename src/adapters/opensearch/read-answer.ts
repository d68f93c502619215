import type { IncomingHttpHeaders } from 'node:http'
import type { Incoming } from './exchange.ts'
import { NodeFault } from './node-fault.ts'
import type { ServerError } from './server-fault.ts'
import { fromWire } from './wire-json.ts'

/** `error`: what the server says is wrong. */
export type ReadAnswer = {
  status: number
  headers: IncomingHttpHeaders
  body: unknown
  error: ServerError | string | undefined
}

/** Parses an answer. Errors: NodeFault for one that no node of a cluster gives, such as a page of a proxy. */
export function readAnswer({ status, headers, text }: Incoming): ReadAnswer {
  const body = parse(text)
  const error = (body as { error?: ServerError | string } | null | undefined)?.error
  // A node that says 503 says what of; what stands before it does not.
  if (status === 502 || status === 504 || (status === 503 && error === undefined))
    throw new NodeFault(`it answers ${status}: ${text.slice(0, 200)}`)
  return { status, headers, body, error }
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return fromWire(text)
  } catch (error) {
    throw new NodeFault(`it answers with what is no JSON: ${text.slice(0, 200)}`, { cause: error })
  }
}
