import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

let app: StartedApp
let token: string
beforeAll(async () => {
  app = await startApp({
    environment: {
      CORS_ORIGINS: 'https://app.example.com',
      TRUSTED_PROXIES: '',
      HEADERS_TIMEOUT_MS: '1000',
      BODY_TIMEOUT_MS: '2000',
    },
  })
  token = (await logIn(app.url, app.admin.username, app.admin.password)).accessToken
})
afterAll(() => app[Symbol.asyncDispose]())

const create = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  call(app.url, 'POST', '/v1/users', { token, body, headers })

/** Sends bytes as they are and answers what comes back until the server closes. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk.toString()))
  socket.write(bytes)
  await once(socket, 'close')
  return answer
}

describe('problems', () => {
  it.each([
    ['GET', '/v2/users', 404, 'route_not_found'],
    ['GET', '/v1/users/', 404, 'route_not_found'],
    ['GET', '/V1/users', 404, 'route_not_found'],
    ['GET', '//v1/users', 404, 'route_not_found'],
    ['GET', '/v1%2Fusers', 404, 'route_not_found'],
    ['PUT', '/v1/users', 405, 'method_not_allowed'],
    ['POST', '/healthz', 405, 'method_not_allowed'],
    ['GET', '/v1/users/%zz', 400, 'malformed_request'],
    ['GET', '/docs/..%2f..%2fpackage.json', 400, 'invalid_request'],
    ['GET', '/docs/package.json', 404, 'file_not_found'],
    ['GET', '/client/9.9.9.tgz', 404, 'file_not_found'],
    ['GET', '/v1/users', 401, 'unauthenticated'],
  ])('%s %s -> %i %s', async (method, path, status, code) => {
    const answer = await call(app.url, method, path)
    expect(answer.body).toMatchObject({
      type: 'about:blank',
      status,
      code,
      requestId: answer.headers.get('x-request-id'),
    })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  it('names the allowed methods', async () => {
    expect((await call(app.url, 'PUT', '/v1/users')).headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS')
    const options = await call(app.url, 'OPTIONS', '/v1/users')
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS'])
    const concrete = await call(app.url, 'OPTIONS', '/v1/datasets/infer')
    expect(concrete.headers.get('allow')).toBe('POST, OPTIONS')
  })

  it.each([
    ['{"username":', 400, 'malformed_json', {}],
    ['', 400, 'invalid_request', {}],
    ['[]', 400, 'invalid_request', {}],
    ['"text"', 400, 'malformed_json', {}],
    ['{}', 415, 'unsupported_media_type', { 'content-type': 'text/plain' }],
    ['a=b', 415, 'unsupported_media_type', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['{}', 415, 'unsupported_media_type', { 'content-type': 'application/json; charset=euc-kr' }],
    ['{}', 415, 'unsupported_media_type', { 'content-encoding': 'snappy' }],
    [`{"username":"${'x'.repeat(1_048_576)}"}`, 413, 'request_too_large', {}],
  ])('body %.20s -> %i %s', async (body, status, code, headers) => {
    const answer = await create(body, headers)
    expect(answer.body).toMatchObject({ status, code })
  })

  it('refuses bytes that are not UTF-8 instead of changing them', async () => {
    const cp949 = Buffer.concat([
      Buffer.from('{"name":"'),
      Buffer.from([0xb1, 0xe8, 0xb9, 0xce]),
      Buffer.from('"}'),
    ])
    expect((await create(cp949)).body).toMatchObject({
      code: 'malformed_json',
      detail: 'The body is not UTF-8',
    })
  })

  it('takes a body without text for none, and a byte order mark alone for no JSON', async () => {
    const patch = (body: Uint8Array | string | undefined, headers: Record<string, string> = {}) =>
      call(app.url, 'PATCH', '/v1/me', { token, body, headers: { 'if-match': '*', ...headers } })
    const { body: missing } = await patch(undefined)
    expect(missing).toMatchObject({ code: 'invalid_request', issues: [{ path: 'body' }] })
    expect((await patch(gzipSync(''), { 'content-encoding': 'gzip' })).body.issues).toEqual(missing.issues)
    const chunked = await raw(
      `PATCH /v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\nIf-Match: *\r\n` +
        'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    )
    expect(chunked).toContain(JSON.stringify(missing.issues))
    for (const mark of ['\uFEFF', '\uFEFF\uFEFF{}', '\uFEFF '])
      expect((await patch(mark)).body.code).toBe('malformed_json')
    expect((await patch('\uFEFF{}')).status).toBe(200)
  })

  it('measures a compressed body by what it holds', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '))
    expect((await create(bomb, { 'content-encoding': 'gzip' })).body.code).toBe('request_too_large')
    const small = gzipSync(
      JSON.stringify({ username: 'zipped', name: '압축', password: 'long-enough-password' }),
    )
    expect((await create(small, { 'content-encoding': 'gzip' })).body.name).toBe('압축')
  })

  it('speaks Korean when asked', async () => {
    const { body } = await create('{"username":"a"}', { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.1' })
    expect(body.title).toBe('요청이 올바르지 않습니다')
    expect(body.issues).toContainEqual({
      path: 'body.name',
      code: 'required',
      params: {},
      message: '필수 항목입니다',
    })
  })

  it('has at most 100 issues however many parts are wrong', async () => {
    const keys = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, i]))
    const { body } = await create(JSON.stringify(keys))
    expect(body.issues).toHaveLength(100)
  })

  it('leaves Object.prototype alone', async () => {
    for (const hostile of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}']) {
      expect((await create(hostile)).status).toBe(400)
      expect(
        (await call(app.url, 'PATCH', '/v1/me', { token, body: hostile, headers: { 'if-match': '*' } }))
          .status,
      ).toBe(400)
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it.each([
    ['GET / HTTP/9.9\r\n\r\n', 400, 'malformed_request'],
    ['nonsense\r\n\r\n', 400, 'malformed_request'],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
    [
      'POST /v1/users HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'malformed_request',
    ],
    [
      'POST /v1/users HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc',
      400,
      'malformed_request',
    ],
    ['GET /healthz HTTP/1.1\r\nHost: x\r\nSlow: ', 408, 'request_timeout'],
  ])('answers what is no request: %.30j', async (bytes, status, code) => {
    const answer = await raw(bytes)
    expect(answer).toContain(`HTTP/1.1 ${status} `)
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status, code })
  })

  it('cuts a body that does not come', async () => {
    const answer = await raw(
      `POST /v1/users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    )
    expect(answer).toContain('HTTP/1.1 408 ')
  })
})

describe('headers', () => {
  it('ask for 304 only where the contract has it', async () => {
    const ask = (path: string) => call(app.url, 'GET', path, { token, headers: { 'if-none-match': '*' } })
    expect((await ask('/version')).status).toBe(200)
    expect((await ask('/v1/users')).status).toBe(200)
    expect((await ask('/v1/me')).status).toBe(304)
  })

  it('tell how long a problem is, also to a client of HTTP/1.0', async () => {
    const answer = await raw('GET /nothing HTTP/1.0\r\n\r\n')
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1.1 404 /)
    expect(head).toMatch(new RegExp(`^Content-Length: ${Buffer.byteLength(body)}\r?$`, 'm'))
  })

  it('that expect what nobody knows do not keep a request from its answer', async () => {
    const answer = await raw(
      'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: a-miracle\r\nConnection: close\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1.1 200 /)
    expect(answer).toMatch(/^X-Contract-Version: /m)
  })

  it('keep a well-formed request id and replace any other', async () => {
    const idOf = async (given: string) =>
      (await call(app.url, 'GET', '/healthz', { headers: { 'x-request-id': given } })).headers.get(
        'x-request-id',
      )
    expect(await idOf('my-request.0001')).toBe('my-request.0001')
    expect(await idOf('short')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await idOf('x'.repeat(65))).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each(['/healthz', '/v1/users', '/nothing', '/docs'])('are strict on %s', async (path) => {
    const { headers } = await call(app.url, 'GET', path, { token })
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('let browsers of listed origins in, and no others', async () => {
    const originOf = async (origin: string) =>
      (await call(app.url, 'GET', '/healthz', { headers: { origin } })).headers.get(
        'access-control-allow-origin',
      )
    expect(await originOf('https://app.example.com')).toBe('https://app.example.com')
    for (const other of [
      'null',
      'https://app.example.com.evil.example',
      'http://app.example.com',
      'https://app.example.com:444',
      'https://xapp.example.com',
    ]) {
      expect(await originOf(other)).toBeNull()
    }
    const preflight = await call(app.url, 'OPTIONS', '/v1/users', {
      headers: { origin: 'https://app.example.com', 'access-control-request-method': 'POST' },
    })
    expect(preflight.headers.get('access-control-allow-headers')).toContain('If-Match')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Content-Encoding')
    expect(preflight.headers.get('vary')).toContain('Origin')
  })
})

describe('the log', () => {
  it('has one line for each request and no secret of any input', async () => {
    const canary = `canary-${process.pid}-x9Q`
    const before = app.logged.length
    await call(app.url, 'POST', `/v1/auth/login?password=${canary}q`, {
      body: { username: `u-${canary}`, password: `p-${canary}` },
      headers: { cookie: `tg_refresh=${canary}c`, 'x-api-key': `${canary}h` },
    })
    await call(app.url, 'GET', `/v1/users?access_token=${canary}t`, { token: `${canary}a` })
    await call(app.url, 'POST', '/v1/auth/refresh', { body: { refreshToken: `${canary}r` } })
    await create(JSON.stringify({ username: 'logged', name: `n-${canary}`, password: `pw-${canary}` }))
    await create(JSON.stringify({ username: 'logged', name: `n-${canary}`, password: `pw-${canary}` }))
    await until(() => app.logged.length >= before + 5)
    const lines = app.logged.slice(before)
    expect(lines.filter((line) => line.includes(canary))).toEqual([])
    expect(
      lines.map((line) => JSON.parse(line) as { msg: string }).filter(({ msg }) => msg === 'request'),
    ).toHaveLength(5)
  })

  it('keeps hostile text in one JSON line', async () => {
    const before = app.logged.length
    await call(app.url, 'GET', `/v1/${encodeURIComponent('a\r\nb\u001b[31m\u2028')}`, {
      headers: { 'user-agent': 'x' },
    })
    await until(() => app.logged.length > before)
    expect(
      app.logged
        .at(-1)
        ?.trimEnd()
        .split(/[\r\n\u2028]/),
    ).toHaveLength(1)
  })

  it('believes X-Forwarded-For from trusted proxies alone', async () => {
    const addressOf = async (target: StartedApp) => {
      const before = target.logged.length
      await call(target.url, 'GET', '/healthz', { headers: { 'x-forwarded-for': '203.0.113.9' } })
      await until(() => target.logged.length > before)
      return (JSON.parse(target.logged.at(-1) ?? '{}') as { address: string }).address
    }
    expect(await addressOf(app)).toBe('127.0.0.1')
    await using behind = await startApp({ environment: { TRUSTED_PROXIES: 'loopback' } })
    expect(await addressOf(behind)).toBe('203.0.113.9')
  })
})
