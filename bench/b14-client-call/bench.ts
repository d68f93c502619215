import { isDeepStrictEqual } from 'node:util'
import { createClient } from '@tg-cloud/client'
import { type Bench, median } from '../bench.ts'
import { serverCore } from '../load.ts'

const calls = 1_000

export const clientCall: Bench = {
  id: 'B14',
  what: 'client.users.list({ limit: 20 }), p50 / bare fetch and json(), p50, ms',
  must: 1.15,
  aim: 1.05,
  conditions: `server on core 0, one call at a time, ${calls} of each in turn`,
  async prepare(world) {
    const server = await world.startOurs({ cores: serverCore })
    const client = createClient({ baseUrl: server.url, auth: { kind: 'token' } })
    await client.auth.login({ body: { username: world.username(0), password: world.password } })
    const authorization = `Bearer ${await world.logIn(server.url)}`
    const typed = () => client.users.list({ query: { limit: 20 } })
    const bare = async (): Promise<unknown> => {
      const response = await fetch(`${server.url}/v1/users?limit=20`, { headers: { authorization } })
      if (!response.ok) throw new Error(`fetch was answered ${response.status}`)
      return response.json()
    }
    if (!isDeepStrictEqual(await typed(), await bare())) throw new Error('The client answers something else')
    async function msOf(call: () => Promise<unknown>) {
      const start = performance.now()
      await call()
      return performance.now() - start
    }
    async function inTurn() {
      const ours: number[] = []
      const twin: number[] = []
      for (let i = 0; i < calls; i++) {
        ours.push(await msOf(typed))
        twin.push(await msOf(bare))
      }
      return { ours: { value: median(ours), unit: 'ms' }, twin: { value: median(twin), unit: 'ms' } }
    }
    await inTurn()
    return { pair: inTurn, [Symbol.asyncDispose]: server.kill }
  },
}
