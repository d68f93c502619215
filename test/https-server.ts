import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** A certificate for localhost that is its own authority, valid for a hundred years; of tests alone. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUVq5YM89Lsjnr0Vr3Oc9CyFB17PIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDA5MjMzMloYDzIxMjYxMTA2
MDkyMzMyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARSnWKgFCbF3BADFz2+HNtRMBM1mebBe2zqYRBZan5gXZslZiQAwP3S
O5efGIOoESCulCtLgqhaDESE2Imjql/lo28wbTAdBgNVHQ4EFgQU1/JI0DrXXANk
ONEgizY0nzM1TSQwHwYDVR0jBBgwFoAU1/JI0DrXXANkONEgizY0nzM1TSQwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgDoxEgzVifvDYm1VIEXDvwgC9PO5XVRGBrTsmCtw1v7gCIEet
I/0xCaTPl8h2mI4n+NLP4Q6l4kDwxcP5fkGUOZ20
-----END CERTIFICATE-----
`
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+taNH7zJVi6zJmJs
dVKK027xLIYFM4xOdIy6aM+VXTahRANCAARSnWKgFCbF3BADFz2+HNtRMBM1mebB
e2zqYRBZan5gXZslZiQAwP3SO5efGIOoESCulCtLgqhaDESE2Imjql/l
-----END PRIVATE KEY-----
`

/** A server on a free port of this machine that speaks https as `localhost`. */
export async function startHttps(answer: RequestListener) {
  const server = createServer({ key, cert: certificate }, answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `https://localhost:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
