import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { retryDelayMs } from './retry-delay.ts'

const failures = fc.integer({ min: 1, max: 100 })
const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('the wait after a failure', () => {
  test.prop([failures, part])('lies between half a second and 15 minutes', (n, random) => {
    const ms = retryDelayMs(n, () => random)
    expect(ms).toBeGreaterThanOrEqual(500)
    expect(ms).toBeLessThanOrEqual(15 * 60_000)
  })

  test.prop([failures, part, part])('never shrinks with another failure, whatever chance says', (n, a, b) => {
    if (2 ** n * 1_000 > 15 * 60_000) return
    expect(retryDelayMs(n + 1, () => b)).toBeGreaterThanOrEqual(retryDelayMs(n, () => a))
  })

  test.prop([failures])('is spread over half of its length', (n) => {
    const waits = Array.from({ length: 200 }, () => retryDelayMs(n))
    const longest = retryDelayMs(n, () => 1)
    expect(new Set(waits).size).toBeGreaterThan(50)
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(longest / 4)
  })
})
