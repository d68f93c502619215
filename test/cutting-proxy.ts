import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A way to an HTTP server on this machine that cuts one answer off after so many bytes. */
export async function startCuttingProxy(port: number) {
  const seen: { url: string; headers: IncomingHttpHeaders; status: number }[] = []
  let cut: { url: RegExp; afterBytes: number } | undefined
  const server = createServer((req, res) => {
    const { method, url = '', headers } = req
    const upstream = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      seen.push({ url, headers, status: answer.statusCode ?? 0 })
      res.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      const cutting = cut?.url.test(url) ? cut : undefined
      if (cutting) cut = undefined
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (cutting && bytes > cutting.afterBytes) res.destroy()
      })
      answer.pipe(res)
    })
    upstream.on('error', () => res.destroy())
    res.once('close', () => upstream.destroy())
    req.pipe(upstream)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    /** Requests so far, as they came. */
    seen,
    /** The next answer from such an address breaks off. */
    cutNext(url: RegExp, afterBytes: number) {
      cut = { url, afterBytes }
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
