import { connect } from 'node:net'
import fc from 'fast-check'
import { problemOf } from './oracle.ts'
import type { Deps } from './inspect.ts'

const timeoutMs = 10_000
const methods = [
  'GET',
  'get',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'PUT',
  'DELETE',
  'POST',
  'G\0T',
  '',
]
const targets = [
  '/healthz',
  '/v1/users',
  '/v1/auth/login',
  '/v1/nothing',
  '//v1/users',
  '/v1/users/../users',
  '/v1/users/%00',
  '/v1/users\\x',
  '/V1/USERS',
  '*',
  'http://other.example/v1/me',
  '/v1/me#a',
  '/v1/me?a\tb',
  `/v1/users?q=${'a'.repeat(17_000)}`,
]
const versions = ['HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'http/1.1', '']
const lines = [
  'Content-Type: application/json',
  'Content-Length: 2',
  'Content-Length: 3',
  'Content-Length: -1',
  'Content-Length: 1e3',
  'Content-Length: 99999999999999999999',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked, identity',
  'Transfer-Encoding : chunked',
  'Host: a\r\nHost: b',
  'X-Request-Id: a\rX-Injected: 1',
  'X-Request-Id: a\nX-Injected: 1',
  'X-Request-Id: mine-0001\r\n folded',
  'X-Null: a\0b',
  'Authorization: Bearer a\r\nAuthorization: Bearer b',
  'Authorization: Bearer 한글',
  ': empty',
  'No colon',
  'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings',
  `X-Long: ${'y'.repeat(20_000)}`,
  Array.from({ length: 300 }, (_, i) => `X-${i}: 1`).join('\r\n'),
]
const contents = [
  '',
  '{}',
  '{}extra',
  '2\r\n{}\r\n0\r\n\r\n',
  'zz\r\n{}\r\n',
  'ffffffffffffffff1\r\n',
  '0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n',
]

/** Bytes that are hardly HTTP: each gets an answer below 500 or a closed connection, and the server lives on. */
export function raw({ world, send, count }: Deps, url: string) {
  const bytes = fc.record({
    method: fc.constantFrom(...methods),
    target: fc.constantFrom(...targets),
    version: fc.oneof({ weight: 4, arbitrary: fc.constant('HTTP/1.1') }, fc.constantFrom(...versions)),
    lines: fc.array(fc.constantFrom(...lines), { maxLength: 3 }),
    content: fc.constantFrom(...contents),
  })
  return fc.asyncProperty(bytes, async ({ method, target, version, lines: some, content }) => {
    const head = [`${method} ${target} ${version}`, 'Host: x', 'Connection: close', ...some].join('\r\n')
    const text = await exchange(url, `${head}\r\n\r\n${content}`)
    const defects = world.defects()
    if (defects.length > 0) throw new Error(`logged: ${defects.join('\n')}`)
    if (text !== '') checkAnswer(text, method, count)
    const alive = await send({ method: 'GET', path: '/healthz', headers: {}, content: undefined })
    if (alive.status !== 200) throw new Error(`/healthz answers ${alive.status} afterwards`)
  })
}

function checkAnswer(text: string, method: string, count: Deps['count']): void {
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...fields] = text.slice(0, end).split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1])
  count('raw', status)
  if (!(status < 500)) throw new Error(`Answered: ${text.slice(0, 500)}`)
  const headers = Object.fromEntries(
    fields.map((field) => [
      field.slice(0, field.indexOf(':')).toLowerCase(),
      field.slice(field.indexOf(':') + 2),
    ]),
  )
  if ('x-injected' in headers) throw new Error(`A header was injected: ${text.slice(0, 500)}`)
  if (status < 400 || method === 'HEAD') return
  const faults: string[] = []
  // Bytes after the request may have been answered too.
  const length = headers['content-length']
  const body = Buffer.from(text.slice(end + 4)).subarray(0, length === undefined ? undefined : Number(length))
  problemOf({ status, headers, text: body.toString() }, faults)
  if (faults.length > 0) throw new Error(`${faults.join('\n')}\n${text.slice(0, 700)}`)
}

/** What comes back until the connection is closed. */
async function exchange(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      socket.destroy()
      reject(new Error(`The connection is still open after ${timeoutMs} ms`))
    }, timeoutMs)
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(late)
      resolve(Buffer.concat(chunks).toString())
    })
    socket.write(bytes)
  })
}
