import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type Fault,
  faults,
  type FaultRequest,
  httpAnswer,
  startFaultServer,
} from '../../../test/fault-server.ts'
import { until } from '../../../test/until.ts'
import { makeClient } from './client.ts'
import { AirflowFault, AirflowRefusal } from './faults.ts'

const json = (status: number, body: unknown) => httpAnswer(status, JSON.stringify(body))
const isVersion = ({ path }: FaultRequest) => path.endsWith('/version')

/** A server of one generation as far as it is asked for its version and a token; what else it does is the fault. */
const airflow =
  (generation: 2 | 3, fault: Fault): Fault =>
  (socket, request) => {
    if (isVersion(request)) {
      const own = request.path.startsWith(generation === 2 ? '/api/v1/' : '/api/v2/')
      return socket.write(
        own ? json(200, { version: 'x', git_version: null }) : json(404, { detail: 'Not Found' }),
      )
    }
    if (request.path === '/auth/token') return socket.write(json(201, { access_token: 'first' }))
    return fault(socket, request)
  }

async function asked(fault: Fault) {
  const server = await startFaultServer(fault)
  const lines: string[] = []
  const client = makeClient({ name: 'main', url: server.url, username: '김', password: 'p:w' }, (line) =>
    lines.push(line),
  )
  const ask = (more = {}) =>
    client
      .json({ path: '/x', deadlineMs: 500, ...more }, z.object({ ok: z.literal(true) }))
      .catch((error: unknown) => error as Error)
  return {
    server,
    client,
    lines,
    ask,
    paths: () => server.requests.map(({ method, path }) => `${method} ${path}`),
    async [Symbol.asyncDispose]() {
      client.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

it('finds out once which generation it is, and who asks', async () => {
  await using two = await asked(airflow(2, faults.ok))
  expect([await two.ask(), await two.ask()]).toEqual([{ ok: true }, { ok: true }])
  expect(two.paths()).toEqual([
    'GET /api/v2/version',
    'GET /api/v1/version',
    'GET /api/v1/x',
    'GET /api/v1/x',
  ])
  expect(two.server.requests.at(-1)?.head).toMatch(/^authorization: Basic 6rmAOnA6dw==$/im)
  expect(two.server.requests.at(-1)?.head).toMatch(/^accept-encoding: identity$/im)
  await using three = await asked(airflow(3, faults.ok))
  expect(await Promise.all([three.ask(), three.ask(), three.ask()])).toEqual([
    { ok: true },
    { ok: true },
    { ok: true },
  ])
  expect(three.paths()).toEqual([
    'GET /api/v2/version',
    'POST /auth/token',
    ...Array(3).fill('GET /api/v2/x'),
  ])
  expect(three.server.requests.at(-1)?.head).toMatch(/^authorization: Bearer first$/im)
})

it('ends a connection that is not used before Airflow ends it, and none that is, however long it takes', async () => {
  let ended: Promise<unknown> | undefined
  await using its = await asked(
    airflow(2, (socket) => {
      ended = once(socket, 'close')
      setTimeout(() => faults.ok(socket), 1_500)
    }),
  )
  expect(await its.ask({ deadlineMs: 10_000 })).toEqual({ ok: true })
  await ended
})

it.each([
  [401, { detail: 'Token Expired' }],
  [403, { detail: 'Invalid JWT token' }],
])('logs in again once after %i, however many calls need it', async (status, body) => {
  let logins = 0
  await using its = await asked((socket, request) => {
    if (isVersion(request)) return socket.write(json(200, { version: '3' }))
    if (request.path === '/auth/token') return socket.write(json(201, { access_token: `t${++logins}` }))
    return socket.write(request.head.includes('Bearer t1') ? json(status, body) : json(200, { ok: true }))
  })
  expect(await Promise.all(Array.from({ length: 5 }, () => its.ask()))).toEqual(
    Array.from({ length: 5 }, () => ({ ok: true })),
  )
  expect(logins).toBe(2)
  its.server.does((socket, request) =>
    socket.write(request.path === '/auth/token' ? json(201, { access_token: 't' }) : json(status, body)),
  )
  const before = its.server.requests.length
  expect(await its.ask()).toEqual(
    expect.objectContaining({ name: 'AirflowRefusal', status, message: body.detail }),
  )
  expect(its.server.requests.length - before).toBe(3)
})

it.each([
  [2, 403, { detail: null, status: 403, title: 'Forbidden', type: 'about:blank' }, 'Forbidden'],
  [2, 400, { detail: 'Invalid input', title: 'Bad Request' }, 'Invalid input'],
  [3, 422, { detail: [{ loc: ['body', 'conf'], msg: 'not a dict', type: 'x' }] }, 'body.conf: not a dict'],
  [
    3,
    409,
    { detail: { reason: 'Unique', statement: 'INSERT INTO dag_run', orig_error: 'key (x)' } },
    'Unique',
  ],
  [3, 400, { detail: 'a\u001b[31m\nb' }, 'a [31m b'],
] as const)('a refusal of %i is told in its words alone: %i', async (generation, status, body, message) => {
  await using its = await asked(airflow(generation, (socket) => socket.write(json(status, body))))
  const refusal = (await its.ask()) as AirflowRefusal
  expect(refusal).toBeInstanceOf(AirflowRefusal)
  expect(refusal).toMatchObject({ status, message })
})

it.each([
  ['hang', 'It did not answer within 0.5 s'],
  ['stallsInBody', 'It did not answer within 0.5 s'],
  ['reset', 'It does not answer: ECONNRESET'],
  ['garbage', 'It does not answer: HPE_INVALID_CONSTANT'],
  ['page', "It answers 200 with something that is not Airflow's"],
  ['badGateway', "It answers 502 with something that is not Airflow's"],
  ['cutShort', /./],
] as const)('%s is a fault with a name, and its outcome is unknown', async (kind, message) => {
  await using its = await asked(airflow(3, faults[kind]))
  const fault = (await its.ask({ method: 'POST', body: {} })) as AirflowFault
  expect(fault).toBeInstanceOf(AirflowFault)
  expect(fault).toMatchObject({ unsent: false, message: expect.stringMatching(message) })
  its.server.does(airflow(3, faults.ok))
  expect(await its.ask()).toEqual({ ok: true })
})

it('an answer has a limit in bytes, a form, and no redirect', async () => {
  await using its = await asked(
    airflow(3, (socket) => socket.write(json(200, { ok: 'x'.repeat(2_000_000) }))),
  )
  // However often: it is there, and answers.
  for (let i = 0; i < 4; i++)
    expect(await its.ask()).toMatchObject({
      name: 'UselessAnswer',
      message: 'Its answer is larger than 1048576 bytes',
    })
  its.server.does(airflow(3, (socket) => socket.write(json(200, { ok: 7 }))))
  expect(await its.ask()).toMatchObject({
    name: 'UselessAnswer',
    message: 'Its answer is not of the form we know: ok',
  })
  its.server.does(
    airflow(3, (socket) => socket.write(httpAnswer(302, '', { location: 'http://169.254.169.254/' }))),
  )
  expect(await its.ask()).toMatchObject({ name: 'AirflowFault', message: expect.stringContaining('302') })
})

describe('an answer that comes in lines', () => {
  const answer = (length: number) =>
    `HTTP/1.1 200 X\r\ncontent-type: text/plain\r\ncontent-length: ${length}\r\n\r\n`
  const allOf = async (lines: Promise<AsyncIterable<string>>) => {
    const all: string[] = []
    for await (const line of await lines) all.push(line)
    return all
  }
  const linesOf = (its: Awaited<ReturnType<typeof asked>>, deadlineMs = 500) =>
    its.client.lines({ path: '/log', deadlineMs })

  it('may be as long as it likes, and a sign may come in pieces', async () => {
    const text = Buffer.from(`${'한'.repeat(999)}\n\n끝`)
    await using its = await asked(
      airflow(2, (socket) => {
        socket.write(answer(text.length))
        socket.write(text.subarray(0, 100))
        setTimeout(() => socket.write(text.subarray(100)), 20)
      }),
    )
    expect(await allOf(linesOf(its))).toEqual(['한'.repeat(999), '끝'])
    const many = Buffer.from('x'.repeat(99).concat('\n').repeat(100_000))
    its.server.does(
      airflow(2, (socket) => socket.write(Buffer.concat([Buffer.from(answer(many.length)), many]))),
    )
    let count = 0
    for await (const line of await linesOf(its)) count += line.length
    expect(count).toBe(9_900_000)
  })

  it('is a fault where nothing more comes, and is let go of by whoever has enough', async () => {
    await using its = await asked(airflow(3, (socket) => socket.write(`${answer(1_000)}one\ntwo\nthr`)))
    await expect(allOf(linesOf(its, 100))).rejects.toThrow('It did not answer within 0.1 s')
    let ended = false
    its.server.does(
      airflow(3, (socket) => {
        socket.once('close', () => (ended = true))
        socket.write(`${answer(1_000)}one\ntwo\nthr`)
      }),
    )
    for await (const line of await linesOf(its)) {
      expect(line).toBe('one')
      break
    }
    await until(async () => ended)
  })

  it('is refused as any other', async () => {
    await using its = await asked(airflow(3, (socket) => socket.write(json(404, { detail: 'none' }))))
    await expect(linesOf(its)).rejects.toMatchObject({ name: 'AirflowRefusal', status: 404 })
  })
})

it('one that is gone is refused at once after three faults, and asked again when it is back', async () => {
  await using its = await asked(airflow(3, faults.ok))
  await its.server.close()
  for (let i = 0; i < 3; i++)
    expect(await its.ask()).toMatchObject({ unsent: true, message: expect.stringContaining('ECONNREFUSED') })
  const begun = performance.now()
  expect(await its.ask()).toMatchObject({ unsent: true, message: 'It is known not to answer' })
  expect(performance.now() - begun).toBeLessThan(100)
  await its.server.listen()
  await until(async () => !((await its.ask()) instanceof Error))
  expect(its.lines).toEqual([
    'Airflow main does not answer: It does not answer: ECONNREFUSED',
    'Airflow main answers again',
  ])
})

it('one that is another Airflow when it is back is asked as that', async () => {
  await using its = await asked(airflow(2, faults.ok))
  expect(await its.ask()).toEqual({ ok: true })
  its.server.does(
    airflow(3, (socket, { path }) =>
      socket.write(
        path.startsWith('/api/v1')
          ? json(404, { error: '/api/v1 has been removed in Airflow 3' })
          : json(200, { ok: true }),
      ),
    ),
  )
  expect(await its.ask()).toMatchObject({ name: 'AirflowRefusal', status: 404 })
  expect(await its.ask()).toEqual({ ok: true })
  expect(its.paths().at(-1)).toBe('GET /api/v2/x')
})
