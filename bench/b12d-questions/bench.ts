import { makeAsk } from '../ask.ts'
import { type Bench, median } from '../bench.ts'
import { writeParquet } from '../loads/files.ts'
import { load, newDataset } from '../loads/load.ts'
import { openLoopP99 } from '../open-loop.ts'
import type { World } from '../world.ts'
import { startDirect } from './direct.ts'
import { aggregate, another, type Question, search } from './questions.ts'

const rows = 3_000_000
const memoryMib = 512
const [asks, callers, seconds] = [40, 16, 6]

type Answer = { rows?: object[]; aggregates?: { byStop: { groups: object[] } } }

/** The same rows behind our API and in DuckDB alone. */
async function bothSides(world: World) {
  const file = await writeParquet(world.dir, rows)
  const server = await world.startOurs({ DUCKDB_MEMORY_MIB: String(memoryMib) })
  const token = await world.logIn(server.url)
  const { slug } = await newDataset(server.url, token)
  await load(server.url, token, slug, file)
  const direct = await startDirect(world.dir, file.path, memoryMib)
  const post = makeAsk(token)
  const ask = ({ operation, body }: Question) =>
    post<Answer>(`${server.url}/v1/datasets/${slug}/${operation}`, body)
  return {
    server,
    token,
    direct,
    ask,
    /** Throws when the two answer another number of rows. */
    async check(question: Question) {
      const [ours, alone] = [await ask(question), await direct.ask(question.sql)]
      const count = (ours.rows ?? ours.aggregates?.byStop.groups ?? []).length
      if (count === 0 || count !== alone.rows.length)
        throw new Error(`${question.name}: ${count} rows of ours, ${alone.rows.length} of DuckDB alone`)
    },
    async [Symbol.asyncDispose]() {
      await direct.stop()
      await server.kill()
    },
  }
}

const inTurn = (id: string, question: Question): Bench => ({
  id,
  what: `${question.name} over ${rows / 1_000_000} M rows, p50 / the same SQL on DuckDB alone, ms`,
  must: 1.25,
  aim: 1.1,
  conditions: `not pinned, one question at a time, ${asks} of each in turn, ${memoryMib} MiB each`,
  async prepare(world) {
    const sides = await bothSides(world)
    await sides.check(question)
    return {
      async pair() {
        const [ours, twin]: [number[], number[]] = [[], []]
        for (let i = 0; i < asks; i++) {
          const begun = performance.now()
          await sides.ask(question)
          ours.push(performance.now() - begun)
          twin.push((await sides.direct.ask(question.sql)).ms)
        }
        return { ours: { value: median(ours), unit: 'ms' }, twin: { value: median(twin), unit: 'ms' } }
      },
      [Symbol.asyncDispose]: sides[Symbol.asyncDispose],
    }
  },
})

const together: Bench = {
  id: 'B12dt',
  what: `${callers} callers of aggregates at once, each another question, answers/s / DuckDB alone`,
  must: 0.8,
  aim: 0.95,
  conditions: `not pinned, ${seconds} s each, ${memoryMib} MiB each`,
  async prepare(world) {
    const sides = await bothSides(world)
    await sides.check(another(0))
    let asked = 0
    async function ours(): Promise<number> {
      const begun = performance.now()
      let count = 0
      await Promise.all(
        Array.from({ length: callers }, async () => {
          for (; performance.now() - begun < seconds * 1_000; count++) await sides.ask(another(++asked))
        }),
      )
      return count / ((performance.now() - begun) / 1_000)
    }
    return {
      pair: async () => ({
        ours: { value: await ours(), unit: '/s' },
        twin: { value: await sides.direct.throughput(another(0).sql, callers, seconds), unit: '/s' },
      }),
      [Symbol.asyncDispose]: sides[Symbol.asyncDispose],
    }
  },
}

const besides: Bench = {
  id: 'B12du',
  what: 'p99 of GET /v1/users?limit=20 while 8 heavy questions run / without, ms',
  must: 3,
  aim: 1.5,
  conditions: `not pinned, 100 lists/s on a fixed schedule, aggregates over ${rows / 1_000_000} M rows`,
  async prepare(world) {
    const sides = await bothSides(world)
    const headers = { authorization: `Bearer ${sides.token}` }
    const p99 = () =>
      openLoopP99({ url: `${sides.server.url}/v1/users?limit=20`, headers, rate: 100, seconds })
    await p99()
    let asked = 0
    return {
      async pair() {
        const idle = await p99()
        const lasting = new AbortController()
        const heavy = Array.from({ length: 8 }, async () => {
          while (!lasting.signal.aborted) await sides.ask(another(++asked))
        })
        const busy = await p99()
        lasting.abort()
        await Promise.all(heavy)
        return { ours: { value: busy, unit: 'ms' }, twin: { value: idle, unit: 'ms' } }
      },
      [Symbol.asyncDispose]: sides[Symbol.asyncDispose],
    }
  },
}

export const questions: Bench[] = [inTurn('B12d', search), inTurn('B12da', aggregate), together, besides]
