import type { Readable } from 'node:stream'
import type { ReplyHeaders } from './reply.ts'

const headers: ReplyHeaders = [
  ['Content-Type', 'text/event-stream'],
  // nginx would keep events until it has a buffer full of them.
  ['X-Accel-Buffering', 'no'],
]

/** The answer that server-sent events are. */
export const eventStream = (events: Readable) => ({ status: 200 as const, body: events as never, headers })
