import { Agent, request } from 'node:http'

export type Sent = {
  method: string
  path: string
  headers: Record<string, string>
  content: string | Uint8Array | undefined
}
export type Answer = { status: number; headers: Record<string, string>; text: string; bytes: Buffer }

const timeoutMs = 10_000

/** Fails after 10 s without an answer. */
export type Send = (sent: Sent) => Promise<Answer>

/** Sends exactly this path, headers and bytes, which `fetch` would tidy up. */
export function makeSend(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const { hostname, port } = new URL(url)
  const once = ({ method, path, headers, content }: Sent) =>
    new Promise<Answer>((resolve, reject) => {
      const outgoing = request(
        { agent, hostname, port, method, path, headers, signal: AbortSignal.timeout(timeoutMs) },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () => {
            const bytes = Buffer.concat(chunks)
            const headers = incoming.headers as Record<string, string>
            resolve({ status: incoming.statusCode ?? 0, headers, text: bytes.toString(), bytes })
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(content)
    })
  return {
    send: async (sent: Sent): Promise<Answer> => {
      try {
        return await once(sent)
      } catch (error) {
        // A kept connection may be closed by the server just when it is used again.
        if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error
        return once({ ...sent, headers: { ...sent.headers, connection: 'close' } })
      }
    },
    close: () => agent.destroy(),
  }
}
