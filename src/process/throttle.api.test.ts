import { describe, expect, it, vi } from 'vitest'
import { call } from '../../test/call.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'

vi.setConfig({ testTimeout: processTimeoutMs })

describe('guessing a password', () => {
  it('is stopped, across a restart and whatever X-Forwarded-For says, while the owner gets in', async () => {
    await using records = await productionRecords()
    await using folder = await serverFolder()
    const direct = records.environment
    await using first = startServer({ folder, environment: direct })
    let { url } = await first.ready()
    const stopped = await guess(url, 200)
    expect(stopped.length).toBeGreaterThanOrEqual(190)
    for (const { body, retryAfter } of stopped) {
      expect(body).toMatchObject({ code: 'login_throttled', status: 429 })
      expect(retryAfter).toBeGreaterThan(0)
      expect(retryAfter).toBeLessThanOrEqual(15 * 60)
    }
    // The address in a header that anybody can send counts for nothing.
    expect((await logInFrom('203.0.113.9', url)).status).toBe(429)
    first.signal('SIGINT')
    await first.exit()

    await using second = startServer({ folder, environment: direct })
    url = (await second.ready()).url
    expect(await guess(url, 1)).toHaveLength(1)
    second.signal('SIGINT')
    await second.exit()

    await using proxied = startServer({ folder, environment: { ...direct, TRUSTED_PROXIES: 'loopback' } })
    url = (await proxied.ready()).url
    expect((await logInFrom('203.0.113.9', url)).status).toBe(200)
    // What a stranger puts before the address that the proxy adds is not believed either.
    const stranger = (i: number) => ({ 'x-forwarded-for': `198.51.100.${i}, 192.0.2.50` })
    expect(await guess(url, 20, stranger)).toHaveLength(10)
  })
})

const logInFrom = (address: string, url: string) =>
  call(url, 'POST', '/v1/auth/login', { body: admin, headers: { 'x-forwarded-for': address } })

/** Wrong passwords for the administrator, ten at once; the answers that were 429. */
async function guess(
  url: string,
  count: number,
  headers: (i: number) => Record<string, string> = () => ({}),
) {
  const stopped: { body: unknown; retryAfter: number }[] = []
  for (let sent = 0; sent < count; sent += 10) {
    const guesses = Array.from({ length: Math.min(10, count - sent) }, async (_, i) => {
      const body = { ...admin, password: `a wrong guess ${sent + i}` }
      const answer = await call(url, 'POST', '/v1/auth/login', { body, headers: headers(sent + i) })
      if (answer.status === 429)
        stopped.push({ body: answer.body, retryAfter: Number(answer.headers.get('retry-after')) })
      else expect(answer.status).toBe(401)
    })
    await Promise.all(guesses)
  }
  return stopped
}
