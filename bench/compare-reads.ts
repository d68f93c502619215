import { isDeepStrictEqual } from 'node:util'
import type { Prepared } from './bench.ts'
import { requestsPerSecond, serverCore } from './load.ts'
import { during } from './processes.ts'
import type { World } from './world.ts'

type Read = {
  world: World
  path: string
  twin: string
  /** What both must answer alike. */
  part: (body: unknown) => unknown
}

/** One GET under full load, ours (with its token) and the twin in turn, each in a fresh process on core 0. */
export async function compareReads({ world, path, twin, part }: Read): Promise<Prepared> {
  const cores = serverCore
  const expected = await twinAnswer()

  async function twinAnswer() {
    const raw = await world.startTwin(twin, { cores })
    try {
      return await answerOf(raw.url + path, {})
    } finally {
      await raw.kill()
    }
  }
  async function answerOf(url: string, headers: Record<string, string>) {
    const response = await fetch(url, { headers })
    if (response.status !== 200) throw new Error(`GET ${url} answered ${response.status}`)
    return part(await response.json())
  }
  async function side(server: Awaited<ReturnType<World['startTwin']>>, headers: Record<string, string>) {
    const check = async () => {
      if (!isDeepStrictEqual(await answerOf(server.url + path, headers), expected))
        throw new Error(`GET ${path} is not answered alike by both sides`)
    }
    await check()
    const measured = await requestsPerSecond(server, path, { headers })
    await check()
    return measured
  }
  return {
    async pair() {
      const ours = await during(await world.startOurs({ cores }), async (server) =>
        side(server, { authorization: `Bearer ${await world.logIn(server.url)}` }),
      )
      return {
        ours,
        twin: await during(await world.startTwin(twin, { cores }), (server) => side(server, {})),
      }
    },
  }
}
