import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

export type FaultRequest = { head: string; method: string; path: string; body: string }
/** Does to the connection what the fault is; answers it as it likes, or never. */
export type Fault = (socket: Socket, request: FaultRequest) => unknown

/** The bytes of an answer. */
export const httpAnswer = (status: number, body: string, headers: Record<string, string> = {}): string =>
  [
    `HTTP/1.1 ${status} X`,
    ...Object.entries({
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n')

export const faults = {
  ok: (socket) => socket.write(httpAnswer(200, '{"ok":true}')),
  hang: () => undefined,
  reset: (socket) => socket.resetAndDestroy(),
  garbage: (socket) => socket.end('\u0000\u0001 what is this\r\n\r\n'),
  page: (socket) =>
    socket.write(httpAnswer(200, '<html><h1>Welcome to nginx!</h1>', { 'content-type': 'text/html' })),
  badGateway: (socket) => socket.write(httpAnswer(502, '<html>502', { 'content-type': 'text/html' })),
  cutShort: (socket) => socket.end(httpAnswer(200, '{"ok":', { 'content-length': '1000' })),
  stallsInBody: (socket) => socket.write(httpAnswer(200, '{"ok":', { 'content-length': '1000' })),
  /** Its first half arrives. */
  resetInBody: (socket) => {
    socket.write(httpAnswer(200, '{"ok":', { 'content-length': '1000' }))
    setTimeout(() => socket.resetAndDestroy(), 50)
  },
  busy: (socket) =>
    socket.write(
      httpAnswer(429, '{"error":{"type":"rejected_execution_exception","reason":"queue full"},"status":429}'),
    ),
} satisfies Record<string, (socket: Socket) => unknown>

/** A server that speaks HTTP as far as its faults do; HEAD is what signs of life are asked by. */
export async function startFaultServer(first: Fault, { alive: lives = true } = {}) {
  const requests: FaultRequest[] = []
  const sockets = new Set<Socket>()
  let fault = first
  let server: Server | undefined
  let place = 0
  let alive = lives
  function take(socket: Socket) {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    let text = ''
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = text.slice(0, end)
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)
      if (text.length < end + 4 + length) return
      const [method = '', path = ''] = head.split(' ')
      const request = { head, method, path, body: text.slice(end + 4, end + 4 + length) }
      text = text.slice(end + 4 + length)
      if (method === 'HEAD') return alive ? void socket.write(httpAnswer(200, '')) : undefined
      requests.push(request)
      fault(socket, request)
    })
  }
  async function listen() {
    server = createServer(take).listen(place, '127.0.0.1')
    await once(server, 'listening')
    place = (server.address() as AddressInfo).port
  }
  async function close() {
    const closed = server === undefined ? undefined : once(server, 'close')
    server?.close()
    for (const socket of sockets) socket.destroy()
    await closed
    server = undefined
  }
  await listen()
  return {
    url: `http://127.0.0.1:${place}`,
    /** All but signs of life. */
    requests,
    connections: () => sockets.size,
    does(next: Fault) {
      fault = next
      alive = true
    },
    /** Connections are refused until `listen`. */
    close,
    listen,
    [Symbol.asyncDispose]: close,
  }
}
