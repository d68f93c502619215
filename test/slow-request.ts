import { once } from 'node:events'
import { connect } from 'node:net'

type Slow = { port: number; path: string; body: string; headers?: Record<string, string> }

/** A POST of which the headers and half the body are sent; `finish` sends the rest, `ended` is all that came back. */
export async function slowRequest({ port, path, body, headers = {} }: Slow) {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.setEncoding('utf8').on('data', (text: string) => (received += text))
  // A connection that is cut is one of the outcomes.
  socket.on('error', () => undefined)
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(received)))
  await once(socket, 'connect')
  const bytes = Buffer.from(body)
  const head = Object.entries({
    Host: `127.0.0.1:${port}`,
    'Content-Type': 'application/json',
    'Content-Length': String(bytes.length),
    // The server answers this when it has read the headers: from then on the request is in flight.
    Expect: '100-continue',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`POST ${path} HTTP/1.1\r\n${head.join('')}\r\n`)
  await once(socket, 'data')
  const half = Math.floor(bytes.length / 2)
  socket.write(bytes.subarray(0, half))
  return {
    ended,
    finish: () => void socket.write(bytes.subarray(half)),
    [Symbol.dispose]: () => void socket.destroy(),
  }
}
