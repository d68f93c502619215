import { describe, expect, it } from 'vitest'
import { makeMemoryWindow } from '../adapters/memory/rate-window.ts'
import { makeRateLimit, policiesOf } from './rate-limit.ts'

const policies = policiesOf({ readsPerMinute: 600, writesPerMinute: 60, burst: 5 })
const limit = () => makeRateLimit({ policies, makeWindow: makeMemoryWindow })

describe('rate limits', () => {
  it('let the steady rate and the burst through, then say how long to wait', async () => {
    const { consume } = limit()
    const admissions = await Promise.all(Array.from({ length: 20 }, () => consume('read', 'u')))
    expect(admissions.filter(({ allowed }) => allowed)).toHaveLength(15)
    const refused = admissions.at(-1)
    expect(refused?.states.map(({ remaining }) => remaining)).toEqual([0, 0])
    expect(refused?.retryAfterMs).toBeGreaterThan(0)
    expect(refused?.retryAfterMs).toBeLessThanOrEqual(1_000)
  })

  it('count each class and each key for itself', async () => {
    const { consume } = limit()
    for (let i = 0; i < 15; i++) await consume('read', 'u')
    expect((await consume('read', 'u')).allowed).toBe(false)
    expect((await consume('write', 'u')).allowed).toBe(true)
    expect((await consume('read', 'v')).allowed).toBe(true)
  })

  it('give back what was refunded', async () => {
    const { consume } = limit()
    for (let i = 0; i < 30; i++) await (await consume('write', 'u')).refund()
    expect((await consume('write', 'u')).allowed).toBe(true)
  })
})
