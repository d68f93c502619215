import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type BulkFaults = {
  /** Whether a whole request is refused for now, or done and not answered. */
  request?: (count: number) => 'busy' | 'cut' | undefined
  /** Whether a document of rows is refused, for now or for good, without the server having seen it. */
  item?: (id: string, count: number) => 'busy' | 'bad' | undefined
}
type Item = Record<string, { status: number; error?: { type: string; reason: string } }>
type Line = { id: string; action: string; text: string }

const busy = { type: 'rejected_execution_exception', reason: 'rejected execution of a bulk: queue full' }
const bad = { type: 'mapper_parsing_exception', reason: 'failed to parse field [n] of type [long]' }
const faultOf = { busy: { status: 429, error: busy }, bad: { status: 400, error: bad } }

/** Passes everything on to a server but what it is told to spoil of bulk requests. `sent`: when, which documents, how many of them were refused. */
export async function startBulkProxy(upstream: string, faults: BulkFaults) {
  const sent: { at: number; ids: string[]; refused: number }[] = []
  let items = 0

  async function bulk(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const lines = linesOf((await bodyOf(incoming)).toString())
    const request = { at: performance.now(), ids: lines.map(({ id }) => id), refused: 0 }
    sent.push(request)
    const whole = faults.request?.(sent.length)
    if (whole === 'busy') {
      request.refused = lines.length
      return json(answer, 429, { error: busy, status: 429 })
    }
    const ofRows = /^\/[^/]+-d-/.test(incoming.url ?? '')
    const fates = lines.map(({ id }) => (ofRows ? faults.item?.(id, ++items) : undefined))
    const passed = lines.filter((_, i) => fates[i] === undefined)
    request.refused = lines.length - passed.length
    const done = passed.length === 0 ? [] : await pass(incoming, passed.map(({ text }) => text).join(''))
    if (whole === 'cut') return void answer.socket?.resetAndDestroy()
    let next = 0
    const all = lines.map(({ action }, i): Item => {
      const fate = fates[i]
      return fate ? { [action]: faultOf[fate] } : (done[next++] as Item)
    })
    json(answer, 200, { errors: true, items: all })
  }

  async function pass(incoming: IncomingMessage, body: string): Promise<Item[]> {
    const { method = 'POST', url = '/', headers } = incoming
    const { 'content-length': _length, host: _host, connection: _connection, ...rest } = headers
    const response = await fetch(`${upstream}${url}`, {
      method,
      headers: rest as Record<string, string>,
      body,
    })
    return ((await response.json()) as { items: Item[] }).items
  }

  const server = createServer((incoming, answer) => {
    if (/\/_bulk/.test(incoming.url ?? '')) return void bulk(incoming, answer).catch(() => answer.destroy())
    const { method, url, headers } = incoming
    const outgoing = request(`${upstream}${url}`, { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 500, response.headers)
      response.pipe(answer)
    })
    outgoing.on('error', () => answer.destroy())
    incoming.pipe(outgoing)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function linesOf(body: string): Line[] {
  const lines: Line[] = []
  const texts = body.split('\n')
  for (let i = 0; i + 1 < texts.length; i++) {
    const head = texts[i] as string
    const [[action, { _id }]] = Object.entries(JSON.parse(head)) as [[string, { _id: string }]]
    const text = action === 'delete' ? `${head}\n` : `${head}\n${texts[++i]}\n`
    lines.push({ id: _id, action, text })
  }
  return lines
}

function json(answer: ServerResponse, status: number, body: object): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
