import { setTimeout as sleep } from 'node:timers/promises'
import type { Completeness } from '@tg-cloud/contract/completeness'
import { describe, expect, it, vi } from 'vitest'
import { aDataset, anEngine, count, type Counted, sharedTexts } from '../../test/answers.ts'
import { makeMemoryTexts } from '../adapters/memory/text-store.ts'
import { makeSingleFlight } from '../cache/single-flight.ts'
import type { TextStore } from '../cache/text-store.ts'
import { queryTimeout, unavailable } from '../errors.ts'
import { type Answer, anyAge, type Asking, type Freshness, type Work } from './answers.ts'
import type { RowView } from './ports.ts'
import { makeRememberedAnswers } from './remembered-answers.ts'

const counting: Work<Counted> = (view) => count(view)
const never = new AbortController().signal
const anew: Freshness = { maxAgeMs: 0, keep: true }
const unkept: Freshness = { maxAgeMs: 0, keep: false }

type Options = { store?: TextStore; ttlMs?: number; made?: string }
function world({ store = makeMemoryTexts(16 * 1_048_576), ttlMs = 60_000, made = 'one' }: Options = {}) {
  const rows = anEngine()
  const told: string[] = []
  let deletedAt = 0
  const answers = makeRememberedAnswers({
    engine: rows.engine,
    deletedRows: { since: async (_id, version) => deletedAt > version },
    store,
    once: makeSingleFlight(),
    made,
    ttlMs,
    observe: (from) => void told.push(from),
  })
  let dataset = aDataset()
  /** One change that is acknowledged, by the engine and by the records. */
  function write() {
    rows.commit(dataset.version + 1)
    dataset = { ...dataset, version: dataset.version + 1 }
  }
  return {
    ...rows,
    answers,
    told,
    write,
    remove() {
      write()
      deletedAt = dataset.version
    },
    rename() {
      dataset = { ...dataset, version: dataset.version + 1 }
    },
    ask: <A extends Answer = Counted>(more: Partial<Asking> = {}, work: Work<A> = counting as never) =>
      answers({ dataset, compiled: ['all'], signal: never, freshness: anyAge, ...more }, work),
  }
}

describe('remembered answers', () => {
  it('are those of the same question about the same rows', async () => {
    const { ask, write, rename, asked, told } = world()
    expect(await ask()).toMatchObject({ answer: { rows: 0 }, version: 1, cache: { hit: false, ageMs: 0 } })
    expect(await ask()).toMatchObject({ answer: { rows: 0 }, version: 1, cache: { hit: true } })
    expect(await ask({ compiled: ['others'] })).toMatchObject({ cache: { hit: false } })
    write()
    expect(await ask()).toMatchObject({ answer: { rows: 1 }, version: 2, cache: { hit: false } })
    expect(await ask()).toMatchObject({ answer: { rows: 1 }, version: 2, cache: { hit: true } })
    rename()
    expect(await ask()).toMatchObject({ version: 3, cache: { hit: false } })
    expect(asked()).toBe(4)
    expect(told).toEqual(['engine', 'memory', 'engine', 'engine', 'memory', 'engine'])
  })

  it('are not those of another data set, of records put back from a backup, or of another server', async () => {
    const store = makeMemoryTexts(1_048_576)
    const one = world({ store })
    await one.ask()
    const dataset = aDataset({ id: '0198f3a0-1c2d-7000-8000-00000000da7b' })
    expect(await one.ask({ dataset })).toMatchObject({ cache: { hit: false } })
    const restored = aDataset({ updatedAt: '2026-01-01T00:00:00.001Z' })
    expect(await one.ask({ dataset: restored })).toMatchObject({ cache: { hit: false } })
    expect(await world({ store, made: 'two' }).ask()).toMatchObject({ cache: { hit: false } })
    expect(await world({ store }).ask()).toMatchObject({ cache: { hit: true } })
  })

  it('say how old they are', async () => {
    const { ask } = world()
    await ask()
    await sleep(30)
    const { cache } = await ask()
    expect(cache.ageMs).toBeGreaterThanOrEqual(29)
    expect(cache.ageMs).toBeLessThan(5_000)
  })

  it('are asked for anew, and are new for the others then', async () => {
    const { ask, asked } = world()
    await ask()
    await sleep(30)
    expect(await ask({ freshness: anew })).toMatchObject({ cache: { hit: false, ageMs: 0 } })
    expect(asked()).toBe(2)
    expect((await ask()).cache.ageMs).toBeLessThan(29)
    expect(await ask({ freshness: unkept, compiled: ['others'] })).toMatchObject({ cache: { hit: false } })
    expect(await ask({ compiled: ['others'] })).toMatchObject({ cache: { hit: false } })
  })

  it('are no older than the caller wants', async () => {
    const { ask, asked } = world()
    await ask()
    expect(await ask({ freshness: { maxAgeMs: 10_000, keep: true } })).toMatchObject({ cache: { hit: true } })
    await sleep(30)
    expect(await ask({ freshness: { maxAgeMs: 20, keep: true } })).toMatchObject({ cache: { hit: false } })
    expect(asked()).toBe(2)
  })

  it('are forgotten when their time is over, and not all at once', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const { ask } = world({ ttlMs: 10_000 })
      for (let i = 0; i < 200; i++) await ask({ compiled: [i] })
      const left = async (afterMs: number) => {
        vi.setSystemTime(start + afterMs)
        let hits = 0
        for (let i = 0; i < 200; i++)
          if ((await ask({ compiled: [i], freshness: keepNothing })).cache.hit) hits++
        return hits
      }
      const start = Date.now()
      const keepNothing = { maxAgeMs: Infinity, keep: false }
      expect(await left(7_990)).toBe(200)
      const half = await left(9_000)
      expect(half).toBeGreaterThan(50)
      expect(half).toBeLessThan(150)
      expect(await left(10_001)).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('are worked out once for a hundred who ask together, also anew', async () => {
    const { ask, asked } = world()
    const all = await Promise.all(Array.from({ length: 100 }, () => ask()))
    expect(asked()).toBe(1)
    expect(new Set(all.map(({ cache }) => cache.hit))).toEqual(new Set([false]))
    await Promise.all(Array.from({ length: 100 }, () => ask({ freshness: anew })))
    expect(asked()).toBe(2)
  })

  it('go on for those who wait when one leaves, and are called off with the last', async () => {
    const { ask, asked } = world()
    const signals: AbortSignal[] = []
    const work: Work<Counted> = (view, signal) => {
      signals.push(signal)
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => resolve(count(view)), 50)
        signal.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason as Error)))
      })
    }
    const [leaver, late] = [new AbortController(), new AbortController()]
    const left = ask({ signal: leaver.signal }, work)
    const stays = ask({}, work)
    await sleep(10)
    leaver.abort(queryTimeout(100))
    await expect(left).rejects.toMatchObject({ code: 'query_timeout' })
    expect(await stays).toMatchObject({ answer: { rows: 0 } })
    expect(asked()).toBe(1)
    const alone = ask({ signal: late.signal, compiled: ['others'] }, work)
    await sleep(10)
    late.abort(queryTimeout(100))
    await expect(alone).rejects.toMatchObject({ code: 'query_timeout' })
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true])
  })

  it.each<[string, Partial<Completeness>, boolean]>([
    ['exact', {}, true],
    ['approximate', { kind: 'approximate', reason: 'people', bound: 0.01 }, true],
    ['cut by a cap', { kind: 'truncated', reason: 'answerBytes' }, true],
    ['cut by another cap', { kind: 'truncated', reason: 'groupsLookedAtMax' }, true],
    ['cut by a deadline', { kind: 'truncated', reason: 'timeoutMs' }, false],
    ['cut by a deadline of ours', { kind: 'truncated', reason: 'queryMs' }, false],
    ['without some shards', { kind: 'partial', reason: 'shards' }, false],
  ])('that are %s are kept: %o: %s', async (_name, more, isKept) => {
    const exact: Completeness = { kind: 'exact', reason: null, bound: null }
    const completeness = { ...exact, ...more }
    const facets = async (view: RowView) => ({ ...(await count(view)), facets: [{ completeness }] })
    const parts = async (view: RowView) => ({ ...(await count(view)), aggregates: { a: { completeness } } })
    for (const work of [(view: RowView) => count(view, completeness), facets, parts]) {
      const { ask } = world()
      await ask({}, work)
      expect((await ask({}, work)).cache.hit).toBe(isKept)
    }
  })

  it('are not kept when they fail or are long', async () => {
    const { ask } = world()
    await expect(ask({}, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect((await ask()).cache.hit).toBe(false)
    const long = async (view: RowView) => ({ ...(await count(view)), text: 'x'.repeat(1_048_576) })
    await ask({ compiled: ['long'] }, long)
    expect((await ask({ compiled: ['long'] }, long)).cache.hit).toBe(false)
  })

  it('are found by another process, and come back as the engine answered them', async () => {
    const { store } = sharedTexts()
    const [one, other] = [world({ store }), world({ store })]
    const { answer } = await one.ask()
    expect(await other.ask()).toMatchObject({ answer, cache: { hit: true } })
    expect(other.asked()).toBe(0)
  })
})

describe('while the engine does not answer', () => {
  const down = unavailable('The engine of the rows')

  it('an older answer is told, and that it is one, in all its parts', async () => {
    const { ask, write, fail, told } = world()
    const work = async (view: RowView) => {
      const { completeness, rows } = await count(view)
      return {
        rows,
        completeness,
        facets: [{ completeness }],
        aggregates: { a: { completeness, groups: [1] } },
      }
    }
    await ask({}, work)
    write()
    fail(down)
    const stale = { kind: 'partial', reason: 'stale', bound: null }
    expect(await ask({}, work)).toMatchObject({
      version: 1,
      cache: { hit: true },
      answer: {
        rows: 0,
        completeness: stale,
        facets: [{ completeness: stale }],
        aggregates: { a: { completeness: stale, groups: [1] } },
      },
    })
    expect(told.at(-1)).toBe('stale')
    fail(undefined)
    const { answer, version } = await ask()
    expect([answer, version]).toEqual([
      { rows: 1, completeness: { kind: 'exact', reason: null, bound: null } },
      2,
    ])
  })

  it('none is told that was not asked before, is too old, or of before rows were deleted', async () => {
    const { ask, fail, remove } = world()
    await ask()
    fail(down)
    await expect(ask({ compiled: ['others'] })).rejects.toBe(down)
    await expect(ask({ freshness: anew })).rejects.toBe(down)
    await sleep(5)
    await expect(ask({ freshness: { maxAgeMs: 1, keep: true } })).rejects.toBe(down)
    expect(await ask()).toMatchObject({ version: 1 })
    remove()
    await expect(ask()).rejects.toBe(down)
  })

  it('and only then: other faults are told', async () => {
    const { ask, write, fail } = world()
    await ask()
    write()
    for (const fault of [queryTimeout(10), new Error('a defect')]) {
      fail(fault)
      await expect(ask()).rejects.toBe(fault)
    }
  })
})
