import fc from 'fast-check'
import { answerOf, exchange } from './exchange.ts'
import { defectsIn, problemOf } from './oracle.ts'
import type { Deps } from './inspect.ts'

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
    const text = await exchange({ url, pieces: [`${head}\r\n\r\n${content}`] })
    const defects = defectsIn(world.logged())
    if (defects.length > 0) throw new Error(`logged: ${defects.join('\n')}`)
    if (text !== '') checkAnswer(text, method, count)
    const alive = await send({ method: 'GET', path: '/healthz', headers: {}, content: undefined })
    if (alive.status !== 200) throw new Error(`/healthz answers ${alive.status} afterwards`)
  })
}

function checkAnswer(text: string, method: string, count: Deps['count']): void {
  const { status, headers, text: body } = answerOf(text)
  count('raw', status)
  if (!(status < 500)) throw new Error(`Answered: ${text.slice(0, 500)}`)
  if ('x-injected' in headers) throw new Error(`A header was injected: ${text.slice(0, 500)}`)
  if (status < 400 || method === 'HEAD') return
  const faults: string[] = []
  problemOf({ status, headers, text: body }, faults)
  if (faults.length > 0) throw new Error(`${faults.join('\n')}\n${text.slice(0, 700)}`)
}
