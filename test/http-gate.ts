import { once } from 'node:events'
import { createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'

/** `askedAt`, and `answeredAt` when the whole answer had come from the server: by `performance.now()`. */
export type Seen = { method: string; path: string; body: string; askedAt: number; answeredAt?: number }
/** What becomes of an answer once the server has given it. */
type Fate = 'pass' | 'lose' | 'hold'

/** A way to a server of HTTP on which answers get lost, or stay on the way: what was asked has happened all the same. */
export async function startHttpGate(target: string) {
  const seen: Seen[] = []
  let fateOf: (request: Seen) => Fate = () => 'pass'
  const server = createServer((request, response) => {
    const { method = 'GET', url: path = '/', headers } = request
    const own: Seen = { method, path, body: '', askedAt: performance.now() }
    seen.push(own)
    request.on('data', (part: Buffer) => (own.body += part.toString()))
    const passing = ask(new URL(path, target), { method, headers }, (answer) => {
      answer.once('end', () => (own.answeredAt = performance.now()))
      const fate = fateOf(own)
      if (fate === 'pass') {
        response.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(response)
        return
      }
      answer.resume().once('end', () => {
        if (fate === 'lose') request.socket.resetAndDestroy()
      })
    })
    passing.on('error', () => request.socket.destroy())
    request.pipe(passing)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Everything that was asked. */
    seen,
    does(fate: typeof fateOf) {
      fateOf = fate
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
