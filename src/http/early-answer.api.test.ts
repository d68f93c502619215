import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

let app: StartedApp
let owner: Person
let slug: string
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER', '김민지')
  slug = (await loading(app, owner.accessToken).dataset([{ name: 'stop', type: 'keyword' }])).slug
})
afterAll(() => app[Symbol.asyncDispose]())

// More than the buffers of both ends hold, so that the server has to read it.
const bodyBytes = 48 * 2 ** 20
const piece = Buffer.alloc(65_536, 'x')

/** The beginning of a request with such a body. */
const headOf = (path: string, type: string, connection: string) =>
  `${[
    `POST ${path.replace('SLUG', slug)} HTTP/1.1`,
    'Host: x',
    `Connection: ${connection}`,
    `Authorization: Bearer ${owner.accessToken}`,
    `Content-Type: ${type}`,
    `Content-Length: ${bodyBytes}`,
  ].join('\r\n')}\r\n\r\n`

/** Sends a whole body before it reads a byte of the answer, as simple clients and proxies do. */
async function sendAll(path: string, type: string, connection: string): Promise<string> {
  const socket = connect({ port: Number(new URL(app.url).port), host: '127.0.0.1' })
  socket.pause()
  const fault = once(socket, 'error').then(([error]) => Promise.reject(error as Error))
  fault.catch(() => undefined)
  socket.write(headOf(path, type, connection))
  for (let sent = 0; sent < bodyBytes; sent += piece.length)
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), fault])
  let text = ''
  socket
    .setEncoding('utf8')
    .on('data', (part: string) => (text += part))
    .resume()
  if (connection === 'keep-alive')
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  await Promise.race([once(socket, 'close'), fault])
  return text
}

it.each([
  ['rows of another media type', '/v1/datasets/SLUG/rows', 'image/png', 415],
  ['rows with too many faults', '/v1/datasets/SLUG/rows?onError=abort', 'text/csv', 422],
  ['a JSON body that is too large', '/v1/datasets', 'application/json', 413],
  ['an unknown path', '/v1/nowhere', 'application/json', 404],
])('answers who is still sending: %s', async (_, path, type, status) => {
  const closed = await sendAll(path, type, 'close')
  expect(closed).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(closed).toContain('application/problem+json')
  const kept = await sendAll(path, type, 'keep-alive')
  expect(kept).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  // The connection serves the next request too.
  expect(kept).toContain('HTTP/1.1 200 OK')
})

it.each(['close', 'keep-alive'])(
  'cuts who has been answered and never ends to send: %s',
  async (connection) => {
    const socket = connect({ port: Number(new URL(app.url).port), host: '127.0.0.1' })
    socket.on('error', () => undefined)
    let text = ''
    socket.setEncoding('utf8').on('data', (part: string) => (text += part))
    socket.write(headOf('/v1/datasets/SLUG/rows', 'image/png', connection))
    const trickle = setInterval(() => socket.write('x'), 100)
    await new Promise((resolve) => socket.once('close', resolve))
    clearInterval(trickle)
    expect(text).toMatch(/^HTTP\/1.1 415 /)
  },
)
