import argon2 from 'argon2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

let app: StartedApp
beforeAll(async () => {
  app = await startApp({ environment: { LOGIN_QUEUE_MAX: '1000' } })
})
afterAll(() => app[Symbol.asyncDispose]())

const me = (token: string, url = app.url) => call(url, 'GET', '/v1/me', { token })
const refresh = (refreshToken: string, url = app.url) =>
  call(url, 'POST', '/v1/auth/refresh', { body: { refreshToken } })
const admin = () => logIn(app.url, app.admin.username, app.admin.password)

describe('login', () => {
  it('answers tokens with their lives', async () => {
    const { body, headers } = await call(app.url, 'POST', '/v1/auth/login', { body: app.admin })
    expect(body).toMatchObject({ tokenType: 'Bearer', expiresInMs: 900_000 })
    expect(Buffer.from(body.refreshToken, 'base64url')).toHaveLength(32)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('answers a wrong password and an unknown user alike', async () => {
    const wrong = await call(app.url, 'POST', '/v1/auth/login', {
      body: { username: 'admin', password: 'wrong' },
    })
    const unknown = await call(app.url, 'POST', '/v1/auth/login', {
      body: { username: 'nobody', password: 'wrong' },
    })
    expect(wrong.status).toBe(401)
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
  })

  it('knows nobody by a username that PostgreSQL cannot hold', async () => {
    for (const username of ['a\0b', '\0', '\ud800']) {
      const { status, body } = await call(app.url, 'POST', '/v1/auth/login', {
        body: { username, password: 'x' },
      })
      expect({ status, code: body.code }).toEqual({ status: 401, code: 'invalid_credentials' })
    }
  })

  it('lists what the caller may do', async () => {
    const { accessToken } = await person(app, 'GENERAL')
    const { operations } = (await me(accessToken)).body
    expect(operations).toContain('auth.logout')
    expect(operations).not.toContain('users.list')
  })

  it.each(['GENERAL', 'ADMIN'] as const)(
    'of a %s ends at once when the user is disabled, and comes back when enabled',
    async (level) => {
      const user = await person(app, level)
      const { accessToken } = await admin()
      await call(app.url, 'POST', `/v1/users/${user.id}/disable`, { token: accessToken })
      expect((await me(user.accessToken)).status).toBe(401)
      expect((await refresh(user.refreshToken)).body.code).toBe('refresh_token_invalid')
      await expect(logIn(app.url, user.username, user.password)).rejects.toThrow('401')
      await call(app.url, 'POST', `/v1/users/${user.id}/enable`, { token: accessToken })
      expect((await me(user.accessToken)).status).toBe(401)
      await logIn(app.url, user.username, user.password)
    },
  )

  it('has the new level from the next request on', async () => {
    const user = await person(app, 'GENERAL')
    const list = () => call(app.url, 'GET', '/v1/users', { token: user.accessToken })
    expect((await list()).body.code).toBe('forbidden')
    const { accessToken } = await admin()
    const level = (value: string) =>
      call(app.url, 'PATCH', `/v1/users/${user.id}`, {
        token: accessToken,
        body: { level: value },
        headers: { 'if-match': '*' },
      })
    await level('ADMIN')
    expect((await list()).status).toBe(200)
    await level('MANAGER')
    expect((await list()).status).toBe(403)
  })

  it('ends in other processes within a second', async () => {
    await using other = await startApp({ sharing: app, databaseUrl: app.databaseUrl })
    const user = await person(app, 'GENERAL')
    expect((await me(user.accessToken, other.url)).status).toBe(200)
    await call(app.url, 'POST', '/v1/auth/logout', { token: user.accessToken })
    const since = performance.now()
    await until(async () => (await me(user.accessToken, other.url)).status === 401)
    expect(performance.now() - since).toBeLessThan(1_000)
  })

  it('ends everywhere when the password is changed or reset', async () => {
    const user = await person(app, 'GENERAL')
    const change = (currentPassword: string) =>
      call(app.url, 'POST', '/v1/me/password', {
        token: user.accessToken,
        body: { currentPassword, newPassword: 'another-long-password' },
      })
    expect((await change('wrong')).body).toMatchObject({ status: 422, code: 'password_wrong' })
    expect((await change(user.password)).status).toBe(204)
    expect((await me(user.accessToken)).status).toBe(401)
    expect((await refresh(user.refreshToken)).status).toBe(401)
    const again = await logIn(app.url, user.username, 'another-long-password')
    const { body } = await call(app.url, 'POST', `/v1/users/${user.id}/password-reset`, {
      token: (await admin()).accessToken,
    })
    expect((await me(again.accessToken)).status).toBe(401)
    await logIn(app.url, user.username, body.password)
  })
})

describe('passwords', () => {
  it('are stored as argon2id of today, and older parameters are upgraded at the next login', async () => {
    const user = await person(app, 'GENERAL')
    const weak = await argon2.hash(user.password, {
      type: argon2.argon2id,
      memoryCost: 8_192,
      timeCost: 1,
      parallelism: 1,
    })
    await app.sql(`update users set password = '${weak}' where id = '${user.id}'`)
    const stored = async () =>
      (await app.rows<{ password: string }>(`select password from users where id = '${user.id}'`))[0]
        ?.password
    expect(await stored()).toBe(weak)
    const { accessToken } = await logIn(app.url, user.username, user.password)
    expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    // The upgrade is not a change of the password: the sessions stay.
    expect((await me(accessToken)).status).toBe(200)
    await logIn(app.url, user.username, user.password)
  })
})

describe('sessions', () => {
  it('are listed newest first, ended one by one and all together', async () => {
    const user = await person(app, 'GENERAL')
    const second = await logIn(app.url, user.username, user.password)
    const sessions = (await call(app.url, 'GET', '/v1/auth/sessions', { token: second.accessToken })).body
      .items
    expect(sessions.map(({ current }: { current: boolean }) => current)).toEqual([true, false])
    expect(sessions[0]).toMatchObject({ kind: 'token', address: '127.0.0.1' })
    const end = (token: string, path: string) =>
      call(app.url, 'DELETE', `/v1/auth/sessions${path}`, { token })
    expect((await end(second.accessToken, `/${sessions[1].id}`)).status).toBe(204)
    expect((await me(user.accessToken)).status).toBe(401)
    expect((await end(second.accessToken, '')).status).toBe(204)
    expect((await me(second.accessToken)).status).toBe(401)
  })

  it('of somebody else are answered as missing ones', async () => {
    const [one, two] = [await person(app, 'GENERAL'), await person(app, 'ADMIN')]
    const [{ id }] = (await call(app.url, 'GET', '/v1/auth/sessions', { token: one.accessToken })).body.items
    const end = (sessionId: string) =>
      call(app.url, 'DELETE', `/v1/auth/sessions/${sessionId}`, { token: two.accessToken })
    const [foreign, missing] = [await end(id), await end('0198f3a0-1c2d-7000-8000-0000000000ff')]
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
    expect(foreign.status).toBe(404)
    expect((await me(one.accessToken)).status).toBe(200)
  })
})

describe('refreshing', () => {
  it('gives 50 parallel calls one successor and logs nobody out', async () => {
    const { refreshToken } = await person(app, 'GENERAL')
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)))
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200))
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1)
    expect(answers[0]!.body.refreshToken).not.toBe(refreshToken)
    for (const { body } of answers) expect((await me(body.accessToken)).status).toBe(200)
  })

  it('is safe across two processes, also when one is a step ahead', async () => {
    await using other = await startApp({ sharing: app, databaseUrl: app.databaseUrl })
    const { refreshToken } = await person(app, 'GENERAL')
    const first = (await refresh(refreshToken)).body
    const second = (await refresh(first.refreshToken, other.url)).body
    // Somebody still holds the first token: within the grace time it leads to the newest one.
    const late = (await refresh(refreshToken, other.url)).body
    expect(late.refreshToken).not.toBe(first.refreshToken)
    expect((await refresh(second.refreshToken)).status).toBe(200)
    expect((await refresh(late.refreshToken)).status).toBe(200)
  })

  it('ends the session when a token is used again after the grace time, for whoever holds the newest one too', async () => {
    const user = await person(app, 'GENERAL')
    const { body: next } = await refresh(user.refreshToken)
    await app.sql(
      `update refresh_tokens set used_at = used_at - interval '31 seconds' where used_at is not null`,
    )
    const before = app.logged.length
    expect((await refresh(user.refreshToken)).body.code).toBe('refresh_token_invalid')
    expect((await refresh(next.refreshToken)).status).toBe(401)
    expect((await me(user.accessToken)).status).toBe(401)
    expect(app.logged.slice(before).join('')).toContain('a refresh token was used again: session ended')
  })

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(64)])('refuses the token %j', async (token) => {
    expect([400, 401]).toContain((await refresh(token)).status)
  })

  it('refuses an access token, and a refresh token is no access token', async () => {
    const user = await person(app, 'GENERAL')
    expect((await refresh(user.accessToken.slice(0, 64))).status).toBe(401)
    expect((await me(user.refreshToken)).status).toBe(401)
  })
})

describe('cookie sessions', () => {
  const login = (headers: Record<string, string> = {}) =>
    call(app.url, 'POST', '/v1/auth/login', { body: { ...app.admin, session: 'cookie' }, headers })
  const cookieOf = (headers: Headers) => (headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const renew = (cookie: string, headers: Record<string, string> = { 'x-csrf': '1' }) =>
    call(app.url, 'POST', '/v1/auth/refresh', { headers: { cookie, ...headers } })

  it('keep the refresh token out of the body and out of reach of scripts', async () => {
    const { body, headers } = await login()
    expect(body.refreshToken).toBeUndefined()
    expect(headers.get('set-cookie')).toMatch(
      /^tg_refresh=[\w-]{43}; Path=\/v1\/auth; HttpOnly; Secure; SameSite=Strict; Expires=/,
    )
  })

  it('survive a reload, two tabs and ten parallel calls', async () => {
    const cookie = cookieOf((await login()).headers)
    const reload = await renew(cookie)
    expect(reload.status).toBe(200)
    const next = cookieOf(reload.headers)
    const answers = await Promise.all(Array.from({ length: 10 }, () => renew(next)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(new Set(answers.map(({ headers }) => cookieOf(headers))).size).toBe(1)
    // The other tab still had the cookie of before.
    expect((await renew(next)).status).toBe(200)
  })

  it.each([
    ['no header of ours', {}],
    ['another origin', { 'x-csrf': '1', origin: 'https://evil.example' }],
    ['no origin at all', { 'x-csrf': '1', origin: 'null' }],
  ])('refuse a request with %s', async (_what, headers) => {
    const cookie = cookieOf((await login()).headers)
    expect((await renew(cookie, headers as Record<string, string>)).body).toMatchObject({
      status: 403,
      code: 'csrf_refused',
    })
  })

  it('know one value of the header, also beside a token in the body', async () => {
    const { body } = await call(app.url, 'POST', '/v1/auth/login', { body: app.admin })
    const refused = await call(app.url, 'POST', '/v1/auth/refresh', {
      body: { refreshToken: body.refreshToken },
      headers: { 'x-csrf': '|' },
    })
    expect(refused.body).toMatchObject({ status: 403, code: 'csrf_refused' })
  })

  it('are cleared by logout', async () => {
    const { body, headers } = await login()
    const out = await call(app.url, 'POST', '/v1/auth/logout', { token: body.accessToken })
    expect(out.headers.get('set-cookie')).toMatch(/^tg_refresh=; .*Max-Age=0/)
    expect((await renew(cookieOf(headers))).status).toBe(401)
  })
})
