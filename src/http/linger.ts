import type { IncomingMessage, ServerResponse } from 'node:http'
import { announcesBody } from './body-timeout.ts'

// How long what is answered already may go on being sent.
const lingerMs = 5_000

/**
 * Reads on, for a while, what a client still sends when it has been answered: a connection that is cut under a sender
 * takes the answer with it (RFC 9112, 9.6), and a proxy then tells its client of a fault of ours.
 */
export function linger(req: IncomingMessage, res: ServerResponse): void {
  if (!announcesBody(req)) return
  res.once('prefinish', () => {
    const { socket } = req
    if (req.complete || socket.destroyed) return
    const timer = setTimeout(() => socket.destroy(), lingerMs)
    const stop = () => clearTimeout(timer)
    // What Node calls after the answer when the connection is to be closed.
    const close = socket.destroySoon.bind(socket)
    let isClosing = false
    socket.destroySoon = () => {
      isClosing = true
      socket.end()
    }
    socket.once('close', stop)
    req.once('end', () => {
      stop()
      socket.off('close', stop)
      socket.destroySoon = close
      if (isClosing) close()
    })
    req.resume()
  })
}
