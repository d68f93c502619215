import { describe, expect, it } from 'vitest'
import { ApiProblem, createClient, NetworkFailure, type StoredTokens } from './index.ts'

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  })
const problem = (code: string, status: number) =>
  json({ type: 'about:blank', title: code, status, detail: code, code, requestId: 'r-1', issues: [] }, status)
const page = { items: [], nextCursor: null }

/** A server that knows one access token at a time; `a1` is followed by `a2` and so on. */
function server({ lifeMs = 900_000, alive = 1 } = {}) {
  const seen: {
    path: string
    authorization: string | null
    csrf: string | null
    body: string
    request: Request
  }[] = []
  const state = { number: alive, fail: undefined as (() => Response | Promise<Response>) | undefined }
  const tokens = () => ({
    accessToken: `a${state.number}`,
    refreshToken: `r${state.number}`,
    tokenType: 'Bearer',
    expiresInMs: lifeMs,
    sessionExpiresAt: '2026-12-09T01:02:03.004Z',
  })
  const fetch = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname
    const { headers } = request
    const authorization = headers.get('authorization')
    seen.push({
      path,
      authorization,
      csrf: headers.get('x-csrf'),
      body: await request.clone().text(),
      request,
    })
    if (path === '/version') return json({})
    if (path === '/v1/auth/login') return json(tokens())
    if (path === '/v1/auth/refresh') {
      if (state.fail) return state.fail()
      state.number++
      return json(tokens())
    }
    if (authorization !== `Bearer a${state.number}`) return problem('unauthenticated', 401)
    if (path === '/v1/auth/logout') return new Response(null, { status: 204 })
    if (path === '/v1/me') return json({ operations: ['users.list', 'me.get'] })
    return json(page)
  }
  return { fetch, seen, state, paths: () => seen.map(({ path }) => path.replace('/v1/', '')) }
}
const baseUrl = 'http://localhost'
const stored = (n: number, expiresAt = Date.now() + 600_000): StoredTokens => ({
  accessToken: `a${n}`,
  refreshToken: `r${n}`,
  expiresAt,
})
const loggedIn = { body: { username: 'minji.kim', password: 'p' } }

describe('a session of kind token', () => {
  it('starts with a login and ends with a logout, and tells of both', async () => {
    const { fetch, seen } = server()
    const heard: (StoredTokens | null)[] = []
    const client = createClient({ baseUrl, fetch, auth: { kind: 'token', onTokens: (t) => heard.push(t) } })
    await client.auth.login(loggedIn)
    await client.users.list()
    expect(seen[1]).toMatchObject({ authorization: 'Bearer a1' })
    await client.auth.logout()
    expect(heard).toEqual([
      { accessToken: 'a1', refreshToken: 'r1', expiresAt: expect.closeTo(Date.now() + 900_000, -4) },
      null,
    ])
    await expect(client.users.list()).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(seen.at(-1)?.authorization).toBe(null)
  })

  it('sends no token where none is needed', async () => {
    const { fetch, seen } = server()
    const client = createClient({ baseUrl, fetch, auth: { kind: 'token', tokens: stored(1, 0) } })
    await client.operations.version()
    expect(seen).toMatchObject([{ path: '/version', authorization: null }])
  })

  it('is renewed once for ten calls that need it', async () => {
    const { fetch, paths, seen } = server({ alive: 2 })
    const client = createClient({ baseUrl, fetch, auth: { kind: 'token', tokens: stored(1) } })
    await Promise.all(Array.from({ length: 10 }, () => client.users.list()))
    expect(paths().filter((path) => path === 'auth/refresh')).toHaveLength(1)
    expect(paths().filter((path) => path === 'users')).toHaveLength(20)
    expect(seen.find(({ path }) => path.endsWith('refresh'))?.body).toBe('{"refreshToken":"r1"}')
    await client.users.list()
    expect(paths().filter((path) => path === 'auth/refresh')).toHaveLength(1)
  })

  it('is renewed shortly before its token ends', async () => {
    const { fetch, paths } = server()
    const ending = stored(1, Date.now() + 20_000)
    const client = createClient({ baseUrl, fetch, auth: { kind: 'token', tokens: ending } })
    await client.users.list()
    await client.users.list()
    expect(paths()).toEqual(['auth/refresh', 'users', 'users'])
  })

  it('lasts with tokens of a short life', async () => {
    const { fetch, paths } = server({ lifeMs: 5_000 })
    const client = createClient({ baseUrl, fetch })
    await client.auth.login(loggedIn)
    await client.users.list()
    expect(paths()).toEqual(['auth/login', 'users'])
  })

  it('sends the body again after the renewal', async () => {
    const { fetch, seen } = server({ alive: 2 })
    const client = createClient({ baseUrl, fetch, auth: { kind: 'token', tokens: stored(1) } })
    const body = { username: 'minji.kim', name: '김민지', password: '맑은-하늘-아래-42' }
    await client.users.create({ body })
    const sent = seen.filter(({ path }) => path === '/v1/users')
    expect(sent.map(({ authorization }) => authorization)).toEqual(['Bearer a1', 'Bearer a3'])
    expect(sent.map((request) => JSON.parse(request.body))).toEqual([body, body])
  })

  it('gives up after one renewal', async () => {
    const { fetch, paths } = server()
    const client = createClient({
      baseUrl,
      auth: { kind: 'token', tokens: stored(1) },
      fetch: async (request) => {
        const answer = await fetch(request)
        return request.url.endsWith('users') ? problem('unauthenticated', 401) : answer
      },
    })
    await expect(client.users.list()).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(paths()).toEqual(['users', 'auth/refresh', 'users'])
  })

  it('is over when the renewal is refused', async () => {
    const { fetch, state } = server({ alive: 2 })
    state.fail = () => problem('refresh_token_invalid', 401)
    const heard: unknown[] = []
    const client = createClient({
      baseUrl,
      fetch,
      auth: { kind: 'token', tokens: stored(1), onTokens: (t) => heard.push(t) },
    })
    const error: unknown = await client.users.list().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ApiProblem)
    expect(error).toMatchObject({ code: 'refresh_token_invalid', status: 401 })
    expect(heard).toEqual([null])
  })

  it('is not over when the renewal meets a fault', async () => {
    const { fetch, state } = server({ alive: 2 })
    state.fail = () => Promise.reject(new TypeError('fetch failed'))
    const heard: unknown[] = []
    const client = createClient({
      baseUrl,
      fetch,
      auth: { kind: 'token', tokens: stored(1), onTokens: (t) => heard.push(t) },
    })
    await expect(client.users.list()).rejects.toBeInstanceOf(NetworkFailure)
    state.fail = undefined
    await client.users.list()
    expect(heard).toEqual([expect.objectContaining({ accessToken: 'a3' })])
  })

  it('goes on with a token that still lives when an early renewal meets a fault', async () => {
    const { fetch, state } = server()
    state.fail = () => problem('unavailable', 503)
    const ending = stored(1, Date.now() + 20_000)
    const client = createClient({ baseUrl, fetch, auth: { kind: 'token', tokens: ending } })
    expect(await client.users.list()).toEqual(page)
  })

  it('is not brought back by a renewal that a logout overtook', async () => {
    const { fetch, state } = server()
    let answer = (_: Response) => {}
    let asked = () => {}
    const waiting = new Promise<void>((resolve) => (asked = resolve))
    state.fail = () => (asked(), new Promise((resolve) => (answer = resolve)))
    const heard: unknown[] = []
    const client = createClient({
      baseUrl,
      auth: { kind: 'token', tokens: stored(1), onTokens: (tokens) => heard.push(tokens) },
      fetch: async (request) =>
        request.url.endsWith('/me') ? problem('unauthenticated', 401) : fetch(request),
    })
    const me = client.me.get()
    await waiting
    await client.auth.logout()
    answer(json({ accessToken: 'late', refreshToken: 'late', tokenType: 'Bearer', expiresInMs: 900_000 }))
    await expect(me).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(heard).toEqual([null])
  })

  it('lets one waiting caller go without the others', async () => {
    const { fetch, state } = server({ alive: 2 })
    let answer = () => {}
    let asked = () => {}
    const waiting = new Promise<void>((resolve) => (asked = resolve))
    state.fail = () => {
      state.fail = undefined
      asked()
      return new Promise((resolve) => {
        answer = () =>
          resolve(json({ accessToken: 'a2', refreshToken: 'r2', tokenType: 'Bearer', expiresInMs: 900_000 }))
      })
    }
    const client = createClient({ baseUrl, fetch, auth: { kind: 'token', tokens: stored(1) } })
    const abort = new AbortController()
    const leaving = client.users.list({}, { signal: abort.signal })
    const staying = client.users.list()
    await waiting
    abort.abort(new Error('page left'))
    await expect(leaving).rejects.toThrow('page left')
    answer()
    expect(await staying).toEqual(page)
  })
})

describe('a session in a cookie', () => {
  it('logs in for a cookie, with credentials and X-CSRF', async () => {
    const { fetch, seen } = server()
    const client = createClient({ baseUrl, fetch, auth: { kind: 'cookie' } })
    await client.auth.login(loggedIn)
    await client.users.list()
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ session: 'cookie', ...loggedIn.body })
    expect(seen.map(({ csrf, request }) => [csrf, request.credentials])).toEqual([
      ['1', 'include'],
      [null, 'same-origin'],
    ])
  })

  it('is found again after a reload, by the cookie alone', async () => {
    const { fetch, seen, paths } = server()
    const client = createClient({ baseUrl, fetch, auth: { kind: 'cookie' } })
    await client.users.list()
    expect(paths()).toEqual(['auth/refresh', 'users'])
    expect(seen[0]).toMatchObject({ body: '', csrf: '1' })
    expect(seen[1]).toMatchObject({ authorization: 'Bearer a2' })
  })
})

describe('a bearer token of somebody else', () => {
  it('is asked for at each call and never renewed', async () => {
    const { fetch, seen } = server({ alive: 7 })
    let n = 6
    const client = createClient({ baseUrl, fetch, auth: { kind: 'bearer', token: async () => `a${n++}` } })
    await expect(client.users.list()).rejects.toMatchObject({ code: 'unauthenticated' })
    await client.users.list()
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer a6', 'Bearer a7'])
  })
})

describe('can', () => {
  it('asks the server once for each access token', async () => {
    const { fetch, paths } = server()
    const client = createClient({ baseUrl, fetch })
    await client.auth.login(loggedIn)
    const answers = await Promise.all([
      client.can('users.list'),
      client.can('users.create'),
      client.can('auth.login'),
    ])
    expect(answers).toEqual([true, false, true])
    expect(await client.can('me.get')).toBe(true)
    expect(paths()).toEqual(['auth/login', 'me'])
    await client.auth.login(loggedIn)
    await client.auth.refresh()
    await client.can('me.get')
    expect(paths().filter((path) => path === 'me')).toHaveLength(2)
  })

  it('answers for nobody without asking', async () => {
    const { fetch, seen } = server()
    const client = createClient({ baseUrl, fetch })
    expect(await client.can('users.list')).toBe(false)
    expect(await client.can('operations.health')).toBe(true)
    expect(seen).toEqual([])
  })

  it('answers as for nobody when the session is over, and fails when the server does', async () => {
    const { fetch, state } = server({ alive: 2 })
    state.fail = () => problem('unavailable', 503)
    const client = createClient({ baseUrl, fetch, auth: { kind: 'token', tokens: stored(1) } })
    await expect(client.can('users.list')).rejects.toMatchObject({ code: 'unavailable' })
    state.fail = () => problem('refresh_token_invalid', 401)
    expect(await client.can('users.list')).toBe(false)
  })
})
