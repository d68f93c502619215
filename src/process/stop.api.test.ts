import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { slowRequest } from '../../test/slow-request.ts'
import { until } from '../../test/until.ts'

vi.setConfig({ testTimeout: processTimeoutMs })

const login = { path: '/v1/auth/login', body: JSON.stringify(admin) }

describe('the end of a server with its own PostgreSQL', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends every process, with code 0', async (signal) => {
    await using folder = await serverFolder()
    await using server = startServer({ folder })
    await server.ready()
    expect(hasPostgres(folder)).toBe(true)
    if (signal === 'SIGINT') server.signalGroup(signal)
    else server.signal(signal)
    expect(await server.exit()).toMatchObject({ code: 0, signal: null })
    expect(folder.processes()).toEqual([])
  })

  it('a connection that never asked for anything is not waited for', async () => {
    await using folder = await serverFolder()
    await using server = startServer({ folder, environment: { SHUTDOWN_GRACE_MS: '60000' } })
    const { port, url } = await server.ready()
    const silent = connect(port, '127.0.0.1')
    await once(silent, 'connect')
    // Answered after the other was taken in.
    await call(url, 'GET', '/healthz')
    const since = performance.now()
    server.signalGroup('SIGINT')
    const { code, tookMs } = await server.exit(since)
    expect(code).toBe(0)
    expect(tookMs).toBeLessThan(15_000)
    silent.destroy()
  })

  it('a signal before it is ready ends it too, PostgreSQL included', async () => {
    await using folder = await serverFolder()
    await using server = startServer({ folder })
    await until(() => hasPostgres(folder), processTimeoutMs)
    server.signalGroup('SIGINT')
    expect(await server.exit()).toMatchObject({ code: 0 })
    expect(server.output()).not.toContain('Error')
    expect(folder.processes()).toEqual([])

    await using next = startServer({ folder })
    await logIn((await next.ready()).url, 'admin', next.password() ?? '')
  })

  it('two Ctrl-C while PostgreSQL starts leave nothing behind either', async () => {
    await using folder = await serverFolder()
    await using server = startServer({ folder })
    await until(() => hasPostgres(folder), processTimeoutMs)
    server.signal('SIGTERM')
    server.signal('SIGINT')
    server.signal('SIGTERM')
    await server.exit()
    expect(folder.processes()).toEqual([])
  })

  it('a second signal ends it at once, with requests in flight', async () => {
    await using folder = await serverFolder()
    await using server = startServer({ folder, environment: { SHUTDOWN_GRACE_MS: '60000' } })
    const { port, url } = await server.ready()
    using request = await slowRequest({ port, ...login })
    server.signal('SIGTERM')
    await until(async () => (await call(url, 'GET', '/readyz')).status === 503)
    const since = performance.now()
    server.signal('SIGTERM')
    const { code, tookMs } = await server.exit(since)
    expect(code).toBe(1)
    expect(tookMs).toBeLessThan(3_000)
    await request.ended
    expect(folder.processes()).toEqual([])
  })
})

describe('SIGTERM with a request in flight', () => {
  it('is 503 draining at /readyz while the request is finished and answered', async () => {
    await using records = await productionRecords()
    await using folder = await serverFolder()
    await using server = startServer({
      folder,
      environment: { ...records.environment, SHUTDOWN_GRACE_MS: '10000' },
    })
    const { port, url } = await server.ready()
    using request = await slowRequest({ port, ...login })
    const since = performance.now()
    server.signal('SIGTERM')
    await until(async () => (await call(url, 'GET', '/readyz')).status === 503)
    const { body, headers } = await call(url, 'GET', '/readyz')
    expect(body).toMatchObject({
      status: 'draining',
      checks: [
        { name: 'postgres', state: 'up' },
        { name: 'duckdb', state: 'up' },
        { name: 'loads', state: 'up' },
      ],
    })
    expect(headers.get('connection')).toBe('close')
    // Past the time for load balancers: it accepts no more, and still waits for what it has.
    await until(() =>
      fetch(url).then(
        () => false,
        () => true,
      ),
    )
    expect(server.isRunning()).toBe(true)
    request.finish()
    expect(await request.ended).toMatch(/HTTP\/1\.1 200 OK[^]*"accessToken"/)
    const { code, tookMs } = await server.exit(since)
    expect(code).toBe(0)
    expect(tookMs).toBeLessThan(10_000)
  })

  it('cuts what is left when the grace time is over, and exits all the same', async () => {
    await using records = await productionRecords()
    await using folder = await serverFolder()
    await using server = startServer({
      folder,
      environment: { ...records.environment, SHUTDOWN_GRACE_MS: '1000' },
    })
    const { port } = await server.ready()
    using request = await slowRequest({ port, ...login })
    const since = performance.now()
    server.signal('SIGTERM')
    expect(await request.ended).not.toContain('HTTP/1.1 200')
    const { code, tookMs } = await server.exit(since)
    expect(code).toBe(0)
    expect(tookMs).toBeGreaterThan(900)
    expect(tookMs).toBeLessThan(3_000)
  })
})

const hasPostgres = (folder: Awaited<ReturnType<typeof serverFolder>>) =>
  folder.processes().some(({ command }) => /postgres -D/.test(command))
