import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

let app: StartedApp
let owner: Person
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER')
})
afterAll(() => app[Symbol.asyncDispose]())

const create = async (body: object = { name: '야간 적재' }, token = owner.accessToken) =>
  call(app.url, 'POST', '/v1/api-keys', { token, body })
const me = (token: string, url = app.url) => call(url, 'GET', '/v1/me', { token })

describe('API keys', () => {
  it('are shown once, have at least 160 bits, and call with the rights of their owner', async () => {
    const { status, body, headers } = await create({ name: '야간 적재', expiresInDays: 365 })
    expect(status).toBe(201)
    expect(body.key).toMatch(/^tgk_[A-Za-z0-9]{32}$/)
    expect(32 * Math.log2(62)).toBeGreaterThan(160)
    expect(body.key.startsWith(body.prefix)).toBe(true)
    expect(headers.get('location')).toBe(`/v1/api-keys/${body.id}`)
    const known = await call(app.url, 'GET', `/v1/api-keys/${body.id}`, { token: owner.accessToken })
    expect(JSON.stringify(known.body)).not.toContain(body.key)
    expect((await me(body.key)).body.id).toBe(owner.id)
    expect((await call(app.url, 'GET', '/v1/users', { token: body.key })).body.code).toBe('forbidden')
  })

  it('say when they were used and when they expire', async () => {
    const { body } = await create()
    expect(Date.parse(body.expiresAt) - Date.parse(body.createdAt)).toBe(90 * 86_400_000)
    await me(body.key)
    const { lastUsedAt } = (
      await call(app.url, 'GET', `/v1/api-keys/${body.id}`, { token: owner.accessToken })
    ).body
    expect(Date.now() - Date.parse(lastUsedAt)).toBeLessThan(60_000)
  })

  it.each([
    [{ name: '' }, 'body.name'],
    [{ name: 'x', expiresInDays: 366 }, 'body.expiresInDays'],
    [{ name: 'x', expiresInDays: 0 }, 'body.expiresInDays'],
    [{ name: 'x', key: 'tgk_mine' }, 'body.key'],
  ])('refuse %j', async (body, path) => {
    expect((await create(body)).body.issues).toEqual([expect.objectContaining({ path })])
  })

  it('end at the next request when revoked, in other processes within a second', async () => {
    await using other = await startApp({ sharing: app, databaseUrl: app.databaseUrl })
    const { body } = await create()
    expect((await me(body.key, other.url)).status).toBe(200)
    expect((await me(body.key)).status).toBe(200)
    const revoke = () => call(app.url, 'DELETE', `/v1/api-keys/${body.id}`, { token: owner.accessToken })
    expect((await revoke()).status).toBe(204)
    expect((await me(body.key)).status).toBe(401)
    const since = performance.now()
    await until(async () => (await me(body.key, other.url)).status === 401)
    expect(performance.now() - since).toBeLessThan(1_000)
    expect((await revoke()).body.code).toBe('api_key_not_found')
  })

  it('end with their owner and come back with them', async () => {
    const { body } = await create()
    const { accessToken } = await logIn(app.url, app.admin.username, app.admin.password)
    await call(app.url, 'POST', `/v1/users/${owner.id}/disable`, { token: accessToken })
    expect((await me(body.key)).status).toBe(401)
    await call(app.url, 'POST', `/v1/users/${owner.id}/enable`, { token: accessToken })
    expect((await me(body.key)).status).toBe(200)
    owner = { ...owner, ...(await logIn(app.url, owner.username, owner.password)) }
  })

  it('cannot make keys, change the password or log out', async () => {
    const { key } = (await create()).body
    expect((await create({ name: 'x' }, key)).body.code).toBe('session_required')
    expect((await call(app.url, 'POST', '/v1/auth/logout', { token: key })).body.code).toBe(
      'session_required',
    )
    const change = { currentPassword: owner.password, newPassword: 'another-long-password' }
    expect((await call(app.url, 'POST', '/v1/me/password', { token: key, body: change })).body.code).toBe(
      'session_required',
    )
  })

  it('are refused in addresses, and as anything that only looks like one', async () => {
    const { key } = (await create()).body
    expect((await call(app.url, 'GET', `/v1/me?api_key=${key}`)).body).toMatchObject({
      status: 401,
      code: 'unauthenticated',
    })
    for (const wrong of [
      key.slice(0, -1),
      `${key}x`,
      `${key.slice(0, -1)}!`,
      'tgk_',
      `tgk_${'A'.repeat(32)}`,
    ]) {
      expect((await me(wrong)).status).toBe(401)
    }
  })

  it('of somebody else are answered as missing ones', async () => {
    const { id } = (await create()).body
    const stranger = await person(app, 'ADMIN')
    const ask = (method: string, key: string) =>
      call(app.url, method, `/v1/api-keys/${key}`, { token: stranger.accessToken })
    for (const method of ['GET', 'DELETE']) {
      const [foreign, missing] = [
        await ask(method, id),
        await ask(method, '0198f3a0-1c2d-7000-8000-0000000000ff'),
      ]
      expect({ ...foreign.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
    }
    expect((await call(app.url, 'GET', '/v1/api-keys', { token: stranger.accessToken })).body.items).toEqual(
      [],
    )
  })

  it('are at most 50 for one user, also when made at once', async () => {
    const many = await person(app, 'GENERAL')
    const answers = await Promise.all(
      Array.from({ length: 55 }, (_, i) => create({ name: `key ${i}` }, many.accessToken)),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50)
    expect(answers.filter(({ body }) => body.code === 'api_key_limit')).toHaveLength(5)
    const page = await call(app.url, 'GET', '/v1/api-keys?limit=30', { token: many.accessToken })
    const rest = await call(app.url, 'GET', `/v1/api-keys?limit=30&cursor=${page.body.nextCursor}`, {
      token: many.accessToken,
    })
    expect([page.body.items.length, rest.body.items.length, rest.body.nextCursor]).toEqual([30, 20, null])
  })
})
