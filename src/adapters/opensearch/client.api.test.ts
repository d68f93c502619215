import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { type Fault, faults, httpAnswer, startFaultServer } from '../../../test/fault-server.ts'
import { until } from '../../../test/until.ts'
import { type Call, makeClient } from './client.ts'

vi.setConfig({ testTimeout: 30_000 })

const search: Call = { method: 'POST', path: '/rows/_search', body: {} }
const write: Call = { method: 'POST', path: '/rows/_doc', body: { a: 1 } }

async function faulty(first: Fault, options: Parameters<typeof startFaultServer>[1] = {}) {
  const server = await startFaultServer(first, options)
  const lines: string[] = []
  const client = makeClient({ urls: [server.url] }, (line) => lines.push(line))
  const timed = async (call: Call) => {
    const begun = performance.now()
    const outcome = await client.call(call).catch((error: unknown) => error as Error)
    return { outcome, ms: performance.now() - begun }
  }
  return {
    server,
    client,
    lines,
    timed,
    async [Symbol.asyncDispose]() {
      await client.close()
      await server[Symbol.asyncDispose]()
    },
  }
}
const unavailable = (message: RegExp | string) =>
  expect.objectContaining({
    code: 'unavailable',
    retryAfterMs: expect.any(Number),
    message: expect.stringMatching(message),
  })

it.each(['reset', 'resetInBody', 'garbage', 'page', 'badGateway', 'cutShort'] as const)(
  'a read that ends in %s is sent once more, a write is not: its fate is unknown',
  async (kind) => {
    const once = (): Fault => {
      let times = 1
      return (socket) => (times-- > 0 ? faults[kind](socket) : faults.ok(socket))
    }
    const printed = vi.spyOn(console, 'log')
    await using reads = await faulty(once())
    expect((await reads.timed(search)).outcome).toEqual({ status: 200, body: { ok: true } })
    await using writes = await faulty(once())
    expect((await writes.timed(write)).outcome).toEqual(unavailable(/^OpenSearch does not answer$/))
    expect(writes.server.requests).toHaveLength(1)
    writes.server.does(once())
    expect((await writes.timed({ ...write, repeatable: true })).outcome).toMatchObject({ status: 200 })
    // The driver would write faults of sockets to where our log goes.
    expect(printed).not.toHaveBeenCalled()
  },
)

it.each(['hang', 'stallsInBody'] as const)(
  'a node that lives, but %s, is left at the deadline',
  async (kind) => {
    await using node = await faulty(faults[kind])
    const { outcome, ms } = await node.timed({ ...search, deadlineMs: 500 })
    expect(outcome).toEqual(unavailable('OpenSearch did not answer within 0.5 seconds'))
    expect(ms).toBeGreaterThan(490)
    expect(ms).toBeLessThan(2_000)
    await until(() => node.server.connections() === 0)
  },
)

it.each(['hang', 'stallsInBody'] as const)(
  'a signal ends a call that %s at once, with its reason',
  async (kind) => {
    await using node = await faulty(faults[kind])
    const left = new AbortController()
    const call = node.client.call({ ...search, signal: left.signal })
    await until(() => node.server.requests.length === 1)
    await sleep(50)
    left.abort(new Error('The client went away'))
    await expect(call).rejects.toThrow('The client went away')
    await until(() => node.server.connections() === 0)
    await expect(node.client.call({ ...search, signal: left.signal })).rejects.toThrow('The client went away')
    expect(node.server.requests).toHaveLength(1)
  },
)

it('a node that hangs is found out by its silence, refused at once from then on, and asked again when it is back', async () => {
  await using node = await faulty(faults.hang, { alive: false })
  const first = await Promise.all([node.timed({ ...search, deadlineMs: 20_000 }), node.timed(write)])
  for (const { outcome, ms } of first) {
    expect(outcome).toEqual(unavailable('OpenSearch does not answer'))
    expect(ms).toBeLessThan(10_000)
  }
  const asked = node.server.requests.length
  const { outcome, ms } = await node.timed(search)
  expect(outcome).toEqual(unavailable('OpenSearch does not answer'))
  expect(ms).toBeLessThan(100)
  expect(node.server.requests).toHaveLength(asked)
  expect(node.lines).toEqual([
    expect.stringMatching(/^OpenSearch at 127.0.0.1:\d+ does not answer: .* no sign of life/),
  ])

  node.server.does(faults.ok)
  const back = performance.now()
  await until(async () => !((await node.timed(search)).outcome instanceof Error))
  expect(performance.now() - back).toBeLessThan(5_000)
  expect(node.lines[1]).toMatch(/answers again$/)
})

it('a node that is gone refuses at once, and is back within 5 s', async () => {
  await using node = await faulty(faults.ok)
  await node.server.close()
  for (let i = 0; i < 10; i++) {
    const { outcome, ms } = await node.timed(i % 2 === 0 ? search : write)
    expect(outcome).toEqual(unavailable('OpenSearch does not answer'))
    expect(ms).toBeLessThan(1_000)
  }
  expect(node.lines).toEqual([expect.stringContaining('ECONNREFUSED')])
  await node.server.listen()
  const back = performance.now()
  await until(async () => !((await node.timed(search)).outcome instanceof Error))
  expect(performance.now() - back).toBeLessThan(5_000)
})

it('waits its turn when the server is busy, and says when to come back when that lasts', async () => {
  let refusals = 2
  await using node = await faulty((socket) => (refusals-- > 0 ? faults.busy(socket) : faults.ok(socket)))
  const { outcome, ms } = await node.timed(write)
  expect(outcome).toMatchObject({ status: 200 })
  expect(ms).toBeGreaterThan(100)
  expect(node.server.requests.map(({ body }) => body)).toEqual(Array(3).fill('{"a":1}'))

  node.server.does(faults.busy)
  expect((await node.timed(write)).outcome).toEqual(
    unavailable('OpenSearch: it has more to do than it can take'),
  )
  expect(node.server.requests).toHaveLength(3 + 5)
  expect((await node.timed({ ...write, deadlineMs: 300 })).outcome).toEqual(unavailable('more to do'))

  const asked = node.server.requests.length
  node.server.does((socket) => socket.write(httpAnswer(429, '{}', { 'retry-after': '30' })))
  expect((await node.timed(write)).outcome).toMatchObject({ code: 'unavailable', retryAfterMs: 30_000 })
  expect(node.server.requests).toHaveLength(asked + 1)
})

it('those refused together do not come back together', async () => {
  const arrivals: number[] = []
  await using node = await faulty((socket) => {
    arrivals.push(performance.now())
    return (arrivals.length > 40 ? faults.ok : faults.busy)(socket)
  })
  await Promise.all(Array.from({ length: 40 }, () => node.timed(write)))
  const again = arrivals.slice(40).map((at) => Math.floor(at / 10))
  const most = Math.max(...again.map((slot) => again.filter((other) => other === slot).length))
  expect(most).toBeLessThanOrEqual(0.4 * again.length)
})

it('of several nodes those that do not answer are passed over', async () => {
  await using up = await startFaultServer(faults.ok)
  await using away = await startFaultServer(faults.ok)
  await away.close()
  await using hung = await startFaultServer(faults.hang, { alive: false })
  const client = makeClient({ urls: [away.url, up.url, hung.url] })
  const outcomes = await Promise.all(
    Array.from({ length: 9 }, () => client.call({ ...search, deadlineMs: 20_000 })),
  )
  expect(outcomes.map(({ status }) => status)).toEqual(Array(9).fill(200))
  const begun = performance.now()
  await Promise.all(Array.from({ length: 9 }, () => client.call(write)))
  expect(performance.now() - begun).toBeLessThan(1_000)
  await client.close()
})

it('an answer has a limit in bytes', async () => {
  const page = httpAnswer(200, JSON.stringify({ text: 'a'.repeat(200_000) }))
  await using node = await faulty((socket) => socket.write(page))
  expect((await node.timed({ ...search, maxBytes: 100_000 })).outcome).toMatchObject({
    code: 'question_too_large',
  })
  expect((await node.timed(search)).outcome).toMatchObject({ status: 200 })
})

it('sends credentials, the id of its work, lines and all digits', async () => {
  await using server = await startFaultServer(faults.ok)
  const basic = makeClient({ urls: [server.url], username: '김', password: 'p:w' })
  await basic.call({ ...search, body: { a: 2n ** 63n - 1n }, opaqueId: 'r-1', query: { refresh: true } })
  const key = makeClient({ urls: [`${server.url}/behind/`], apiKey: 'aWQ6a2V5' })
  await key.call({ method: 'POST', path: '/_bulk', body: '{}\n', lines: true })
  const [first, second] = server.requests
  expect(first).toMatchObject({ path: '/rows/_search?refresh=true', body: '{"a":9223372036854775807}' })
  expect(first?.head).toMatch(/^authorization: Basic 6rmAOnA6dw==$/im)
  expect(first?.head).toMatch(/^x-opaque-id: r-1$/im)
  expect(second).toMatchObject({ path: '/behind/_bulk', body: '{}\n' })
  expect(second?.head).toMatch(/^authorization: ApiKey aWQ6a2V5$/im)
  expect(second?.head).toMatch(/^content-type: application\/x-ndjson$/im)
  await basic.close()
  await key.close()
})
