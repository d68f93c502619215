import { makeMemoryWindow } from './adapters/memory/rate-window.ts'
import type { Database } from './adapters/postgres/database.ts'
import { makePostgresWindow } from './adapters/postgres/rate-window.ts'
import { makeRedisWindow } from './adapters/redis/rate-window.ts'
import type { Redis } from './adapters/redis/redis.ts'
import { makeRateLimit, policiesOf, type RatePolicy } from './access/rate-limit.ts'
import type { Config } from './config.ts'

type Deps = { config: Config['rate']; database: Database; redis: Redis | undefined }

/** How many calls each caller may make, counted where the settings say. */
export function composeLimits({ config, database, redis }: Deps) {
  function makeWindow(policy: RatePolicy) {
    if (config.store === 'postgres') return makePostgresWindow(database.pool, policy)
    return config.store === 'redis' && redis ? makeRedisWindow(redis, policy) : makeMemoryWindow(policy)
  }
  return makeRateLimit({ policies: policiesOf(config), makeWindow })
}
