import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { promisify } from 'node:util'

const openapiFetch = dirname(createRequire(import.meta.url).resolve('openapi-fetch'))
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
}
const imports = { '@tg-cloud/client': '/client/index.js', 'openapi-fetch': '/openapi-fetch/index.mjs' }
const html = `<!doctype html>
<link rel="icon" href="data:," />
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
  import * as client from '@tg-cloud/client'
  window.client = client
</script>`

/** A web application of its own origin, whose page has the client package in `window.client`: as it is published. */
export async function serveClientPage() {
  let unpacked: string | undefined
  const server = createServer((req, res) => {
    const path = req.url ?? '/'
    const file = path.startsWith('/openapi-fetch/')
      ? join(openapiFetch, path.slice('/openapi-fetch/'.length))
      : join(unpacked ?? '', 'package/dist', path.slice('/client/'.length))
    const found = path === '/' ? Promise.resolve(html) : readFile(file, 'utf8')
    found.then(
      (text) => res.setHeader('Content-Type', types[extname(path)] ?? 'text/html').end(text),
      () => res.writeHead(404).end(),
    )
  }).listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    origin: `http://localhost:${port}`,
    /** Takes the package that an API server hands out. */
    async install(apiUrl: string) {
      const response = await fetch(`${apiUrl}/client/latest.tgz`)
      if (!response.ok) throw new Error(`The server hands out no client: ${response.status}`)
      unpacked = await mkdtemp(join(tmpdir(), 'tg-cloud-client-'))
      const tarball = join(unpacked, 'client.tgz')
      await writeFile(tarball, new Uint8Array(await response.arrayBuffer()))
      await promisify(execFile)('tar', ['-xzf', tarball, '-C', unpacked])
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      if (unpacked !== undefined) await rm(unpacked, { recursive: true, force: true })
    },
  }
}
