import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { uuidv7 } from 'uuidv7'
import { AppError, malformedRequest, requestTimeout } from '../errors.ts'
import { toProblem } from './problem.ts'
import { apiHeaders } from './security-headers.ts'

type Timeouts = { headersTimeoutMs: number }

const connections = new WeakMap<Server, ReadonlySet<Socket>>()

/** The HTTP server: bounded in time for headers, and with a problem document for what never was a request. */
export function makeServer(listener: RequestListener, { headersTimeoutMs }: Timeouts): Server {
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      // The edge limits how long a body may take, by operation.
      requestTimeout: 0,
      // Longer than what load balancers keep idle connections for, so that they close first.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: 16_384,
    },
    listener,
  )
  server.maxHeadersCount = 200
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  connections.set(server, open)
  server.on('clientError', refuse)
  // What a client expects beside `100-continue` may be ignored (RFC 9110); Node would answer a bare 417.
  server.on('checkExpectation', listener)
  return server
}

export async function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return server.address() as AddressInfo
}

/** Stops listening, lets requests in flight end, and cuts what is left after `graceMs`. */
export async function drain(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const sweepIdle = () => {
    server.closeIdleConnections()
    // Browsers open connections in case they need them; to Node one that never sent a byte is not idle.
    for (const socket of connections.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy()
  }
  sweepIdle()
  // A connection that turns idle after its last answer is closed here, since `Connection: close` may have come too late.
  const sweep = setInterval(sweepIdle, 50)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}

/** Answers bytes that are no request: there is no request object, so the answer is written by hand. */
function refuse(fault: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || fault.code === 'ECONNRESET') return void socket.destroy()
  const error = refusalOf(fault.code)
  const requestId = uuidv7()
  const problem = toProblem(error, requestId, 'en')
  const body = JSON.stringify(problem)
  const headers = [
    ...apiHeaders,
    ['X-Request-Id', requestId],
    ['Cache-Control', 'no-store'],
    ['Content-Type', 'application/problem+json'],
    ['Content-Length', String(Buffer.byteLength(body))],
    ['Connection', 'close'],
  ]
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${problem.status} ${reasons[problem.status] ?? 'Bad Request'}\r\n${head}\r\n${body}`)
}

const reasons: Record<number, string> = { 408: 'Request Timeout', 431: 'Request Header Fields Too Large' }

function refusalOf(code: string | undefined): AppError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new AppError('headers_too_large', 'The headers are larger than 16 KiB')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return requestTimeout()
  return malformedRequest('This is not HTTP/1.1')
}
