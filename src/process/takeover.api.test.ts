import { createServer } from 'node:net'
import { once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { freePort } from '../../test/live-servers.ts'
import { admin } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { slowRequest } from '../../test/slow-request.ts'
import { until } from '../../test/until.ts'

vi.setConfig({ testTimeout: processTimeoutMs })

describe('a second start on the same DATA_DIR', () => {
  it('is refused while the first runs, and names it', async () => {
    await using folder = await serverFolder()
    await using first = startServer({ folder })
    const { url } = await first.ready()
    await using second = startServer({ folder })
    expect(await second.exit()).toMatchObject({ code: 1 })
    expect(second.output().trim()).toBe(`A server already runs on ${folder.dataDir} (process ${first.pid})`)
    expect((await call(url, 'GET', '/readyz')).status).toBe(200)
  })

  it('waits for one that is draining, then starts on its port', async () => {
    await using folder = await serverFolder()
    const environment = {
      APP_PORT: String(await freePort()),
      ADMIN_PASSWORD: admin.password,
      SHUTDOWN_GRACE_MS: '20000',
    }
    await using first = startServer({ folder, environment })
    const { port, url } = await first.ready()
    using request = await slowRequest({ port, path: '/v1/auth/login', body: JSON.stringify(admin) })
    first.signal('SIGTERM')
    await until(async () => (await call(url, 'GET', '/readyz')).status === 503)
    await using second = startServer({ folder, environment })
    await second.says(new RegExp(`Waiting for the server that is ending \\(process ${first.pid}\\)`))
    expect(first.isRunning()).toBe(true)
    request.finish()
    expect(await request.ended).toContain('HTTP/1.1 200 OK')
    expect(await first.exit()).toMatchObject({ code: 0 })
    expect((await second.ready()).url).toBe(url)
    await logIn(url, admin.username, admin.password)
  })

  it('ends on Ctrl-C while it waits, without starting anything', async () => {
    await using folder = await serverFolder()
    const environment = { ADMIN_PASSWORD: admin.password, SHUTDOWN_GRACE_MS: '20000' }
    await using first = startServer({ folder, environment })
    const { port } = await first.ready()
    using request = await slowRequest({ port, path: '/v1/auth/login', body: JSON.stringify(admin) })
    first.signal('SIGTERM')
    await until(async () => (await call(`http://127.0.0.1:${port}`, 'GET', '/readyz')).status === 503)
    await using second = startServer({ folder, environment })
    await second.says(/Waiting for the server that is ending/)
    second.signalGroup('SIGINT')
    expect(await second.exit()).toMatchObject({ code: 0 })
    expect(second.output()).not.toContain('"msg":"ready"')
    request.finish()
    expect(await request.ended).toContain('HTTP/1.1 200 OK')
  })
})

describe('a start on a port that is in use', () => {
  it('says so in one line, ends with 1, and loses no password', async () => {
    await using folder = await serverFolder()
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const environment = { APP_PORT: String(port), LOG_LEVEL: 'warn' }
    try {
      await using refused = startServer({ folder, environment })
      expect(await refused.exit()).toMatchObject({ code: 1 })
      expect(refused.output()).toBe(
        `The configuration cannot be used:\n  APP_PORT ${port} is in use: choose another one\n`,
      )
      expect(folder.processes()).toEqual([])
    } finally {
      taken.close()
    }
    await using next = startServer({ folder })
    const { url } = await next.ready()
    await logIn(url, 'admin', next.password() ?? '')
  })
})
