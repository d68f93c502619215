import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Files of an authority of the test's own, of a server called localhost, and of a client, in PEM. */
export function makeCertificates() {
  const folder = mkdtempSync(join(tmpdir(), 'tg-cloud-tls-'))
  const path = (name: string) => join(folder, name)
  const openssl = (...parameters: string[]) =>
    execFileSync('openssl', parameters, { cwd: folder, stdio: 'pipe' })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca-key.pem',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    '/CN=Test',
  )
  for (const name of ['server', 'client']) {
    writeFileSync(path('extensions'), 'subjectAltName=DNS:localhost\n')
    openssl('req', ...newKey, '-keyout', `${name}-key.pem`, '-out', `${name}.csr`, '-subj', `/CN=${name}`)
    const signing = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial', '-extfile', 'extensions']
    openssl('x509', '-req', '-in', `${name}.csr`, ...signing, '-out', `${name}.pem`, '-days', '2')
  }
  return {
    path,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
export type Certificates = ReturnType<typeof makeCertificates>

type Options = {
  upstream: string
  certificates: Certificates
  /** What `Authorization` must be; anybody gets in without. */
  authorization?: string
  /** Whoever comes must show a certificate of the authority. */
  mutual?: boolean
}

/** A proxy that checks what the security of a cluster checks, and passes on what it lets in. */
export async function startTlsProxy({ upstream, certificates, authorization, mutual = false }: Options) {
  const pem = (name: string) => readFileSync(certificates.path(name))
  const server = createServer(
    { key: pem('server-key.pem'), cert: pem('server.pem'), ca: pem('ca.pem'), requestCert: mutual },
    (asked, answer) => {
      if (authorization !== undefined && asked.headers.authorization !== authorization)
        return void answer
          .writeHead(401, { 'content-type': 'application/json' })
          .end('{"error":"Unauthorized","status":401}')
      const { method, url, headers } = asked
      const passed = request(upstream, { method, path: url, headers }, (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers)
        given.pipe(answer)
      })
      passed.on('error', () => answer.destroy())
      asked.pipe(passed)
    },
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `https://localhost:${port}`,
    /** A name that its certificate is not for. */
    otherUrl: `https://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
