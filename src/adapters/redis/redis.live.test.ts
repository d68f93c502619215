import { createSecretKey, randomBytes } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '../../../test/live-servers.ts'
import { startRedis, type TestRedis } from '../../../test/redis.ts'
import { startProxy } from '../../../test/tcp-proxy.ts'
import { until } from '../../../test/until.ts'
import { makeSealed } from '../../cache/sealed.ts'
import { makeRedisWindow } from './rate-window.ts'
import { openRedis, type Redis } from './redis.ts'
import { makeRedisTexts } from './text-store.ts'

vi.setConfig({ testTimeout: 60_000 })

const addedMs = 50
const healMs = 2_000
const pauseMs = process.env['FULL'] ? 20_000 : 3_000
const key = createSecretKey(randomBytes(32))

let server: TestRedis
beforeAll(async () => {
  server = await startRedis()
})
afterAll(() => server[Symbol.asyncDispose]())
const opened: Redis[] = []
afterEach(() => {
  for (const redis of opened.splice(0)) redis.close()
})

/** One process's use of a Redis: remembered texts, calls that are counted, and how long anybody waited for either. */
function use(url = server.url) {
  const logged: string[] = []
  const redis = openRedis({ url, log: (line) => void logged.push(line) })
  opened.push(redis)
  const texts = makeSealed(makeRedisTexts(redis), key)
  const window = makeRedisWindow(redis, { name: 'read', quota: 10, windowSeconds: 60 })
  let longestMs = 0
  async function timed<T>(work: () => Promise<T>): Promise<T> {
    const begun = performance.now()
    try {
      return await work()
    } finally {
      longestMs = Math.max(longestMs, performance.now() - begun)
    }
  }
  return {
    redis,
    logged,
    set: (name: string, text: string) => texts.set(name, text, 60_000),
    get: (name: string) => timed(() => texts.get(name)),
    consume: (caller: string) => timed(() => window.consume(caller)),
    refund: window.refund,
    usable: () => until(() => redis.isUsable(), healMs),
    /** It gives this text, maybe after it was slow for a moment, and never another. */
    async gives(name: string, text: string) {
      await until(async () => {
        const told = await this.get(name)
        expect([undefined, text]).toContain(told)
        return told === text
      }, healMs)
    },
    /** Puts it there for sure. */
    async put(name: string, text: string) {
      await until(() => redis.isUsable(), healMs)
      await this.set(name, text)
      await this.gives(name, text)
    },
    /** Asks for so long, as requests do; answers how many texts were found and the longest that one request waited. */
    async ask(forMs: number, name: string, text: string) {
      const lag = monitorEventLoopDelay({ resolution: 5 })
      lag.enable()
      const until = performance.now() + forMs
      let [asked, found] = [0, 0]
      for (; performance.now() < until; asked++) {
        longestMs = 0
        const begun = performance.now()
        await this.consume(`caller ${asked}`)
        const told = await this.get(name)
        longestMs = Math.max(longestMs, performance.now() - begun)
        expect([undefined, text]).toContain(told)
        if (told !== undefined) found++
        await sleep(1)
      }
      lag.disable()
      // What this machine was busy with otherwise is not Redis's doing.
      return { asked, found, longestMs: longestMs - lag.max / 1e6 }
    },
  }
}

describe('texts and counts in Redis', () => {
  it('are shared by all processes', async () => {
    const [one, other] = [use(), use()]
    await Promise.all([one.usable(), other.usable()])
    await one.set('shared', '서울 🚌')
    expect(await other.get('shared')).toBe('서울 🚌')
    const counted = await Promise.all(
      Array.from({ length: 20 }, (_, i) => [one, other][i % 2]!.consume('shared')),
    )
    expect(counted.filter(({ allowed }) => allowed)).toHaveLength(10)
    expect(counted.at(-1)).toMatchObject({ allowed: false, remaining: 0 })
    for (let i = 0; i < 11; i++) await one.refund('shared')
    expect(await other.consume('shared')).toMatchObject({ allowed: true, remaining: 0 })
  })

  it('have an end, and names that are ours', async () => {
    const one = use()
    await one.usable()
    await one.set('ending', 'text')
    await one.consume('ending')
    const keys = (await server.keys()).filter((name) => name.includes('ending'))
    expect(keys.sort()).toEqual(['tg-cloud::ending', 'tg-cloud::read:ending'])
    for (const name of keys) expect(await server.command('PTTL', name)).toBeGreaterThan(0)
  })
})

describe('a Redis', () => {
  it('that is down at the start is done without, and used when it is there', async () => {
    await using late = await startRedis()
    await late.crash()
    const { get, set, consume, usable, redis, logged } = use(late.url)
    await set('k', 'text')
    expect(await get('k')).toBeUndefined()
    const counted = await Promise.all(Array.from({ length: 10 }, () => consume('c')))
    expect(counted.filter(({ allowed }) => allowed)).toHaveLength(2)
    await expect(redis.probe(AbortSignal.timeout(100))).rejects.toThrow('not there')
    await late.startAgain()
    await usable()
    await set('k', 'text')
    expect(await get('k')).toBe('text')
    expect(logged).toEqual([expect.stringContaining('Redis is not used: '), 'Redis is used again'])
  })

  it('that does not exist is asked for again and again, and said to be away once', async () => {
    const { get, logged, redis } = use(`redis://127.0.0.1:${await freePort()}`)
    await sleep(1_500)
    expect(await get('k')).toBeUndefined()
    expect(redis.isUsable()).toBe(false)
    expect(logged).toEqual([expect.stringContaining('ECONNREFUSED')])
  })

  it('whose password is another is done without', async () => {
    const { get, logged } = use(server.url.replace(/:[^:@]*@/, ':wrong@'))
    await until(() => logged.length > 0)
    expect(await get('k')).toBeUndefined()
    expect(logged).toEqual([expect.stringContaining('WRONGPASS')])
    expect(logged.join()).not.toContain(':wrong@')
  })

  it('that crashes while it is used delays nobody, and is used again once it is back', async () => {
    await using own = await startRedis()
    const one = use(own.url)
    await one.usable()
    await one.set('k', 'text')
    for (let i = 0; i < 3; i++) {
      const asking = one.ask(1_000, 'k', 'text')
      await sleep(200)
      await own.crash()
      const { found, longestMs } = await asking
      expect(found).toBeGreaterThan(0)
      expect(longestMs).toBeLessThan(addedMs)
      expect(one.redis.isUsable()).toBe(false)
      await own.startAgain()
      await one.usable()
      expect(await one.get('k')).toBeUndefined()
      await one.put('k', 'text')
    }
    expect(one.logged).toHaveLength(6)
  })

  it(`that stands still for ${pauseMs / 1_000} s delays nobody, and is used again once it goes on`, async () => {
    await using own = await startRedis()
    const one = use(own.url)
    await one.usable()
    await one.set('still', 'text')
    const asking = one.ask(pauseMs + 200, 'still', 'text')
    await sleep(200)
    await own.pause()
    const { asked, found, longestMs } = await asking
    await own.resume()
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan(asked)
    expect(longestMs).toBeLessThan(addedMs)
    await one.usable()
    await one.gives('still', 'text')
  })

  it('that stands still is not waited for by many at once either, and nothing piles up', async () => {
    await using own = await startRedis()
    const one = use(own.url)
    const waits: number[] = []
    // What else this machine does makes one wait long, and another not.
    for (let tries = 0; tries < 5 && Math.min(Infinity, ...waits) >= addedMs; tries++) {
      await one.usable()
      await own.pause()
      const begun = performance.now()
      await Promise.all(Array.from({ length: 500 }, (_, i) => one.get(`still ${i}`)))
      waits.push(performance.now() - begun)
      await own.resume()
    }
    expect(Math.min(...waits)).toBeLessThan(addedMs)
    const long = 'x'.repeat(10_240)
    const setMany = async () => {
      for (let i = 0; i < 20_000; i++) void one.set(`many ${i}`, long)
      await sleep(100)
    }
    // What so many texts take in passing is taken already.
    await setMany()
    await one.usable()
    await own.pause()
    const before = process.memoryUsage().rss
    await setMany()
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1_048_576)
    await own.resume()
    await one.usable()
  })

  it('that has forgotten everything is filled again', async () => {
    const one = use()
    await one.usable()
    await one.set('k', 'text')
    await one.consume('flushed')
    await server.command('FLUSHALL')
    expect(await one.get('k')).toBeUndefined()
    expect(await one.consume('flushed')).toMatchObject({ allowed: true, remaining: 9 })
    await one.set('k', 'text')
    expect(await one.get('k')).toBe('text')
    expect(one.logged).toEqual([])
  })

  it.each([
    ['whose memory is full', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0']],
    ['that only reads', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']],
  ])('%s gives what it has and keeps nothing; each process counts for itself', async (_what, begin, end) => {
    await using own = await startRedis()
    const one = use(own.url)
    await one.usable()
    await one.set('before', 'text')
    await own.command(...begin)
    expect(await one.get('before')).toBe('text')
    await one.set('meanwhile', 'text')
    expect(await one.get('meanwhile')).toBeUndefined()
    const counted = await Promise.all(Array.from({ length: 10 }, () => one.consume('meanwhile')))
    expect(counted.filter(({ allowed }) => allowed)).toHaveLength(2)
    await one.refund('meanwhile')
    await own.command(...end)
    await one.set('after', 'text')
    expect(await one.get('after')).toBe('text')
    expect(await one.consume('after')).toMatchObject({ allowed: true, remaining: 9 })
  })

  it('that answers no reads either is as one that has forgotten everything', async () => {
    await using own = await startRedis()
    const one = use(own.url)
    await one.usable()
    await one.set('k', 'text')
    await own.command('CONFIG', 'SET', 'replica-serve-stale-data', 'no')
    await own.command('REPLICAOF', '127.0.0.1', '1')
    expect(await one.get('k')).toBeUndefined()
    expect((await one.consume('c')).allowed).toBe(true)
  })

  it('where others put something else under our names is put right', async () => {
    const one = use()
    await one.usable()
    for (const wrong of [
      ['LPUSH', 'tg-cloud::k', 'a', 'b'],
      ['SET', 'tg-cloud::k', '{"rows":'],
      ['SET', 'tg-cloud::k', ''],
      ['SET', 'tg-cloud::k', '\u0000\uFFFD'],
      ['HSET', 'tg-cloud::k', 'a', 'b'],
    ]) {
      await server.command('DEL', 'tg-cloud::k')
      await server.command(...wrong)
      expect(await one.get('k'), wrong.join(' ')).toBeUndefined()
      await one.set('k', 'text')
      expect(await one.get('k'), wrong.join(' ')).toBe('text')
    }
    for (const [i, wrong] of [['LPUSH'], ['SET'], ['SADD']].entries()) {
      await server.command(...wrong, `tg-cloud::read:wrong ${i}`, 'no number')
      expect(await one.consume(`wrong ${i}`)).toMatchObject({ allowed: true, remaining: 1 })
      await until(async () => (await server.command('EXISTS', `tg-cloud::read:wrong ${i}`)) === 0)
      expect(await one.consume(`wrong ${i}`)).toMatchObject({ allowed: true, remaining: 9 })
    }
  })

  it('that is 200 ms away is not waited for, and used when it is near again', async () => {
    await using proxy = await startProxy(server.port)
    const one = use(server.url.replace(String(server.port), String(proxy.port)))
    await one.put('far', 'text')
    proxy.delay(200)
    const { found, longestMs } = await one.ask(2_000, 'far', 'text')
    expect(found).toBe(0)
    expect(longestMs).toBeLessThan(addedMs)
    expect(one.redis.isUsable()).toBe(false)
    proxy.delay(0)
    await one.usable()
    await one.gives('far', 'text')
    expect(one.logged).toEqual([expect.stringContaining('within 15 ms'), 'Redis is used again'])
  })

  it.each([
    ['another protocol', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['bytes', '\u0000\u0001\u0002'],
    ['half an answer', '$100\r\nab'],
    ['answers too many', '+PONG\r\n+PONG\r\n$4\r\ntext\r\n'],
    ['another answer', '$4\r\ntext\r\n'],
    ['no number', '*2\r\n$1\r\na\r\n$1\r\nb\r\n'],
    ['a count without end', '*2\r\n:1\r\n:-1\r\n'],
  ])('that answers %s is never believed, and used again when it makes sense', async (_what, answer) => {
    await using proxy = await startProxy(server.port)
    const one = use(server.url.replace(String(server.port), String(proxy.port)))
    await one.put('sense', 'text')
    proxy.answer(answer)
    const { longestMs } = await one.ask(1_500, 'sense', 'text')
    expect(longestMs).toBeLessThan(addedMs)
    proxy.answer(undefined)
    await one.gives('sense', 'text')
    for (let i = 0; i < 100; i++) await one.put(`sense ${i}`, `text ${i}`)
    for (let i = 0; i < 100; i++) await one.gives(`sense ${i}`, `text ${i}`)
  })

  it('a thousand questions given up leave nobody with the answer to another', async () => {
    await using proxy = await startProxy(server.port)
    const one = use(server.url.replace(String(server.port), String(proxy.port)))
    const names = Array.from({ length: 200 }, (_, i) => `own ${i}`)
    for (const name of names) await one.put(name, `text of ${name}`)
    const given = { up: 0 }
    while (given.up < 1_000) {
      await one.usable()
      proxy.delay(40)
      await Promise.all(
        names.map(async (name) => {
          const text = await one.get(name)
          if (text === undefined) given.up++
          else expect(text).toBe(`text of ${name}`)
        }),
      )
      proxy.delay(0)
    }
    for (const name of names) await one.gives(name, `text of ${name}`)
    expect(proxy.connections()).toBeLessThan(5)
  })

  it('whose connections are cut again and again is used in between', async () => {
    await using proxy = await startProxy(server.port)
    const one = use(server.url.replace(String(server.port), String(proxy.port)))
    for (let i = 0; i < 5; i++) {
      await one.put('cut', 'text')
      proxy.cut()
      await one.get('cut')
    }
    expect(proxy.connections()).toBeLessThan(3)
  })

  it('that is closed holds nothing open', async () => {
    await using proxy = await startProxy(server.port)
    const one = use(server.url.replace(String(server.port), String(proxy.port)))
    await one.usable()
    one.redis.close()
    expect(await one.get('k')).toBeUndefined()
    await until(() => proxy.connections() === 0)
    const starting = use(server.url.replace(String(server.port), String(proxy.port)))
    starting.redis.close()
    await sleep(200)
    await until(() => proxy.connections() === 0)
    expect(starting.logged).toEqual([])
  })
})
