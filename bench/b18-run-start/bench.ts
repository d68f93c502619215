import { setTimeout as delay } from 'node:timers/promises'
import type { Run } from '@tg-cloud/contract/run'
import { call } from '../../test/call.ts'
import { type Bench, median } from '../bench.ts'
import { newDataset } from '../loads/load.ts'

const runs = 40

export const runStart: Bench = {
  id: 'B18',
  what: 'From sending POST /v1/pipelines/{slug}/runs until the built-in task begins, p50, ms (divided by 1)',
  must: 20,
  aim: 10,
  conditions: `server not pinned, embedded DuckDB, ${runs} profiles of an empty data set one after the other; client and database on one clock`,
  async prepare(world) {
    const { url, kill } = await world.startOurs()
    const token = await world.logIn(url)
    const { slug: dataset } = await newDataset(url, token)
    const runner = { kind: 'builtin', task: { name: 'profile', dataset } }
    const { body: pipeline } = await call(url, 'POST', '/v1/pipelines', {
      token,
      body: { name: 'b18', runner },
    })

    async function once(): Promise<number> {
      const sentAt = Date.now()
      const asked = await call(url, 'POST', `/v1/pipelines/${pipeline.slug}/runs`, { token, body: {} })
      if (asked.status !== 201) throw new Error(`A run was answered ${asked.status}: ${asked.text}`)
      let run: Run = asked.body
      while (run.finishedAt === null) {
        // Not so often that it takes the server's time.
        await delay(50)
        run = (await call(url, 'GET', `/v1/runs/${run.id}`, { token })).body
      }
      if (run.state !== 'succeeded' || run.startedAt === null)
        throw new Error(`A run ${run.state}: ${run.detail}`)
      return Date.parse(run.startedAt) - sentAt
    }
    async function pair() {
      const waits: number[] = []
      for (let i = 0; i < runs; i++) waits.push(await once())
      return { ours: { value: median(waits), unit: 'ms' }, twin: { value: 1, unit: '' } }
    }
    // The first runs compile what the others use.
    await pair()
    return { pair, [Symbol.asyncDispose]: kill }
  },
}
