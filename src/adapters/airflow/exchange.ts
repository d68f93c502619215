import {
  Agent as HttpAgent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as http,
} from 'node:http'
import { Agent as HttpsAgent, request as https } from 'node:https'
import { AirflowFault } from './faults.ts'

export type Outgoing = {
  method: 'GET' | 'POST' | 'PATCH'
  url: URL
  headers: Record<string, string>
  body?: string | undefined
  /** For all of it, until the last byte of the answer. */
  deadlineMs: number
  /** Most bytes of an answer. */
  maxBytes: number
  signal?: AbortSignal | undefined
}
export type Incoming = { status: number; headers: IncomingHttpHeaders; text: string }

// Nothing of it has arrived.
const unsentCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const socketsMax = 16

/** One request to one server and its whole answer, whatever its status. No redirect is followed. Errors: AirflowFault, the reason of the signal. */
export function makeExchange() {
  const options = { keepAlive: true, maxSockets: socketsMax, keepAliveMsecs: 5_000 }
  const agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) }

  async function exchange({ url, body, signal, deadlineMs, maxBytes, ...rest }: Outgoing): Promise<Incoming> {
    signal?.throwIfAborted()
    const controller = new AbortController()
    const timer = setTimeout(
      () =>
        setImmediate(() =>
          controller.abort(new AirflowFault(`It did not answer within ${deadlineMs / 1_000} s`)),
        ),
      deadlineMs,
    )
    const stop = signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal])
    const { promise: answered, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const secure = url.protocol === 'https:'
    const asking = (secure ? https : http)(
      url,
      {
        method: rest.method,
        headers: rest.headers,
        signal: stop,
        agent: agents[secure ? 'https:' : 'http:'],
      },
      resolve,
    )
    asking.on('error', reject)
    asking.end(body)
    try {
      const answer = await answered
      return {
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        text: await readAll(answer, maxBytes),
      }
    } catch (error) {
      stop.throwIfAborted()
      if (error instanceof AirflowFault) throw error
      const { code = '', message } = error as NodeJS.ErrnoException
      throw new AirflowFault(`It does not answer: ${code || message}`, {
        unsent: unsentCodes.has(code),
        cause: error,
      })
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    exchange,
    close(): void {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}
export type Exchange = ReturnType<typeof makeExchange>['exchange']

async function readAll(answer: IncomingMessage, maxBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length
    // Leaving the loop ends the connection too.
    if (bytes > maxBytes) throw new AirflowFault(`Its answer is larger than ${maxBytes} bytes`)
    parts.push(part)
  }
  if (!answer.complete) throw new AirflowFault('Its answer ended early')
  return Buffer.concat(parts).toString('utf8')
}
