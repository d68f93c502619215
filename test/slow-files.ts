import { setDefaultCACertificates, getCACertificates } from 'node:tls'
import { certificate, startHttps } from './https-server.ts'

export const row = (i: number) => `{"day":"2026-11-25","stop":"정류장 ${i}","boarded":${i}}\n`
export const rows = (count: number) => Array.from({ length: count }, (_, i) => row(i)).join('')

/**
 * A server of files: `/slow/<ms>/<n>` sends n rows with so many milliseconds between them, `/broken/<n>` answers 503
 * so many times before it has rows. This process trusts it.
 */
export async function startFiles() {
  setDefaultCACertificates([...getCACertificates('default'), certificate])
  /** Requests by path, and how many have been cut off by whoever asked. */
  const asked = new Map<string, number>()
  let cut = 0
  const server = await startHttps((req, res) => {
    const path = req.url ?? ''
    const count = (asked.get(path) ?? 0) + 1
    asked.set(path, count)
    const [, kind, first = '0', second = '0'] = path.replace(/\?.*/, '').split('/')
    if (kind === 'broken') {
      if (count <= Number(first)) return res.writeHead(503).end()
      return res.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(rows(3))
    }
    res.writeHead(200, { 'content-type': 'application/x-ndjson' })
    let sent = 0
    const timer = setInterval(() => {
      res.write(row(sent++))
      if (sent >= Number(second)) res.end()
    }, Number(first))
    res.once('close', () => {
      clearInterval(timer)
      if (!res.writableFinished) cut++
    })
  })
  return { ...server, host: `localhost:${server.port}`, asked, cut: () => cut }
}

export const fetchTask = (dataset: string, url: string, more: object = {}) => ({
  kind: 'builtin',
  task: { name: 'load', dataset, from: { kind: 'https', url }, ...more },
})
