import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'

const killPoints = process.env['FULL'] ? 50 : 10

it(
  'a server killed in the middle of a creation leaves one effect behind, and the same answer from then on',
  { timeout: processTimeoutMs * 3 },
  async () => {
    await using folder = await serverFolder()
    await using records = await productionRecords()
    const start = () => startServer({ folder, environment: { ...records.environment, APP_PORT: '0' } })
    let effects = 0
    for (let point = 0; point < killPoints; point++) {
      const key = randomUUID()
      const body = { username: `killed-${point}`, name: '중단', password: 'long-enough-password' }
      const create = async (url: string, token: string) =>
        call(url, 'POST', '/v1/users', { token, body, headers: { 'idempotency-key': key } })

      await using killed = start()
      const first = await killed.ready()
      const { accessToken } = await logIn(first.url, admin.username, admin.password)
      const answer = create(first.url, accessToken).catch(() => undefined)
      // From before the request arrives until after it is answered: a creation takes about 40 ms.
      await sleep(point * (60 / killPoints))
      killed.signalGroup('SIGKILL')
      await killed.exit()
      const before = await answer

      await using restarted = start()
      const second = await restarted.ready()
      const again = await create(second.url, accessToken)
      expect(again.status).toBe(201)
      if (before?.status === 201) expect(again.text).toBe(before.text)
      const found = await call(second.url, 'GET', `/v1/users?q=killed-${point}`, { token: accessToken })
      expect(
        found.body.items.filter(({ username }: { username: string }) => username === body.username),
      ).toEqual([again.body])
      effects++
    }
    expect(effects).toBe(killPoints)
  },
)
