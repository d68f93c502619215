import { expect, it, vi } from 'vitest'
import type { LiveSession } from '../../auth/session.ts'
import { makeSessionCache } from './session-cache.ts'

const session: LiveSession = { userId: 'user-1', level: 'ADMIN' }
const live = { session, remainingMs: 1e9 }
type Loaded = { session: LiveSession; remainingMs: number } | undefined

/** A cache whose loads are answered by hand, in the order in which they were asked. */
function cacheByHand() {
  const asked: { sessionId: string; answer: (loaded: Loaded) => void }[] = []
  const lease = { current: true }
  const cache = makeSessionCache({
    load: (sessionId) => new Promise((answer) => asked.push({ sessionId, answer })),
    isCurrent: () => lease.current,
  })
  const answer = (index: number, loaded: Loaded) => asked[index]?.answer(loaded)
  return { cache, asked, answer, lease }
}

it('asks once for many checks at the same time, and then remembers', async () => {
  const { cache, asked, answer } = cacheByHand()
  const checks = Array.from({ length: 50 }, () => cache.check('a'))
  answer(0, live)
  expect(new Set(await Promise.all(checks))).toEqual(new Set([session]))
  expect(await cache.check('a')).toBe(session)
  expect(asked).toHaveLength(1)
})

it('does not remember what was loaded before a revocation', async () => {
  const { cache, asked, answer } = cacheByHand()
  const before = cache.check('a')
  cache.forget({ userId: 'user-1' })
  const after = cache.check('a')
  expect(asked).toHaveLength(2)
  answer(1, undefined)
  expect(await after).toBeUndefined()
  answer(0, live)
  expect(await before).toEqual(session)

  const next = cache.check('a')
  expect(asked).toHaveLength(3)
  answer(2, undefined)
  expect(await next).toBeUndefined()
})

it.each([{ userId: 'user-1' }, { sessionId: 'a' }])(
  'forgets by %j and keeps the others',
  async (revocation) => {
    const { cache, asked, answer } = cacheByHand()
    const [mine, other] = [cache.check('a'), cache.check('b')]
    answer(0, live)
    answer(1, { session: { userId: 'user-2', level: 'GENERAL' }, remainingMs: 1e9 })
    await Promise.all([mine, other])
    cache.forget(revocation)
    await cache.check('b')
    expect(asked.map(({ sessionId }) => sessionId)).toEqual(['a', 'b'])
    void cache.check('a')
    expect(asked).toHaveLength(3)
  },
)

it('asks for every check while revocations are not heard', async () => {
  const { cache, asked, answer, lease } = cacheByHand()
  const first = cache.check('a')
  answer(0, live)
  await first
  lease.current = false
  const checks = [cache.check('a'), cache.check('a')]
  expect(asked).toHaveLength(3)
  answer(1, undefined)
  answer(2, undefined)
  expect(await Promise.all(checks)).toEqual([undefined, undefined])
})

it('forgets after 60 s, or when the session ends by itself', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    const { cache, asked, answer } = cacheByHand()
    const checks = [cache.check('long'), cache.check('short')]
    answer(0, live)
    answer(1, { session, remainingMs: 500 })
    await Promise.all(checks)
    vi.advanceTimersByTime(501)
    await cache.check('long')
    expect(asked).toHaveLength(2)
    void cache.check('short')
    expect(asked).toHaveLength(3)
    vi.advanceTimersByTime(59_500)
    void cache.check('long')
    expect(asked).toHaveLength(4)
  } finally {
    vi.useRealTimers()
  }
})

it('holds 10,000 sessions at most, the oldest go', async () => {
  const asked: string[] = []
  const cache = makeSessionCache({
    load: (sessionId) => {
      asked.push(sessionId)
      return Promise.resolve({ session, remainingMs: 1e9 })
    },
    isCurrent: () => true,
  })
  for (let i = 0; i <= 10_000; i++) await cache.check(`s-${i}`)
  await cache.check('s-1')
  await cache.check('s-10000')
  expect(asked).toHaveLength(10_001)
  await cache.check('s-0')
  expect(asked).toHaveLength(10_002)
})

it('is not stuck after a load that failed', async () => {
  let fail = true
  const cache = makeSessionCache({
    load: () => (fail ? Promise.reject(new Error('down')) : Promise.resolve({ session, remainingMs: 1e9 })),
    isCurrent: () => true,
  })
  await expect(cache.check('a')).rejects.toThrow('down')
  fail = false
  expect(await cache.check('a')).toEqual(session)
})

it('answers from memory in about a microsecond', async () => {
  const { cache, answer } = cacheByHand()
  const first = cache.check('0198f3a0-1c2d-7000-8000-000000000002')
  answer(0, live)
  await first
  const rounds = 200_000
  const perCallUs = Array.from({ length: 3 }, () => {
    const from = performance.now()
    for (let i = 0; i < rounds; i++) void cache.check('0198f3a0-1c2d-7000-8000-000000000002')
    return ((performance.now() - from) / rounds) * 1_000
  })
  // Generous for a busy machine; a query takes a hundred times as long.
  expect(Math.min(...perCallUs)).toBeLessThan(3)
})
