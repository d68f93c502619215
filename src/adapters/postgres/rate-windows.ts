import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Window, WindowsOf } from '../../access/ports.ts'
import type { RateLimit, RatePolicy } from '../../access/rate-limit.ts'

/** Windows that all processes count together; while PostgreSQL fails, each process lets a fifth through. */
export function makePostgresWindows(pool: Pool, { read, write }: RateLimit['policies']): WindowsOf {
  const window = (policy: RatePolicy) => postgresWindow(pool, policy)
  return {
    read: { steady: window(read[0]), burst: window(read[1]) },
    write: { steady: window(write[0]), burst: window(write[1]) },
  }
}

function postgresWindow(pool: Pool, { name, quota, windowSeconds }: RatePolicy): Window {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points: quota,
    duration: windowSeconds,
    insuranceLimiter: new RateLimiterMemory({
      keyPrefix: name,
      points: Math.ceil(quota / 5),
      duration: windowSeconds,
    }),
  })
  const stateOf = (allowed: boolean) => (result: unknown) => {
    if (!(result instanceof RateLimiterRes)) throw result
    return { allowed, remaining: result.remainingPoints, resetMs: result.msBeforeNext }
  }
  return {
    consume: (key) => limiter.consume(key).then(stateOf(true), stateOf(false)),
    async refund(key) {
      await limiter.reward(key)
    },
  }
}
