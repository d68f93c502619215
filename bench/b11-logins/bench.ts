import type { Bench } from '../bench.ts'
import { requestsPerSecond, serverCore } from '../load.ts'
import { during, root, run } from '../processes.ts'
import { loginScript } from './flood.ts'

const seconds = 5
// At 40 requests a second it takes this long until V8 has compiled what they run through.
const warmSeconds = 15

export const logins: Bench = {
  id: 'B11',
  what: 'POST /v1/auth/login / argon2.verify alone, one at a time, 1/s',
  must: 0.9,
  aim: 0.97,
  conditions:
    'server on core 0, LOGIN_CONCURRENCY=1 (default), wrk -c4 on core 1, 999 users in turn, measured after 15 s of logins',
  async prepare(world) {
    const script = await loginScript(world)
    return {
      async pair() {
        const ours = await during(await world.startOurs({ cores: serverCore }), (server) =>
          requestsPerSecond(server, '/v1/auth/login', { script, connections: 4, seconds, warmSeconds }),
        )
        const file = `${root}/bench/b11-logins/twin.ts`
        const parameters = [process.execPath, file, world.passwordHash, world.password, String(seconds)]
        const perSecond = Number(await run('taskset', '-c', serverCore, ...parameters))
        return { ours: { ...ours, unit: 'logins/s' }, twin: { value: perSecond, unit: 'verify/s' } }
      },
    }
  },
}
