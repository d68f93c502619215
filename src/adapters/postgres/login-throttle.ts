import { createHash } from 'node:crypto'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { LoginThrottle } from '../../auth/ports.ts'
import { loginThrottled } from '../../errors.ts'
import { addressKey } from './address-key.ts'
import { unavailableOnConnectionError } from './connection-errors.ts'
import type { Database } from './database.ts'

/** How many failures are let through: per account and address, per address (15 minutes), per account (an hour). */
export type LoginLimits = { failuresPerPair: number; failuresPerAddress: number; failuresPerAccount: number }

const cleaningMs = 5 * 60_000

type Attempt = { account: string; address: string }
type Counted = { key: string; points: number; msBeforeNext: number }
type Deps = { database: Pick<Database, 'pool' | 'query'>; limits: LoginLimits }

/**
 * Counts failed logins in PostgreSQL, so that all processes count together and a restart forgets nothing. The limit
 * of an account binds strangers only: an address it was used from before keeps its own count, so that nobody is locked
 * out by the guesses of others. Errors: unavailable, since without the records nobody can log in either.
 */
export function makeLoginThrottle({ database: { pool, query }, limits }: Deps): LoginThrottle {
  const make = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration,
    })
  const pair = make('pair', limits.failuresPerPair, 15 * 60)
  const address = make('address', limits.failuresPerAddress, 15 * 60)
  const account = make('account', limits.failuresPerAccount, 60 * 60)
  let cleanedAt = Number.NEGATIVE_INFINITY
  // Only failures add rows, so they also take the old ones away; no timer is needed.
  async function deleteExpired() {
    if (performance.now() - cleanedAt < cleaningMs) return
    cleanedAt = performance.now()
    // The rows do no harm: should it fail, the next time will do.
    await pool.query('delete from rate_limits where expire < $1', [Date.now()]).catch(() => {})
  }
  return {
    async check({ knownAddress, ...attempt }) {
      // All three at once: three reads by the library are most of what a login costs beside its hash.
      const keys = [
        pair.getKey(pairKey(attempt)),
        address.getKey(placeKey(attempt)),
        account.getKey(accountKey(attempt)),
      ] as const
      const counted = await query<Counted>({
        name: 'login_failures',
        text: `select key, points, (expire - $2)::float8 as "msBeforeNext" from rate_limits
          where key = any($1) and expire > $2`,
        values: [keys, Date.now()],
      })
      const [pairWaitMs, addressWaitMs, accountWaitMs] = [pair, address, account].map(({ points }, i) => {
        const state = counted.find(({ key }) => key === keys[i])
        return state !== undefined && state.points >= points ? Math.max(state.msBeforeNext, 1) : 0
      }) as [number, number, number]
      const ownMs = Math.max(pairWaitMs, addressWaitMs)
      if (ownMs > 0) throw loginThrottled(ownMs)
      if (accountWaitMs > 0 && !(await knownAddress())) throw loginThrottled(accountWaitMs)
      return counted.some(({ key }) => key === keys[0])
    },
    async failed(attempt) {
      await Promise.all([
        pair.penalty(pairKey(attempt)),
        address.penalty(placeKey(attempt)),
        account.penalty(accountKey(attempt)),
      ]).catch(unavailableOnConnectionError)
      await deleteExpired()
    },
    async succeeded(attempt) {
      await pair.delete(pairKey(attempt)).catch(unavailableOnConnectionError)
    },
  }
}

// The table holds hashes: neither who failed to log in nor from where can be read in it.
const hash = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
const pairKey = ({ account, address }: Attempt) => hash(account, addressKey(address))
const placeKey = ({ address }: Attempt) => hash(addressKey(address))
const accountKey = ({ account }: Attempt) => hash(account)
