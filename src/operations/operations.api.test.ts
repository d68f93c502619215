import { contract, contractVersion } from '@tg-cloud/contract'
import { operationsOf } from '@tg-cloud/contract/walk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { call, logIn } from '../../test/call.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

let app: StartedApp
beforeAll(async () => {
  app = await startApp({ environment: { PUBLIC_URL: 'https://data.example.com/bigdata/' } })
})
afterAll(() => app[Symbol.asyncDispose]())

const get = (path: string, token?: string) => call(app.url, 'GET', path, { token })

describe('operations', () => {
  it('say that the process is alive and ready, and what runs', async () => {
    expect((await get('/healthz')).body).toEqual({ status: 'ok' })
    expect((await get('/readyz')).body).toMatchObject({
      status: 'ready',
      checks: [
        { name: 'postgres', state: 'up' },
        { name: 'duckdb', state: 'up' },
        { name: 'loads', state: 'up' },
      ],
    })
    expect((await get('/version')).body).toMatchObject({ contractVersion, node: process.versions.node })
  })

  it('are not ready until what an earlier run has left is settled', async () => {
    await using starting = await startApp({ settled: false })
    const ready = () => call(starting.url, 'GET', '/readyz')
    const { status, body } = await ready()
    expect([status, body.status]).toEqual([503, 'not_ready'])
    expect(body.checks.find(({ state }: { state: string }) => state === 'down')).toMatchObject({
      name: 'loads',
    })
    await starting.settleRows()
    await until(async () => (await ready()).status === 200)
  })

  it('answer 503 with the reason while draining', async () => {
    await using draining = await startApp()
    draining.startDraining()
    const { status, body, headers } = await call(draining.url, 'GET', '/readyz')
    expect([status, body.status, headers.get('retry-after')]).toEqual([503, 'draining', '1'])
    expect(headers.get('connection')).toBe('close')
  })

  it('measure each operation, the event loop and the pool', async () => {
    const { accessToken } = await logIn(app.url, app.admin.username, app.admin.password)
    await get('/v1/users', accessToken)
    const { text, headers } = await get('/metrics', accessToken)
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(text).toMatch(
      /http_request_duration_seconds_count\{operation="users.list",method="GET",status="200"\} 1/,
    )
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
    expect(text).toMatch(/database_pool_connections\{state="idle"\} \d/)
    expect((await get('/metrics')).status).toBe(401)
  })

  it('publish the contract under the public address, as YAML and as JSON', async () => {
    const json = (await get('/openapi.json')).body
    const yaml = parse((await get('/openapi.yaml')).text) as unknown
    expect(yaml).toEqual(json)
    expect(json.servers).toEqual([{ url: 'https://data.example.com/bigdata' }])
    const published = Object.values(
      json.paths as Record<string, Record<string, { operationId: string }>>,
    ).flatMap((item) => Object.values(item).map(({ operationId }) => operationId))
    expect(published.sort()).toEqual(
      operationsOf(contract)
        .map(({ id }) => id)
        .sort(),
    )
  })

  it('name new resources by the public address', async () => {
    const { accessToken } = await logIn(app.url, app.admin.username, app.admin.password)
    const body = { username: 'located', name: 'x', password: 'long-enough-password' }
    const { headers, body: user } = await call(app.url, 'POST', '/v1/users', { token: accessToken, body })
    expect(headers.get('location')).toBe(`https://data.example.com/bigdata/v1/users/${user.id}`)
    const cookie = await call(app.url, 'POST', '/v1/auth/login', {
      body: { ...app.admin, session: 'cookie' },
    })
    expect(cookie.headers.get('set-cookie')).toContain('Path=/bigdata/v1/auth;')
  })

  it.each([
    ['/docs', 'text/html; charset=utf-8'],
    ['/docs/swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
    ['/docs/swagger-ui.css', 'text/css; charset=utf-8'],
    ['/redoc', 'text/html; charset=utf-8'],
    ['/redoc/redoc.standalone.js', 'text/javascript; charset=utf-8'],
    ['/changes', 'text/markdown; charset=utf-8'],
    ['/client/latest.tgz', 'application/gzip'],
    [`/client/${contractVersion}.tgz`, 'application/gzip'],
  ])('serve %s as %s, from this machine alone', async (path, type) => {
    const { status, headers, text } = await get(path)
    expect([status, headers.get('content-type')]).toEqual([200, type])
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    if (type.startsWith('text/html')) expect(text).not.toMatch(/(src|href)="(https?:)?\/\//)
    const head = await call(app.url, 'HEAD', path)
    expect([head.status, head.text]).toEqual([200, ''])
  })
})
