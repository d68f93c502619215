import { defineEntity, p } from '@mikro-orm/core'

/** The table that RateLimiterPostgres of rate-limiter-flexible reads and writes; the column order is its own. */
const schema = defineEntity({
  name: 'LoginLimit',
  tableName: 'login_limits',
  properties: {
    key: p.string().length(255).collation('C').primary(),
    points: p.integer().default(0),
    /** Milliseconds since 1970. */
    expire: p.bigint().nullable().index('login_limits_expire'),
  },
})

export class LoginLimitEntity extends schema.class {}
schema.setClass(LoginLimitEntity)
