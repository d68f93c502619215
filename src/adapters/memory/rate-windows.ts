import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Window, WindowsOf } from '../../access/ports.ts'
import type { RateLimit, RatePolicy } from '../../access/rate-limit.ts'

/** Windows counted by this process alone. */
export function makeMemoryWindows({ read, write }: RateLimit['policies']): WindowsOf {
  return {
    read: { steady: memoryWindow(read[0]), burst: memoryWindow(read[1]) },
    write: { steady: memoryWindow(write[0]), burst: memoryWindow(write[1]) },
  }
}

function memoryWindow({ name, quota, windowSeconds }: RatePolicy): Window {
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
