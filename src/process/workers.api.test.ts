import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { createServer } from 'node:net'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it, vi } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { freePort } from '../../test/live-servers.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, type Server, serverFolder, startServer } from '../../test/run-server.ts'
import { until } from '../../test/until.ts'

vi.setConfig({ testTimeout: processTimeoutMs })

describe('two workers behind one port', () => {
  it('both answer, share what ends sessions and are measured together; one that dies is replaced', async () => {
    await using records = await productionRecords()
    await using folder = await serverFolder()
    await using server = startServer({ folder, environment: await two(records.environment) })
    const { url } = await server.ready()
    const workers = await answering(server, url, 2)
    expect(workers).not.toContain(server.pid)

    // Logged out through one, refused by both: a request that begins a second later or more must be.
    const { accessToken: token } = await logIn(url, admin.username, admin.password)
    expect((await call(url, 'POST', '/v1/auth/logout', { token })).status).toBe(204)
    const since = performance.now()
    const refusing = new Set<number>()
    while (refusing.size < 2) {
      const late = performance.now() - since > 1_000
      const { pid, status } = await ask(server, url, '/v1/me', token)
      if (late) expect(status).toBe(401)
      if (status === 401) refusing.add(pid)
    }

    const { accessToken } = await logIn(url, admin.username, admin.password)
    const before = await healthRequests(url, accessToken)
    const answered = await Promise.all(Array.from({ length: 20 }, () => ask(server, url, '/healthz')))
    expect(new Set(answered.map(({ pid }) => pid)).size).toBe(2)
    await until(async () => (await healthRequests(url, accessToken)) === before + 20)

    const [first = 0] = workers
    process.kill(first, 'SIGKILL')
    await server.says(/a worker ended and is replaced/)
    await until(async () => {
      const pid = await ask(server, url, '/healthz').then(
        ({ pid: by }) => by,
        () => undefined,
      )
      return pid !== undefined && !workers.includes(pid)
    }, processTimeoutMs)

    server.signal('SIGTERM')
    expect(await server.exit()).toMatchObject({ code: 0 })
    expect(folder.processes()).toEqual([])
  })

  it('print the one-time password once, and Ctrl-C ends them with their PostgreSQL', async () => {
    await using folder = await serverFolder()
    await using server = startServer({ folder, environment: await two() })
    const { url } = await server.ready()
    const password = server.password() ?? ''
    expect(server.output().split(password)).toHaveLength(2)
    await logIn(url, 'admin', password)
    server.signalGroup('SIGINT')
    expect(await server.exit()).toMatchObject({ code: 0 })
    expect(folder.processes()).toEqual([])
  })

  it('end with 1 when the port is in use', async () => {
    await using records = await productionRecords()
    await using folder = await serverFolder()
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    try {
      const environment = { ...(await two(records.environment)), APP_PORT: String(port) }
      await using server = startServer({ folder, environment })
      expect(await server.exit()).toMatchObject({ code: 1 })
      expect(server.output()).toContain(`APP_PORT ${port} is in use: choose another one`)
      expect(server.output()).not.toContain('    at ')
      expect(folder.processes()).toEqual([])
    } finally {
      taken.close()
    }
  })
})

const two = async (environment: Record<string, string> = {}) => ({
  ...environment,
  WORKERS: '2',
  ROW_ENGINE: 'none',
  APP_PORT: String(await freePort()),
})

/** Asks on a connection of its own, which the next worker in turn gets; the process that answered and the status. */
async function ask(server: Server, url: string, path: string, token?: string) {
  const requestId = uuidv7()
  const sent = request(`${url}${path}`, {
    agent: new Agent({ keepAlive: false }),
    headers: {
      'x-request-id': requestId,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  const [, pid] = await server.says(new RegExp(`"pid":(\\d+),[^\\n]*"requestId":"${requestId}"`))
  return { pid: Number(pid), status: answer.statusCode }
}

/** Asks until so many processes have answered; their ids. */
async function answering(server: Server, url: string, count: number): Promise<number[]> {
  const pids = new Set<number>()
  await until(async () => pids.add((await ask(server, url, '/healthz')).pid).size === count)
  return [...pids]
}

async function healthRequests(url: string, token: string): Promise<number> {
  const { text, status } = await call(url, 'GET', '/metrics', { token })
  expect(status).toBe(200)
  const line = /^http_request_duration_seconds_count\{[^}]*operation="operations\.health"[^}]*\} (\d+)/m.exec(
    text,
  )
  return Number(line?.[1] ?? 0)
}
