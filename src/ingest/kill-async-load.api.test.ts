import { setTimeout as sleep } from 'node:timers/promises'
import type { Dataset, KeepOriginals } from '@tg-cloud/contract/datasets'
import type { Ingest } from '@tg-cloud/contract/ingests'
import { expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { until } from '../../test/until.ts'
import { openDuckDb } from '../adapters/duckdb/open.ts'

const killPoints = process.env['FULL'] ? 20 : 5
const rowCount = 200_000
const fields = [
  { name: 'n', type: 'int' as const, required: true },
  { name: 'word', type: 'keyword' as const },
]
const line = (n: number) => `{"n":${n},"word":"행 ${n * 7919}"}\n`
const body = Buffer.from(Array.from({ length: rowCount }, (_, n) => line(n)).join(''))

it(
  'a load that was promised is done exactly once, whenever the server is killed or stopped after the promise',
  { timeout: processTimeoutMs * killPoints },
  async () => {
    await using folder = await serverFolder()
    await using records = await productionRecords()
    const start = () => startServer({ folder, environment: { ...records.environment, APP_PORT: '0' } })
    const loaded: Dataset[] = []
    let tookMs = 1_000
    let cutOff = 0
    for (let point = 0; point < killPoints; point++) {
      await using first = start()
      const { url } = await first.ready()
      const { accessToken: token } = await logIn(url, admin.username, admin.password)
      const policy: KeepOriginals['policy'] = point % 2 === 0 ? 'forever' : 'never'
      const { body: dataset } = await call(url, 'POST', '/v1/datasets', {
        token,
        body: { name: `약속 ${point}`, fields, keepOriginals: { policy } },
      })
      const headers = { 'content-type': 'application/x-ndjson', prefer: 'respond-async' }
      const answer = await call(url, 'POST', `/v1/datasets/${dataset.slug}/rows`, { token, body, headers })
      expect(answer.status, answer.text).toBe(202)
      await sleep((tookMs * (point + 0.2)) / killPoints)
      // The last one is asked to stop: it hands over what it has not done.
      first.signalGroup(point === killPoints - 1 ? 'SIGTERM' : 'SIGKILL')
      await first.exit()

      await using second = start()
      const again = await second.ready()
      const begun = performance.now()
      const { id } = answer.body as Ingest
      const receipt = async (): Promise<Ingest> =>
        (await call(again.url, 'GET', `/v1/ingests/${id}`, { token })).body
      if ((await receipt()).state === 'loading') cutOff++
      await until(async () => (await receipt()).state !== 'loading', 60_000)
      tookMs = Math.max(tookMs, performance.now() - begun)
      expect(await receipt()).toMatchObject({
        state: 'done',
        received: rowCount,
        accepted: rowCount,
        bytes: body.length,
        durability: { originalKept: policy },
      })
      const original = await fetch(`${again.url}/v1/ingests/${id}/original`, {
        headers: { authorization: `Bearer ${token}` },
      })
      expect(original.status).toBe(policy === 'never' ? 404 : 200)
      if (policy !== 'never') expect(Buffer.from(await original.arrayBuffer()).equals(body)).toBe(true)
      loaded.push(dataset)
      second.signalGroup('SIGTERM')
      expect(await second.exit()).toMatchObject({ code: 0 })
    }
    expect(cutOff).toBeGreaterThan(0)

    const engine = await openDuckDb({ dataDir: folder.dataDir })
    try {
      for (const dataset of loaded) {
        let next = 0
        for await (const page of engine.scan(dataset, { fields: ['n', 'word'] }))
          for (const { cells } of page) {
            if (cells[0] !== next || cells[1] !== `행 ${next * 7919}`) throw new Error(`Row ${next} is bent`)
            next++
          }
        expect(next).toBe(rowCount)
      }
    } finally {
      await engine.close()
    }
  },
)
