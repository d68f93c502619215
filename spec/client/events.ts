import type { Client } from './client.ts'
import { ApiProblem, NetworkFailure, UnexpectedAnswer } from './errors.ts'
import type { CallOptions, Schemas } from './types.ts'

export type ServerEvent = { id: string; event: string; data: string }
type Bytes = ReadableStream<Uint8Array>
type Headers = { 'Last-Event-ID'?: string }

const againMs = 1_000
const againMostMs = 15_000
/** The server says something every few seconds: whoever hears nothing for so long is no longer connected. */
const silentMs = 45_000

/**
 * Every change of an export as it is told, up to the last one. A connection that breaks off is opened again, with a new
 * access token when it needs one. Errors: ApiProblem, the reason of the signal.
 */
export async function* followExport(
  client: { exports: Pick<Client['exports'], 'events'> },
  id: string,
  { signal }: CallOptions = {},
): AsyncGenerator<Schemas['ExportItem']> {
  const open = (headers: Headers, signal: AbortSignal) =>
    client.exports.events({ path: { id }, headers }, { signal })
  for await (const { data } of follow(open, signal)) yield JSON.parse(data) as Schemas['ExportItem']
}

/** What happens to a run, in the same way: `state` and `progress` with their data, and `end` as the last. */
export async function* followRun(
  client: { runs: Pick<Client['runs'], 'events'> },
  id: string,
  { signal }: CallOptions = {},
): AsyncGenerator<{ event: string; data: Record<string, unknown> }> {
  const open = (headers: Headers, signal: AbortSignal) =>
    client.runs.events({ path: { id }, headers }, { signal })
  for await (const { event, data } of follow(open, signal))
    yield { event, data: JSON.parse(data) as Record<string, unknown> }
}

/** Events up to the one named `end`, over as many connections as it takes. Errors: as `followExport`. */
export async function* follow(
  open: (headers: Headers, signal: AbortSignal) => Promise<Bytes>,
  signal?: AbortSignal,
): AsyncGenerator<ServerEvent> {
  let [lastEventId, pauseMs] = ['', againMs]
  for (;;) {
    const leaving = new AbortController()
    const either = signal ? AbortSignal.any([signal, leaving.signal]) : leaving.signal
    let timer: ReturnType<typeof setTimeout> | undefined
    const heard = () => {
      clearTimeout(timer)
      timer = setTimeout(() => leaving.abort(new NetworkFailure('Nothing was heard for too long')), silentMs)
    }
    try {
      heard()
      const stream = await open(lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId }, either)
      for await (const event of readEvents(stream, heard)) {
        pauseMs = againMs
        if (event.id !== '') lastEventId = event.id
        yield event
        if (event.event === 'end') return
      }
    } catch (error) {
      signal?.throwIfAborted()
      if (!mayPass(error)) throw error
      if (error instanceof ApiProblem) pauseMs = error.retryAfterMs ?? pauseMs
    } finally {
      clearTimeout(timer)
      // Whoever stops listening need not be told more.
      leaving.abort()
    }
    await pause(pauseMs, signal)
    pauseMs = Math.min(2 * pauseMs, againMostMs)
  }
}

/** Reads server-sent events (WHATWG HTML, 9.2) as they come; comments and `retry` are left out. Errors: NetworkFailure. */
export async function* readEvents(stream: Bytes, heard: () => void = () => {}): AsyncGenerator<ServerEvent> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let [text, id, event] = ['', '', 'message']
  let data: string[] = []
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new NetworkFailure('The events broke off', { cause })
    })
    if (done) return
    heard()
    text += decoder.decode(value, { stream: true })
    // A CR at the end may be half of an end of line.
    const lines = text.split(/\r\n|\n|\r(?!$)/)
    text = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield { id, event, data: data.join('\n') }
        ;[event, data] = ['message', []]
        continue
      }
      const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
      if (name === 'id') id = value
      else if (name === 'event') event = value
      else if (name === 'data') data.push(value)
    }
  }
}

/** Of the network, of a proxy in front of a server that is away, or of a server that has no room. */
const mayPass = (error: unknown) =>
  error instanceof NetworkFailure ||
  error instanceof UnexpectedAnswer ||
  (error instanceof ApiProblem && (error.status === 429 || error.status === 503))

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(signal.reason as Error)
      },
      { once: true },
    )
  })
}
