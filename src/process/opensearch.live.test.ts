import { expect, it, vi } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { freePort } from '../../test/live-servers.ts'
import { exampleFields, newLoad } from '../../test/loading.ts'
import { startOpenSearch } from '../../test/open-search.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { until } from '../../test/until.ts'

vi.setConfig({ testTimeout: 3 * processTimeoutMs })

it('starts without its cluster, does what needs no rows, and has them back within 5 s of its return', async () => {
  await using node = await startOpenSearch('3.9.0')
  await using records = await productionRecords()
  await using folder = await serverFolder()
  const environment = {
    ...records.environment,
    OPENSEARCH_URL: node.url,
    OPENSEARCH_REPLICAS: '0',
    WORKERS: '2',
    APP_PORT: String(await freePort()),
  }
  const started = async (server: ReturnType<typeof startServer>) => {
    const [, port] = await server.says(/"port":(\d+),.*"msg":"ready"/)
    const url = `http://127.0.0.1:${port}`
    return { url, token: (await logIn(url, admin.username, admin.password)).accessToken }
  }
  await using first = startServer({ folder, environment })
  const before = await started(first)
  const { body: dataset } = await call(before.url, 'POST', '/v1/datasets', {
    token: before.token,
    body: { name: '서울 버스', fields: exampleFields },
  })
  const slug = dataset.slug as string
  await newLoad(before.url, before.token, slug, 'done')
  first.signal('SIGTERM')
  expect(await first.exit()).toMatchObject({ code: 0 })
  await node.stop()

  await using server = startServer({ folder, environment })
  const { url, token } = await started(server)
  expect((await call(url, 'GET', '/openapi.json')).status).toBe(200)
  expect((await call(url, 'GET', `/v1/datasets/${slug}`, { token })).status).toBe(200)
  const ask = () => call(url, 'POST', `/v1/datasets/${slug}/search`, { token, body: {} })
  for (let i = 0; i < 4; i++) {
    const begun = performance.now()
    const { status, body } = await ask()
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' })
    expect(performance.now() - begun).toBeLessThan(1_000)
  }
  const readiness = async () => {
    const { status, body } = await call(url, 'GET', '/readyz')
    return { status, checks: body.checks as { name: string; state: string }[] }
  }
  expect(await readiness()).toMatchObject({
    status: 503,
    checks: expect.arrayContaining([expect.objectContaining({ name: 'opensearch', state: 'down' })]),
  })

  await node.startAgain()
  const back = performance.now()
  await until(async () => (await ask()).status === 200)
  expect(performance.now() - back).toBeLessThan(5_000)
  await until(async () => (await readiness()).status === 200)
  for (let i = 0; i < 6; i++) expect((await ask()).body.rows).toHaveLength(2)
  const { body } = await call(url, 'GET', '/v1/ingests', { token })
  expect(body.items[0]).toMatchObject({ durability: { engine: 'opensearch', copies: 1 } })

  server.signal('SIGTERM')
  expect(await server.exit()).toMatchObject({ code: 0 })
  expect(folder.processes()).toEqual([])
})
