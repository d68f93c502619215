import {
  Agent as HttpAgent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as http,
} from 'node:http'
import { Agent as HttpsAgent, request as https } from 'node:https'
import { AirflowFault, UselessAnswer } from './faults.ts'

export type Outgoing = {
  method: 'GET' | 'POST' | 'PATCH'
  url: URL
  headers: Record<string, string>
  body?: string | undefined
  /** For all of it, until the last byte of the answer; of one that streams, for each piece. */
  deadlineMs: number
  /** Most bytes of an answer that is read whole. */
  maxBytes: number
  /** An answer that is no refusal is handed on as it comes. */
  streams?: boolean | undefined
  signal?: AbortSignal | undefined
}
export type Incoming = {
  status: number
  headers: IncomingHttpHeaders
  text: string
  /** Of an answer that streams. Whoever does not want the rest ends it by `return`. Errors: AirflowFault. */
  pieces?: AsyncGenerator<Buffer, void>
}

// Nothing of it has arrived.
const unsentCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const socketsMax = 16
// Airflow 2 ends what is not used for 2 s, without a word before: what was asked just then would be lost.
const idleMs = 1_000

/** One request to one server and its answer, whatever its status. No redirect is followed. Errors: AirflowFault, the reason of the signal. */
export function makeExchange() {
  const options = { keepAlive: true, maxSockets: socketsMax, timeout: idleMs }
  const agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) }

  function send({ url, body, method, headers }: Outgoing, signal: AbortSignal): Promise<IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const secure = url.protocol === 'https:'
    const agent = agents[secure ? 'https:' : 'http:']
    const asking = (secure ? https : http)(url, { method, headers, signal, agent }, resolve)
    asking.on('error', reject)
    asking.end(body)
    return promise
  }

  async function exchange(asked: Outgoing): Promise<Incoming> {
    asked.signal?.throwIfAborted()
    const clock = makeClock(asked)
    try {
      const answer = await send(asked, clock.signal)
      const { statusCode: status = 0, headers } = answer
      return asked.streams && status < 300
        ? { status, headers, text: '', pieces: piecesOf(answer, clock) }
        : { status, headers, text: await readAll(answer, asked.maxBytes) }
    } catch (error) {
      throw clock.faultOf(error)
    } finally {
      clock.halt()
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

/** Ends a request whose time is over; it runs from the start, and again when it is wound up. */
function makeClock({ deadlineMs, signal }: Pick<Outgoing, 'deadlineMs' | 'signal'>) {
  const late = new AbortController()
  const end = () => late.abort(new AirflowFault(`It did not answer within ${deadlineMs / 1_000} s`))
  let timer: NodeJS.Timeout | undefined
  const stop = signal === undefined ? late.signal : AbortSignal.any([signal, late.signal])
  function wind(): void {
    clearTimeout(timer)
    timer = setTimeout(() => setImmediate(end), deadlineMs)
  }
  wind()
  return {
    signal: stop,
    wind,
    halt: () => clearTimeout(timer),
    faultOf(error: unknown): unknown {
      if (stop.aborted) return stop.reason
      if (error instanceof AirflowFault) return error
      const { code = '', message } = error as NodeJS.ErrnoException
      return new AirflowFault(`It does not answer: ${code || message}`, {
        unsent: unsentCodes.has(code),
        cause: error,
      })
    },
  }
}

async function* piecesOf(answer: IncomingMessage, clock: ReturnType<typeof makeClock>) {
  try {
    clock.wind()
    for await (const piece of answer as AsyncIterable<Buffer>) {
      // However long the reader takes for it.
      clock.halt()
      yield piece
      clock.wind()
    }
    if (!answer.complete) throw new AirflowFault('Its answer ended early')
  } catch (error) {
    throw clock.faultOf(error)
  } finally {
    clock.halt()
    answer.destroy()
  }
}

async function readAll(answer: IncomingMessage, maxBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length
    // Leaving the loop ends the connection too.
    if (bytes > maxBytes)
      throw new UselessAnswer(`Its answer is larger than ${maxBytes} bytes`, { tooLarge: true })
    parts.push(part)
  }
  if (!answer.complete) throw new AirflowFault('Its answer ended early')
  return Buffer.concat(parts).toString('utf8')
}
