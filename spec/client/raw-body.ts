import type { RawBody } from './types.ts'

type RawInput = { body?: unknown; contentType?: string; contentEncoding?: string | undefined }
type Stream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

/** Whether a body can be sent only once. */
export const isStream = (body: unknown): body is Stream =>
  body instanceof ReadableStream ||
  (typeof body === 'object' && body !== null && Symbol.asyncIterator in body)

/**
 * What a request is made of when its bytes go out as they are; with `signal` a stream ends. Errors: TypeError where
 * streams cannot be sent.
 */
export function rawRequest(
  { body, contentType, contentEncoding }: RawInput,
  signal: AbortSignal | undefined,
) {
  const stream = isStream(body) ? readable(body, signal) : undefined
  return {
    body: stream ?? body,
    bodySerializer: (bytes: RawBody) => bytes,
    headers: {
      ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
      ...(contentEncoding === undefined ? {} : { 'Content-Encoding': contentEncoding }),
    },
    ...(stream === undefined ? {} : { duplex: 'half' }),
  }
}

/** Read only as fast as it is sent. After an early answer Node would read the rest, and send it to nobody. */
function readable(stream: Stream, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  refuseWhereStreamsAreText()
  const source = stream instanceof ReadableStream ? stream : iterated(stream)
  return source.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), signal ? { signal } : {})
}

/** Read only as fast as it is taken; whoever stops early ends the source. */
export function iterated(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await iterator.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Browsers that know no streams in requests would send the words `[object ReadableStream]`. */
function refuseWhereStreamsAreText(): void {
  let asked = false
  const probe = new Request('http://localhost', {
    method: 'POST',
    body: new ReadableStream(),
    get duplex() {
      asked = true
      return 'half' as const
    },
  } as RequestInit)
  if (!asked || probe.headers.has('content-type'))
    throw new TypeError('This browser cannot send a stream: give the file itself, a Blob')
}
