import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Client } from '@opensearch-project/opensearch'
import { AppError, questionTooLarge } from '../../errors.ts'
import { connectionFault, NodeFault } from './node-fault.ts'

export type Outgoing = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'
  path: string
  query: Record<string, string | number | boolean>
  /** As it is sent; lines: `application/x-ndjson`. */
  body?: string | Buffer | undefined
  lines: boolean
  opaqueId: string
  /** Most bytes of an answer. */
  maxBytes: number
}
export type Incoming = { status: number; headers: IncomingHttpHeaders; text: string }

// The driver's own limit of time ends with the headers and would count as a fault of the connection: ours comes first.
const neverMs = 2_147_483_647

/**
 * One request to one node and its whole answer, whatever its status. Errors: NodeFault; question_too_large for an answer
 * of more than `maxBytes`; the reason of the signal.
 */
export async function exchange(driver: Client, outgoing: Outgoing, signal: AbortSignal): Promise<Incoming> {
  const { method, path, query, body, lines, opaqueId, maxBytes } = outgoing
  signal.throwIfAborted()
  const content = body === undefined ? {} : lines ? { bulkBody: body } : { body }
  const sent = driver.transport.request(
    { method, path, querystring: { ...query }, ...content },
    { asStream: true, opaqueId, requestTimeout: neverMs },
  )
  // Only this promise can be aborted, none that is made from it. It must not be returned: a listener's is awaited.
  const abort = () => {
    sent.abort()
  }
  signal.addEventListener('abort', abort, { once: true })
  try {
    const { body: stream, statusCode, headers } = await sent
    quieten(stream)
    return { status: statusCode ?? 0, headers: headers ?? {}, text: await readAll(stream, maxBytes) }
  } catch (error) {
    signal.throwIfAborted()
    throw isOurs(error) ? error : connectionFault(error as Error)
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

const isOurs = (error: unknown) =>
  error instanceof AppError || error instanceof NodeFault || error instanceof TypeError

// Of what happens to a connection after the headers the driver tells stdout, which is our log; the stream tells us.
function quieten({ req }: IncomingMessage & { req?: NodeJS.EventEmitter }): void {
  req?.removeAllListeners('error').on('error', () => undefined)
}

async function readAll(stream: IncomingMessage, maxBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.length
    // Leaving the loop ends the connection too.
    if (bytes > maxBytes) throw questionTooLarge(`An answer of OpenSearch is larger than ${maxBytes} bytes`)
    parts.push(part)
  }
  if (!stream.complete) throw new NodeFault('The answer ended early')
  return Buffer.concat(parts).toString('utf8')
}
