import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Window } from '../../access/ports.ts'
import type { RatePolicy } from '../../access/rate-limit.ts'

/** A window that all processes count together; while PostgreSQL fails, each process lets a fifth through. */
export function makePostgresWindow(pool: Pool, { name, quota, windowSeconds }: RatePolicy): Window {
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
