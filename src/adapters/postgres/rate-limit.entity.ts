import { defineEntity, p } from '@mikro-orm/core'

/** The table that RateLimiterPostgres of rate-limiter-flexible reads and writes; the column order is its own. */
const schema = defineEntity({
  name: 'RateLimit',
  tableName: 'rate_limits',
  properties: {
    key: p.string().length(255).collation('C').primary(),
    points: p.integer().default(0),
    /** Milliseconds since 1970. */
    expire: p.bigint().nullable().index('rate_limits_expire'),
  },
})

export class RateLimitEntity extends schema.class {}
schema.setClass(RateLimitEntity)
