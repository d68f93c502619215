import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * The server as it may grow without a new version: it passes every request on to `url`, and every user in its answers
 * has a field and a level that no client knows.
 */
export async function startGrownServer(url: string) {
  const server = createServer((request, response) => void passOn(url, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function passOn(url: string, request: IncomingMessage, response: ServerResponse) {
  const { host: _, ...headers } = request.headers as Record<string, string>
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const answer = await fetch(`${url}${request.url}`, {
    method: request.method ?? 'GET',
    headers: withoutHop(headers),
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.startsWith('application/json')
  response.writeHead(answer.status, withoutHop(Object.fromEntries(answer.headers)))
  response.end(isJson ? JSON.stringify(JSON.parse(text, grown)) : text)
}

// What belongs to one connection, or changes with the body.
const hop = new Set(['connection', 'keep-alive', 'upgrade', 'http2-settings', 'transfer-encoding'])
const withoutHop = (headers: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hop.has(name) && !/^content-(length|encoding)$/.test(name)),
  )

const grown = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'username' in value && 'level' in value
    ? { ...value, level: 'AUDITOR', plantedField: 'new' }
    : value
