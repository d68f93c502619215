import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Window, WindowState } from '../../access/ports.ts'
import type { RatePolicy } from '../../access/rate-limit.ts'
import type { Link } from './link.ts'
import { type Redis, RedisAway } from './redis.ts'

/** A window that all processes count together; while Redis is away or refuses, each lets a fifth through. */
export function makeRedisWindow(
  { ask, tell }: Pick<Redis, 'ask' | 'tell'>,
  { name, quota, windowSeconds }: RatePolicy,
): Window {
  const options = { keyPrefix: name, duration: windowSeconds }
  const alone = new RateLimiterMemory({ ...options, points: Math.ceil(quota / 5) })
  const limiters = new WeakMap<Link, RateLimiterRedis>()
  function limiterOf(link: Link): RateLimiterRedis {
    const known = limiters.get(link)
    if (known) return known
    const limiter = new RateLimiterRedis({
      ...options,
      keyPrefix: `tg-cloud::${name}`,
      storeClient: link.client,
      useRedisPackage: true,
      points: quota,
    })
    limiters.set(link, limiter)
    return limiter
  }
  /** Both outcomes are one to the limiter; anything else that it says is none. */
  const stateOf = (allowed: boolean) => (result: unknown) => {
    if (!(result instanceof RateLimiterRes)) throw result
    const { remainingPoints: remaining, msBeforeNext: resetMs } = result
    if (!Number.isFinite(remaining) || !Number.isFinite(resetMs)) throw new Error('Redis answers no count')
    return { allowed, remaining, resetMs }
  }
  const counted = (work: Promise<RateLimiterRes>): Promise<WindowState> =>
    work.then(stateOf(true), stateOf(false))
  return {
    async consume(key) {
      try {
        return await ask((link) => counted(limiterOf(link).consume(key)))
      } catch (fault) {
        // What is no count of ours would stay for ever: nothing of it has an end.
        if (!(fault instanceof RedisAway) && /WRONGTYPE|not an integer/.test((fault as Error).message))
          void tell((link) => limiterOf(link).delete(key)).catch(() => undefined)
        return counted(alone.consume(key))
      }
    },
    async refund(key) {
      await tell((link) => limiterOf(link).reward(key)).catch(() => alone.reward(key))
    },
  }
}
