import { createClient } from '@tg-cloud/client'
import { expect, inject, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { freePort, startNginx } from '../../test/live-servers.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { serverFolder, startServer } from '../../test/run-server.ts'

it('serves everything under the path prefix of a proxy', async () => {
  const port = await freePort()
  await using nginx = await startNginx(port)
  expect(new URL(nginx.url).pathname).toBe('/bigdata')
  await using records = await productionRecords({ url: inject('postgres15Url') ?? inject('postgresUrl') })
  await using folder = await serverFolder()
  const proxied = { APP_PORT: String(port), PUBLIC_URL: nginx.url, TRUSTED_PROXIES: 'loopback' }
  await using server = startServer({ folder, environment: { ...records.environment, ...proxied } })
  await server.ready()

  const client = createClient({ baseUrl: nginx.url })
  await client.auth.login({ body: admin })
  const { accessToken: token } = await logIn(nginx.url, admin.username, admin.password)
  const body = { username: 'minji.kim', name: '김민지', password: '맑은-하늘-아래-42' }
  const created = await call(nginx.url, 'POST', '/v1/users', { token, body })
  expect(created.status).toBe(201)
  const location = created.headers.get('location') ?? ''
  expect(new URL(location, `${nginx.url}/v1/users`).href).toBe(`${nginx.url}/v1/users/${created.body.id}`)
  const followed = await call('', 'GET', new URL(location, `${nginx.url}/v1/users`).href, { token })
  expect(followed.body).toEqual(created.body)
  const found: string[] = []
  for await (const user of client.users.list({ query: { limit: 1 } })) found.push(user.username)
  expect(found).toEqual(['admin', 'minji.kim'])

  const openapi = await call(nginx.url, 'GET', '/openapi.json')
  expect(openapi.body.servers).toEqual([{ url: nginx.url }])
  expect((await call(nginx.url, 'GET', '/openapi.yaml')).text).toContain(`url: ${nginx.url}\n`)

  const login = await call(nginx.url, 'POST', '/v1/auth/login', { body: { ...admin, session: 'cookie' } })
  const setCookie = login.headers.get('set-cookie') ?? ''
  expect(setCookie).toMatch(/; Path=\/bigdata\/v1\/auth; HttpOnly; Secure; SameSite=Strict/)
  const headers = { cookie: setCookie.split(';')[0] ?? '', 'x-csrf': '1', origin: new URL(nginx.url).origin }
  expect((await call(nginx.url, 'POST', '/v1/auth/refresh', { headers })).status).toBe(200)

  for (const page of ['/docs', '/redoc']) {
    const { status, text } = await call(nginx.url, 'GET', page)
    expect(status).toBe(200)
    const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '')
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      const address = new URL(file, `${nginx.url}${page}`).href
      expect(address.startsWith(`${nginx.url}/`), address).toBe(true)
      expect((await call('', 'GET', address)).status, address).toBe(200)
    }
  }
  // The address of who calls is what the proxy says.
  const asked = await call(nginx.url, 'GET', '/healthz', { headers: { 'x-request-id': 'through-nginx' } })
  expect(asked.status).toBe(200)
  await server.says(/"requestId":"through-nginx"[^\n]*"address":"127\.0\.0\.1"/)
})
