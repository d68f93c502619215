import type { Bench } from '../bench.ts'
import { flood, requestsPerSecond } from '../load.ts'
import { openLoopP99 } from '../open-loop.ts'
import { loginScript } from './flood.ts'

const rate = 200
const seconds = 5
const path = '/v1/users?limit=20'

export const loginFlood: Bench = {
  id: 'B11p',
  what: 'p99 of GET /v1/users?limit=20 during a flood of logins / without, ms',
  must: 3,
  aim: 1.5,
  conditions: `server not pinned, ${rate} lists/s on a fixed schedule, flood: wrk -c16, right passwords`,
  async prepare(world) {
    const script = await loginScript(world)
    const server = await world.startOurs()
    const headers = { authorization: `Bearer ${await world.logIn(server.url)}` }
    await requestsPerSecond(server, path, { headers })
    const p99 = () => openLoopP99({ url: server.url + path, headers, rate, seconds })
    return {
      async pair() {
        const idle = await p99()
        const logins = flood(server, '/v1/auth/login', { script, connections: 16, seconds })
        const [flooded] = await Promise.all([p99(), logins])
        return { ours: { value: flooded, unit: 'ms' }, twin: { value: idle, unit: 'ms' } }
      },
      [Symbol.asyncDispose]: server.kill,
    }
  },
}
