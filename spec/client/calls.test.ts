import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  ApiProblem,
  type Client,
  createClient,
  isProblem,
  NetworkFailure,
  UnexpectedAnswer,
} from './index.ts'

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
const problem = (status: number, more: object = {}, headers: Record<string, string> = {}) =>
  json(
    {
      type: 'about:blank',
      title: 'T',
      status,
      detail: 'D',
      code: 'user_not_found',
      requestId: 'r-1',
      issues: [],
      ...more,
    },
    status,
    { 'content-type': 'application/problem+json', ...headers },
  )

/** A client whose server answers what `answer` says; `sent` are its requests. */
function clientOf(
  answer: (request: Request, count: number) => Response | Promise<Response>,
  language?: 'ko',
) {
  const sent: Request[] = []
  const client = createClient({
    baseUrl: 'http://localhost/bigdata/',
    auth: { kind: 'bearer', token: 't' },
    ...(language === undefined ? {} : { language }),
    fetch: async (request) => answer(request, sent.push(request)),
  })
  return { client, sent }
}
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => expect.fail('it succeeded'),
    (error: unknown) => error,
  )

describe('requests', () => {
  it('carry path, query, headers, body and language', async () => {
    const { client, sent } = clientOf(() => json({}), 'ko')
    await client.users.update({ path: { id: 'u-1' }, headers: { 'If-Match': '"3"' }, body: { name: '김' } })
    await client.users.list({ query: { q: '김 민&지', limit: 5 } })
    const [update, list] = sent as [Request, Request]
    expect([update.method, update.url]).toEqual(['PATCH', 'http://localhost/bigdata/v1/users/u-1'])
    expect(update.headers.get('if-match')).toBe('"3"')
    expect(update.headers.get('content-type')).toBe('application/json')
    expect(update.headers.get('accept-language')).toBe('ko')
    expect(await update.json()).toEqual({ name: '김' })
    const { searchParams } = new URL(list.url)
    expect([...searchParams]).toEqual([
      ['q', '김 민&지'],
      ['limit', '5'],
    ])
  })

  it.each([
    ['../x?y', '/bigdata/v1/users/..%2Fx%3Fy'],
    ['a/b#c', '/bigdata/v1/users/a%2Fb%23c'],
    ['%2e%2e', '/bigdata/v1/users/%252e%252e'],
    ['$&', '/bigdata/v1/users/%24%26'],
    ['김', '/bigdata/v1/users/%EA%B9%80'],
  ])('keep the path parameter %s in its place', async (id, path) => {
    const { client, sent } = clientOf(() => json({}))
    await client.users.get({ path: { id } })
    expect(new URL(sent[0]?.url ?? '').pathname).toBe(path)
    expect(new URL(sent[0]?.url ?? '').search).toBe('')
  })

  it.each(['', '.', '..'])(
    'are refused with the path parameter "%s", which names another path',
    async (id) => {
      const { client, sent } = clientOf(() => json({}))
      expect(await failure(client.users.get({ path: { id } }))).toBeInstanceOf(TypeError)
      expect(sent).toEqual([])
    },
  )
})

describe('answers', () => {
  it('come with their response when asked for', async () => {
    const { client } = clientOf(() => json({ id: 'u-1' }, 200, { etag: '"3"' }))
    const { data, response } = await client.users.get({ path: { id: 'u-1' } }).withResponse()
    expect([data.id, response.headers.get('etag')]).toEqual(['u-1', '"3"'])
  })

  it('are undefined, text or bytes where the contract says so', async () => {
    const { client } = clientOf((request) =>
      request.method === 'DELETE' ? new Response(null, { status: 204 }) : new Response('a: 1'),
    )
    expect(await client.auth.endSessions()).toBe(undefined)
    expect(await client.operations.openapiYaml()).toBe('a: 1')
    const bytes = await client.operations.clientPackage({ path: { file: 'latest.tgz' } })
    expect(await bytes.text()).toBe('a: 1')
  })
})

describe('errors', () => {
  it('are problems of the server', async () => {
    const issues = [{ path: 'query.limit', code: 'too_large', params: { maximum: 100 }, message: 'm' }]
    const { client } = clientOf(() =>
      problem(400, { code: 'invalid_request', issues }, { 'retry-after': '7' }),
    )
    const error = await failure(client.users.list())
    expect(error).toBeInstanceOf(ApiProblem)
    expect(error).toMatchObject({
      name: 'ApiProblem',
      message: 'D (invalid_request)',
      status: 400,
      code: 'invalid_request',
      title: 'T',
      detail: 'D',
      requestId: 'r-1',
      issues,
      retryAfterMs: 7_000,
    })
    expect(isProblem(error)).toBe(true)
    expect(isProblem(error, 'invalid_request', 'internal')).toBe(true)
    expect(isProblem(error, 'user_not_found')).toBe(false)
    expect(isProblem(new Error('no'))).toBe(false)
  })

  it('say when to try again by a date, too', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString()
    const { client } = clientOf(() => problem(503, {}, { 'retry-after': date }))
    const error = (await failure(client.users.list())) as ApiProblem
    expect(error.retryAfterMs).toBeGreaterThan(50_000)
    expect(error.retryAfterMs).toBeLessThanOrEqual(60_000)
  })

  it('are failures of the network, when it does not answer or breaks off', async () => {
    const down = new TypeError('fetch failed')
    const unreachable = clientOf(() => Promise.reject(down))
    const error = await failure(unreachable.client.users.list())
    expect(error).toBeInstanceOf(NetworkFailure)
    expect((error as Error).cause).toBe(down)
    const broken = (status: number) =>
      new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('terminated')) }), {
        status,
      })
    for (const status of [200, 500]) {
      const cut = clientOf(() => broken(status))
      expect(await failure(cut.client.users.list())).toBeInstanceOf(NetworkFailure)
    }
  })

  it.each([
    ['a page of a proxy', () => new Response('<html>', { status: 502 }), 502, '<html>'],
    ['a page with a good status', () => new Response('<html>'), 200, '<html>'],
    ['another JSON body', () => json({ status: 'draining' }, 503), 503, { status: 'draining' }],
    [
      'an empty error',
      () => new Response(null, { status: 500, headers: { 'content-length': '0' } }),
      500,
      undefined,
    ],
  ])('are unexpected answers: %s', async (_, answer, status, body) => {
    const { client } = clientOf(answer)
    const error = await failure(client.operations.ready())
    expect(error).toBeInstanceOf(UnexpectedAnswer)
    expect(error).toMatchObject({ status, body })
  })

  it('are the reason of an abort', async () => {
    const { client, sent } = clientOf(
      (request) =>
        new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => reject(request.signal.reason as Error))
        }),
    )
    const abort = new AbortController()
    const call = client.users.list({}, { signal: abort.signal })
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    abort.abort(new Error('page left'))
    expect(await failure(call)).toMatchObject({ message: 'page left' })
    expect(await failure(client.users.list({}, { signal: abort.signal }))).toMatchObject({
      message: 'page left',
    })
    expect(sent).toHaveLength(1)
  })

  it('are heard once, by whoever asks', async () => {
    const unheard: unknown[] = []
    const listen = (reason: unknown) => unheard.push(reason)
    process.on('unhandledRejection', listen)
    try {
      const { client } = clientOf(() => problem(404))
      expect(await failure(client.users.list().withResponse())).toBeInstanceOf(ApiProblem)
      expect(await failure(walked(client))).toBeInstanceOf(ApiProblem)
      // Node tells of unheard rejections after the microtasks of a turn.
      await new Promise((resolve) => setImmediate(resolve))
      expect(unheard).toEqual([])
    } finally {
      process.off('unhandledRejection', listen)
    }
  })
})

async function walked(client: Client, until = Infinity): Promise<string[]> {
  const names: string[] = []
  for await (const user of client.users.list({ query: { limit: 2, q: 'k' } })) {
    names.push(user.username)
    if (names.length === until) break
  }
  return names
}

describe('lists', () => {
  const pages = [
    { items: [{ username: 'a' }, { username: 'b' }], nextCursor: 'c1' },
    { items: [], nextCursor: 'c2' },
    { items: [{ username: 'c' }], nextCursor: null },
  ]
  const paged = () => clientOf((_, count) => json(pages[count - 1]))

  it('are walked page by page, with the same query', async () => {
    const { client, sent } = paged()
    expect(await walked(client)).toEqual(['a', 'b', 'c'])
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?limit=2&q=k',
      '?limit=2&q=k&cursor=c1',
      '?limit=2&q=k&cursor=c2',
    ])
  })

  it('ask for no page that nobody wants', async () => {
    const { client, sent } = paged()
    expect(await walked(client, 2)).toEqual(['a', 'b'])
    expect(sent).toHaveLength(1)
  })
})

describe('versions', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('of another first number are warned about once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const { client } = clientOf((_, count) =>
      json({}, 200, { 'x-contract-version': count === 1 ? '1.9.0' : '2.0.0' }),
    )
    await client.me.get()
    expect(warn).not.toHaveBeenCalled()
    await client.me.get()
    await client.me.get()
    expect(warn).toHaveBeenCalledTimes(1)
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('speaks contract 1.0.0, the server 2.0.0'))
  })
})
