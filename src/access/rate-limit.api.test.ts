import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { person } from '../../test/people.ts'
import { startApp } from '../../test/start-app.ts'

const limits = { RATE_READS_PER_MINUTE: '60', RATE_WRITES_PER_MINUTE: '60', RATE_BURST: '20' }
const ask = (url: string, token?: string) => call(url, 'GET', '/v1/me', { token })
const many = (times: number, work: () => Promise<{ status: number }>) =>
  Promise.all(Array.from({ length: times }, work))
const passed = (answers: { status: number }[]) => answers.filter(({ status }) => status !== 429).length

describe('rate limits of the server', () => {
  it('hold for each caller, tell what is left and when to come back', async () => {
    await using app = await startApp({ environment: limits })
    const { accessToken } = await logIn(app.url, app.admin.username, app.admin.password)
    const first = await ask(app.url, accessToken)
    expect(first.headers.get('ratelimit-policy')).toBe('"read";q=1;w=1, "read-burst";q=20;w=60')
    expect(first.headers.get('ratelimit')).toMatch(/^"read";r=0;t=1$/)
    const answers = await many(40, () => ask(app.url, accessToken))
    // The burst, and the steady rate of the second or two that this takes.
    expect(passed(answers)).toBeGreaterThanOrEqual(20)
    expect(passed(answers)).toBeLessThanOrEqual(23)
    const refused = await ask(app.url, accessToken)
    expect(refused.body).toMatchObject({ status: 429, code: 'rate_limited' })
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(refused.headers.get('ratelimit')).toMatch(/"read-burst";r=0;t=\d+$/)
    // Reads do not use up writes, nor one caller another.
    expect(
      (await call(app.url, 'PATCH', '/v1/me', { token: accessToken, body: {}, headers: { 'if-match': '*' } }))
        .status,
    ).toBe(200)
  })

  it('hold for guesses by address, and not for what machines ask', async () => {
    await using app = await startApp({ environment: limits })
    expect(passed(await many(40, () => ask(app.url, 'wrong')))).toBeLessThanOrEqual(23)
    expect((await ask(app.url)).status).toBe(429)
    expect(passed(await many(60, () => call(app.url, 'GET', '/healthz')))).toBe(60)
    expect((await call(app.url, 'GET', '/healthz')).headers.get('ratelimit')).toBeNull()
  })

  it('do not count a repeated answer', async () => {
    await using app = await startApp({ environment: { ...limits, RATE_WRITES_PER_MINUTE: '60' } })
    const { accessToken } = await logIn(app.url, app.admin.username, app.admin.password)
    const headers = { 'idempotency-key': randomUUID() }
    const create = () =>
      call(app.url, 'POST', '/v1/api-keys', { token: accessToken, body: { name: 'x' }, headers })
    for (let i = 0; i < 60; i++) expect((await create()).status).toBe(201)
  })

  it('are one limit for all processes where PostgreSQL counts, and a stricter one where it does not answer', async () => {
    const environment = { ...limits, RATE_STORE: 'postgres' }
    await using one = await startApp({ environment })
    await using two = await startApp({ environment, sharing: one, databaseUrl: one.databaseUrl })
    const user = await person(one, 'GENERAL')
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => ask(i % 2 ? one.url : two.url, user.accessToken)),
    )
    expect(passed(answers)).toBeGreaterThanOrEqual(20)
    expect(passed(answers)).toBeLessThanOrEqual(25)
    await one.sql('alter table rate_limits rename to rate_limits_gone')
    const another = await person(two, 'GENERAL').catch(() => undefined)
    const strict = await many(60, () => ask(one.url, another?.accessToken ?? 'wrong'))
    expect(passed(strict)).toBeGreaterThanOrEqual(1)
    expect(passed(strict)).toBeLessThanOrEqual(10)
    await one.sql('alter table rate_limits_gone rename to rate_limits')
  })
})
