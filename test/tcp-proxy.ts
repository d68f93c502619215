import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server on this machine that can be made long, or bad. */
export async function startProxy(port: number) {
  const way = { delayMs: 0, answerInstead: undefined as string | undefined }
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.setNoDelay(true).on('error', () => undefined)
      socket.once('close', () => sockets.delete(socket))
    }
    client.once('close', () => upstream.destroy())
    upstream.once('close', () => client.destroy())
    const send = (to: Socket, bytes: Buffer) =>
      setTimeout(() => to.writable && to.write(bytes), way.delayMs / 2)
    client.on('data', (bytes) => send(upstream, bytes))
    upstream.on('data', (bytes) =>
      send(client, way.answerInstead === undefined ? bytes : Buffer.from(way.answerInstead)),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    /** What goes there and back takes so much longer. */
    delay(ms: number) {
      way.delayMs = ms
    },
    /** In place of every answer; undefined: the answers themselves. */
    answer(text: string | undefined) {
      way.answerInstead = text
    },
    connections: () => sockets.size / 2,
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
