import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Window } from '../../access/ports.ts'
import type { RatePolicy } from '../../access/rate-limit.ts'

/** A window counted by this process alone. */
export function makeMemoryWindow({ name, quota, windowSeconds }: RatePolicy): Window {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points: quota, duration: windowSeconds })
  const stateOf = (allowed: boolean) => (result: RateLimiterRes) => ({
    allowed,
    remaining: result.remainingPoints,
    resetMs: result.msBeforeNext,
  })
  return {
    consume: (key) => limiter.consume(key).then(stateOf(true), stateOf(false)),
    async refund(key) {
      await limiter.reward(key)
    },
  }
}
