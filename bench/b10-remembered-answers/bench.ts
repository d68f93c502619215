import { createSecretKey, randomBytes } from 'node:crypto'
import { createClient } from '@keyv/redis'
import { exact } from '@tg-cloud/contract/completeness'
import { aDataset, anEngine } from '../../test/answers.ts'
import { startRedis } from '../../test/redis.ts'
import { until } from '../../test/until.ts'
import { openRedis } from '../../src/adapters/redis/redis.ts'
import { makeRedisTexts } from '../../src/adapters/redis/text-store.ts'
import { makeSealed } from '../../src/cache/sealed.ts'
import { makeSingleFlight } from '../../src/cache/single-flight.ts'
import { type Answer, anyAge } from '../../src/query/answers.ts'
import { makeRememberedAnswers } from '../../src/query/remembered-answers.ts'
import { type Bench, median } from '../bench.ts'

const reads = 2_000
/** About 4 KB of JSON. */
const answer = {
  completeness: exact,
  rows: Array.from({ length: 50 }, (_, i) => ({
    stop: '종로3가',
    boarded: i,
    card: `90000000000000${i}`,
    fare: '1250.50',
  })),
} satisfies Answer & { rows: object[] }

export const rememberedAnswers: Bench = {
  id: 'B10',
  what: 'a remembered answer out of Redis, p50 / node-redis GET and JSON.parse of the same text, ms',
  must: 2,
  aim: 1.3,
  conditions: `${Buffer.byteLength(JSON.stringify(answer))} bytes, ${reads} of each in turn, in one process; without the memory of the process, where the next hit would be`,
  async prepare() {
    const server = await startRedis()
    const redis = openRedis({ url: server.url, log: () => undefined })
    const bare = createClient({ url: server.url })
    await bare.connect()
    await until(() => redis.isUsable())
    const { engine } = anEngine()
    const answers = makeRememberedAnswers({
      engine,
      deletedRows: { since: async () => false },
      store: makeSealed(makeRedisTexts(redis), createSecretKey(randomBytes(32))),
      once: makeSingleFlight(),
      made: 'bench',
      ttlMs: 3_600_000,
      observe: () => undefined,
    })
    const asking = {
      dataset: aDataset(),
      compiled: ['search', { limit: 50, sort: [{ field: 'boarded', descending: true }] }],
      signal: new AbortController().signal,
      freshness: anyAge,
    }
    const ask = () => answers(asking, async () => answer)
    await until(async () => (await ask()).cache.hit)
    await bare.set('bare', JSON.stringify(answer))
    const p50 = async (read: () => Promise<unknown>) => {
      const took: number[] = []
      for (let i = 0; i < reads; i++) {
        const begun = performance.now()
        await read()
        took.push(performance.now() - begun)
      }
      return { value: median(took), unit: 'ms' }
    }
    const hit = async () => {
      if (!(await ask()).cache.hit) throw new Error('It was not remembered')
    }
    const twin = async () => JSON.parse((await bare.get('bare')) ?? 'null') as object
    await p50(hit)
    await p50(twin)
    return {
      pair: async () => ({ ours: await p50(hit), twin: await p50(twin) }),
      async [Symbol.asyncDispose]() {
        redis.close()
        bare.destroy()
        await server[Symbol.asyncDispose]()
      },
    }
  },
}
