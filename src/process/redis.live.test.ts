import { expect, it, vi } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { startRedis } from '../../test/redis.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { until } from '../../test/until.ts'

vi.setConfig({ testTimeout: 2 * processTimeoutMs })

const password = 'a-password-for-tests-only'
const text = 'boarded\n1\n2\n3\n'

it('a server starts and ends without its Redis, and finds there after a restart what it was asked before', async ({
  annotate,
}) => {
  await using redis = await startRedis()
  await using folder = await serverFolder()
  const environment = { REDIS_URL: redis.url, ADMIN_PASSWORD: password }
  const start = () => startServer({ folder, environment })
  const redisOf = async (url: string) => {
    const { status, body } = await call(url, 'GET', '/readyz')
    const { state } = (body.checks as { name: string; state: string }[]).find(({ name }) => name === 'redis')!
    return [status, state]
  }
  // Redis is left alone for a moment when it is slow: of several questions one is found there.
  const limits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  const search = async (url: string, slug: string, limit = 1) => {
    const { accessToken: token } = await logIn(url, 'admin', password)
    const body = { total: 'exact', limit }
    const answer = await call(url, 'POST', `/v1/datasets/${slug}/search`, { token, body })
    expect(answer.body.total).toEqual({ rows: 3, kind: 'exact' })
    return answer.body.cache.hit as boolean
  }

  await redis.crash()
  let slug: string
  {
    await using server = start()
    const { url, tookMs } = await server.ready()
    expect(await redisOf(url)).toEqual([200, 'down'])
    const { accessToken: token } = await logIn(url, 'admin', password)
    const fields = [{ name: 'boarded', type: 'int' }]
    const created = await call(url, 'POST', '/v1/datasets', { token, body: { name: 'Bus', fields } })
    slug = created.body.slug as string
    const headers = { 'content-type': 'text/csv' }
    await call(url, 'POST', `/v1/datasets/${slug}/rows`, { token, body: text, headers })
    expect(await search(url, slug)).toBe(false)
    await redis.startAgain()
    await until(async () => (await redisOf(url))[1] === 'up', 5_000)
    // Remembered in the process until now: asked anew, it is put into Redis as well.
    await until(async () => {
      for (const limit of limits)
        await call(url, 'POST', `/v1/datasets/${slug}/search`, {
          token,
          body: { total: 'exact', limit },
          headers: { 'cache-control': 'no-cache' },
        })
      return (await redis.keys()).length >= 2 + limits.length
    })
    await annotate(`first start, without Redis: ready after ${tookMs} ms`)
    await redis.pause()
    const at = performance.now()
    server.signal('SIGTERM')
    const exit = await server.exit(at)
    expect(exit).toMatchObject({ code: 0 })
    expect(exit.tookMs).toBeLessThan(15_000)
    expect(server.output()).not.toMatch(/unhandled|"level":"error"/i)
    await redis.resume()
  }
  {
    await using server = start()
    const { url } = await server.ready()
    await until(async () => (await redisOf(url))[1] === 'up', 5_000)
    const hits: boolean[] = []
    for (const limit of limits) hits.push(await search(url, slug, limit))
    expect(hits).toContain(true)
  }
})
