import { createServer, type ServerResponse } from 'node:http'
import { Pool } from 'pg'

/** What a raw twin is made of: node:http and pg with a pool as large as ours, nothing else. */
export const pool = new Pool({
  connectionString: process.env['DATABASE_URL'],
  options: process.env['PGOPTIONS'],
  max: 10,
})

export function serve(answer: (url: string) => Promise<unknown>): void {
  createServer(
    (req, res) =>
      void answer(req.url ?? '').then(
        (body) => send(res, body),
        () => res.destroy(),
      ),
  ).listen(Number(process.env['PORT']), '127.0.0.1')
}

function send(res: ServerResponse, value: unknown): void {
  const body = JSON.stringify(value)
  res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
  res.end(body)
}
