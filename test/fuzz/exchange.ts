import { connect } from 'node:net'
import type { Answer } from './send.ts'

const timeoutMs = 15_000

type Options = { url: string; pieces: readonly (string | Uint8Array)[]; leave?: boolean }

/** Sends exactly these bytes, and with `leave` no more after them; answers what comes back until the connection is closed. */
export async function exchange({ url, pieces, leave = false }: Options): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const chunks: Buffer[] = []
  // A connection that is cut is one of the outcomes: `once` of node:events would take it for a fault.
  socket.on('error', () => undefined)
  const { promise: closed, resolve } = Promise.withResolvers<boolean>()
  socket.once('close', () => resolve(true))
  const timer = setTimeout(() => resolve(false), timeoutMs)
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (const piece of pieces) socket.write(piece)
  if (leave) socket.end()
  const isClosed = await closed
  clearTimeout(timer)
  socket.destroy()
  if (!isClosed) throw new Error(`The connection is still open after ${timeoutMs} ms`)
  return Buffer.concat(chunks).toString()
}

/** The first answer in what came back. */
export function answerOf(text: string): Omit<Answer, 'bytes'> {
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...fields] = text.slice(0, end).split('\r\n')
  const headers = Object.fromEntries(
    fields.map((field) => [
      field.slice(0, field.indexOf(':')).toLowerCase(),
      field.slice(field.indexOf(':') + 2),
    ]),
  )
  // Bytes after the request may have been answered too.
  const length = headers['content-length']
  const body = Buffer.from(text.slice(end + 4)).subarray(0, length === undefined ? undefined : Number(length))
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]), headers, text: body.toString() }
}
