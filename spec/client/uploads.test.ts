import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, createClient, type Progress, type RawBody } from './index.ts'

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  })
const problem = (code: string, status: number) =>
  json({ type: 'about:blank', title: code, status, detail: code, code, requestId: 'r-1', issues: [] }, status)
const receipt = { id: 'i-1', state: 'loading', bytes: 8, received: 2, quarantined: 1, accepted: 1 }
const csv = 'day,stop\n2026-11-25,시청\n'
const bytesOf = (text: string) => new TextEncoder().encode(text)
const path = { slug: 'seoul-beoseu' }
const contentType = 'text/csv'

type Answer = (request: Request) => Response | Promise<Response>
const done: Answer = async (request) => (await request.arrayBuffer(), json(receipt, 201))

/** A client whose loads are answered by `load`, and whose receipts by `list`; `seen` are the requests. */
function clientOf(load: Answer = done, list: Answer = () => json({ items: [receipt], nextCursor: null })) {
  const seen: Request[] = []
  const state = { token: 'a1' }
  const client = createClient({
    baseUrl: 'http://localhost',
    auth: {
      kind: 'token',
      tokens: { accessToken: 'a1', refreshToken: 'r1', expiresAt: Date.now() + 600_000 },
    },
    fetch: async (request) => {
      if (request.url.endsWith('/refresh')) {
        state.token = 'a2'
        return json({ accessToken: 'a2', refreshToken: 'r2', tokenType: 'Bearer', expiresInMs: 900_000 })
      }
      seen.push(request)
      if (request.headers.get('authorization') !== `Bearer ${state.token}`)
        return problem('unauthenticated', 401)
      return request.method === 'POST' ? load(request) : list(request)
    },
  })
  return { client, seen, state }
}
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => expect.fail('it succeeded'),
    (error: unknown) => error,
  )

/** Chunks for as long as they are asked for, and what became of them. */
function endless() {
  const state = { chunks: 0, closed: false }
  async function* chunks() {
    try {
      for (;;) {
        state.chunks++
        yield bytesOf(csv)
      }
    } finally {
      state.closed = true
    }
  }
  return { state, chunks: chunks() }
}
const streamOf = (text: string) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytesOf(text))
      controller.close()
    },
  })
async function* iterableOf(text: string) {
  for (const letter of text) yield bytesOf(letter)
}

describe('a body that is sent as it is', () => {
  it.each<[string, () => RawBody]>([
    ['text', () => csv],
    ['a Blob', () => new Blob([csv], { type: 'application/octet-stream' })],
    ['an ArrayBuffer', () => bytesOf(csv).buffer],
    ['bytes', () => bytesOf(`x${csv}`).subarray(1)],
    ['a stream', () => streamOf(csv)],
    ['something to iterate', () => iterableOf(csv)],
  ])('may be %s', async (_, body) => {
    let sent = ''
    const { client, seen } = clientOf(async (request) => {
      sent = await request.text()
      return json(receipt, 201)
    })
    const query = { mode: 'append' as const }
    const answer = await client.ingests.load({ path, query, contentType, body: body() })
    expect([answer, sent]).toEqual([receipt, csv])
    const [request] = seen as [Request]
    expect(new URL(request.url).pathname).toBe('/v1/datasets/seoul-beoseu/rows')
    expect(new URL(request.url).search).toBe('?mode=append')
    expect(request.headers.get('content-type')).toBe('text/csv')
    expect(request.headers.has('content-encoding')).toBe(false)
    expect(request.headers.has('idempotency-key')).toBe(false)
    expect(seen).toHaveLength(1)
  })

  it('says what it is compressed with', async () => {
    const { client, seen } = clientOf()
    await client.ingests.load({ path, contentType, contentEncoding: 'gzip', body: new Uint8Array([31, 139]) })
    expect(seen[0]?.headers.get('content-encoding')).toBe('gzip')
  })

  it('is asked for as it is taken, at most two chunks ahead', async () => {
    const { state, chunks } = endless()
    const { client } = clientOf(async (request) => {
      const reader = request.body!.getReader()
      for (let taken = 0; taken <= 5; taken++) {
        expect(state.chunks - taken).toBeLessThanOrEqual(2)
        await reader.read()
      }
      return json(receipt, 201)
    })
    await client.ingests.load({ path, contentType, body: chunks })
  })

  it('is no text in browsers that know no streams in requests', async () => {
    const Real = Request
    class Old extends Real {
      constructor(url: string, { body, ...init }: RequestInit) {
        super(url, { ...init, body: Object.prototype.toString.call(body) })
      }
    }
    vi.stubGlobal('Request', Old)
    try {
      const { client, seen } = clientOf()
      const error = await failure(client.ingests.load({ path, contentType, body: streamOf(csv) }))
      expect(error).toBeInstanceOf(TypeError)
      expect(String(error)).toContain('give the file itself, a Blob')
      expect(seen).toEqual([])
    } finally {
      vi.unstubAllGlobals()
    }
  })
})

describe('a token that is refused', () => {
  it('is renewed, and what is no stream is sent again', async () => {
    const sent: string[] = []
    const { client, seen, state } = clientOf(async (request) => {
      sent.push(await request.text())
      return json(receipt, 201)
    })
    state.token = 'a2'
    await client.ingests.load({ path, contentType, body: new Blob([csv]) })
    expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer a1', 'Bearer a2'])
    expect(sent).toEqual([csv])
  })

  it('is renewed for the next stream; this one is spent', async () => {
    const { client, seen, state } = clientOf()
    state.token = 'a2'
    const error = await failure(client.ingests.load({ path, contentType, body: streamOf(csv) }))
    expect(error).toMatchObject({ code: 'unauthenticated', status: 401 })
    expect(seen).toHaveLength(1)
    expect(await client.ingests.load({ path, contentType, body: streamOf(csv) })).toEqual(receipt)
    expect(seen).toHaveLength(2)
  })

  it('is renewed before a stream is sent, when it is about to end', async () => {
    const { client, seen } = clientOf()
    vi.useFakeTimers({ now: Date.now() + 590_000, toFake: ['Date'] })
    try {
      await client.ingests.load({ path, contentType, body: iterableOf(csv) })
    } finally {
      vi.useRealTimers()
    }
    expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer a2'])
  })
})

/** Reads a body as the platform does: an abort ends it, and whatever makes it. */
async function read({ body, signal }: Request, onChunk: () => boolean): Promise<void> {
  const reader = body!.getReader()
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      void reader.cancel()
      reject(signal.reason as Error)
    })
  })
  aborted.catch(() => {})
  while (onChunk()) await Promise.race([aborted, reader.read()])
}

describe('a stream is let go', () => {
  it('when the call is aborted', async () => {
    const { state, chunks } = endless()
    const abort = new AbortController()
    const { client } = clientOf(async (request) => {
      await read(request, () => {
        if (state.chunks === 3) abort.abort(new Error('page left'))
        return true
      })
      return json(receipt, 201)
    })
    const call = client.ingests.load({ path, contentType, body: chunks }, { signal: abort.signal })
    expect(await failure(call)).toMatchObject({ message: 'page left' })
    await vi.waitFor(() => expect(state.closed).toBe(true))
  })

  it.each(['something to iterate', 'a stream'])('when the answer comes before its end: %s', async (kind) => {
    const { state, chunks } = endless()
    // Node goes on reading after the answer, for as long as it is given something.
    const { client } = clientOf(async ({ body }) => {
      const reader = body!.getReader()
      await reader.read()
      void (async () => {
        while (!(await reader.read()).done) await new Promise((resolve) => setImmediate(resolve))
      })().catch(() => {})
      return problem('dataset_not_found', 404)
    })
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) =>
      controller.enqueue((await chunks.next()).value as Uint8Array)
    const cancel = async () => void (await chunks.return(undefined))
    const body = kind === 'a stream' ? new ReadableStream<Uint8Array>({ pull, cancel }) : chunks
    expect(await failure(client.ingests.load({ path, contentType, body }))).toBeInstanceOf(ApiProblem)
    await vi.waitFor(() => expect(state.closed).toBe(true))
  })
})

describe('onProgress', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  /** A load that lasts until `finish` is called. */
  function lasting(list?: Answer) {
    vi.useFakeTimers()
    let finish = () => {}
    const load = ({ signal }: Request) =>
      new Promise<Response>((resolve, reject) => {
        finish = () => resolve(json(receipt, 201))
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      })
    return { ...clientOf(load, list), finish: () => finish() }
  }
  const questions = (seen: Request[]) => seen.filter(({ method }) => method === 'GET')

  it('is told once a second what the receipt says, until the call ends', async () => {
    const { client, seen, finish } = lasting()
    const told: Progress[] = []
    const call = client.ingests.load({ path, contentType, body: csv }, { onProgress: (p) => told.push(p) })
    await vi.advanceTimersByTimeAsync(3_500)
    expect(told).toEqual([1, 2, 3].map(() => ({ bytes: 8, received: 2, quarantined: 1, state: 'loading' })))
    finish()
    expect(await call).toEqual(receipt)
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(questions(seen)).toHaveLength(3)
    const key = seen[0]?.headers.get('idempotency-key')
    expect(key).toMatch(/^[0-9a-f]{32}$/)
    for (const { url } of questions(seen))
      expect(url).toBe(`http://localhost/v1/ingests?idempotencyKey=${key}&limit=1`)
  })

  it('asks by the key that the caller gave', async () => {
    const { client, seen, finish } = lasting()
    const headers = { 'Idempotency-Key': 'load of 11-25' }
    const call = client.ingests.load({ path, headers, contentType, body: csv }, { onProgress: () => {} })
    await vi.advanceTimersByTimeAsync(1_000)
    finish()
    await call
    expect(seen[0]?.headers.get('idempotency-key')).toBe('load of 11-25')
    expect(new URL(questions(seen)[0]?.url ?? '').searchParams.get('idempotencyKey')).toBe('load of 11-25')
  })

  it('waits where there is no receipt yet, and where the question fails', async () => {
    const answers: (() => Response)[] = [
      () => json({ items: [], nextCursor: null }),
      () => problem('unavailable', 503),
      () => {
        throw new TypeError('fetch failed')
      },
      () => json({ items: [receipt], nextCursor: null }),
    ]
    const { client, finish } = lasting(() => answers.shift()!())
    const told: Progress[] = []
    const call = client.ingests.load({ path, contentType, body: csv }, { onProgress: (p) => told.push(p) })
    await vi.advanceTimersByTimeAsync(4_000)
    expect(told).toHaveLength(1)
    finish()
    await call
  })

  it('hears nothing of a question that the end of the call overtakes, which is given up', async () => {
    const asked: Request[] = []
    const { client, finish } = lasting((request) => {
      asked.push(request)
      return new Promise((resolve) => {
        request.signal.addEventListener('abort', () => resolve(json({ items: [receipt], nextCursor: null })))
      })
    })
    const told: Progress[] = []
    const call = client.ingests.load({ path, contentType, body: csv }, { onProgress: (p) => told.push(p) })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toHaveLength(1)
    finish()
    await call
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true])
    expect([told, vi.getTimerCount()]).toEqual([[], 0])
  })

  it('ends with a call that is aborted', async () => {
    const { client, seen } = lasting()
    const abort = new AbortController()
    const options = { signal: abort.signal, onProgress: () => abort.abort(new Error('page left')) }
    const call = failure(client.ingests.load({ path, contentType, body: csv }, options))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await call).toMatchObject({ message: 'page left' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect([questions(seen).length, vi.getTimerCount()]).toEqual([1, 0])
  })
})
