import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Export } from '@tg-cloud/contract/exports'
import { expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { exporting, sha256 } from '../../test/exporting.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { until } from '../../test/until.ts'

const killPoints = process.env['FULL'] ? 20 : 4
const rowCount = 600_000
const body = Buffer.from(
  Array.from({ length: rowCount }, (_, n) => `{"n":${n},"word":"행 ${n * 7919}"}\n`).join(''),
)

it(
  'an export goes on by itself after its server was killed or stopped, and is whole',
  { timeout: processTimeoutMs * killPoints },
  async () => {
    await using folder = await serverFolder()
    await using records = await productionRecords()
    const start = () => startServer({ folder, environment: { ...records.environment, APP_PORT: '0' } })
    let slug = ''
    let tookMs = 1_000
    let begunAnew = 0
    for (let point = 0; point < killPoints; point++) {
      await using first = start()
      const { url } = await first.ready()
      const { accessToken: token } = await logIn(url, admin.username, admin.password)
      if (point === 0) {
        const fields = [
          { name: 'n', type: 'int' },
          { name: 'word', type: 'keyword' },
        ]
        slug = (await call(url, 'POST', '/v1/datasets', { token, body: { name: '큰 것', fields } })).body.slug
        const headers = { 'content-type': 'application/x-ndjson' }
        await call(url, 'POST', `/v1/datasets/${slug}/rows`, { token, body, headers })
        const begun = performance.now()
        const mine = exporting(url, token)
        await mine.ended((await mine.create({ dataset: slug, format: 'ndjson' })).id, 60_000)
        tookMs = performance.now() - begun
      }
      const made = await exporting(url, token).create({ dataset: slug, format: 'ndjson' })
      await sleep((tookMs * (point + 0.3)) / killPoints)
      // The last one is asked to stop: it hands over what it has not done.
      const isStopped = point === killPoints - 1
      first.signalGroup(isStopped ? 'SIGTERM' : 'SIGKILL')
      await first.exit()

      await using second = start()
      const again = exporting((await second.ready()).url, token)
      const state = async (): Promise<Export['state']> => (await again.get(made.id)).state
      // Never for longer than the dead process may be silent.
      await until(async () => (await state()) === 'succeeded', 60_000)
      const done = await again.get(made.id)
      if (done.attempts > 1) begunAnew++
      if (isStopped) expect(done.attempts).toBe(1)
      expect(done).toMatchObject({ rows: rowCount, bytes: body.length, sha256: sha256(body), problem: null })
      const { bytes } = await again.download(made.id)
      expect(bytes.equals(body)).toBe(true)
      second.signalGroup('SIGTERM')
      expect(await second.exit()).toMatchObject({ code: 0 })
    }
    expect(begunAnew).toBeGreaterThan(0)
    const place = join(folder.dataDir, 'exports')
    expect(await readdir(place)).toHaveLength(killPoints + 2)
    expect(await readdir(join(place, 'unfinished'))).toEqual([])
  },
)
