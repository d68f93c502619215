import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible'
import type { LoginThrottle } from '../../auth/ports.ts'
import { loginThrottled } from '../../errors.ts'
import { addressKey } from './address-key.ts'

/** How many failures are let through: per account and address, per address (15 minutes), per account (an hour). */
export type LoginLimits = { failuresPerPair: number; failuresPerAddress: number; failuresPerAccount: number }

const cleaningMs = 5 * 60_000

type Attempt = { account: string; address: string }

/**
 * Counts failed logins in PostgreSQL, so that all processes count together and a restart forgets nothing. The limit
 * of an account binds strangers only: an address it was used from before keeps its own count, so that nobody is locked
 * out by the guesses of others.
 */
export function makeLoginThrottle({ pool, limits }: { pool: Pool; limits: LoginLimits }): LoginThrottle {
  const { pair, address, account } = makeLimiters(pool, limits)
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
      const [pairWaitMs, addressWaitMs, accountWaitMs] = await Promise.all([
        waitMs(pair, pairKey(attempt)),
        waitMs(address, placeKey(attempt)),
        waitMs(account, accountKey(attempt)),
      ])
      const ownMs = Math.max(pairWaitMs, addressWaitMs)
      if (ownMs > 0) throw loginThrottled(ownMs)
      if (accountWaitMs > 0 && !(await knownAddress())) throw loginThrottled(accountWaitMs)
    },
    async failed(attempt) {
      await Promise.all([
        pair.penalty(pairKey(attempt)),
        address.penalty(placeKey(attempt)),
        account.penalty(accountKey(attempt)),
      ])
      await deleteExpired()
    },
    async succeeded(attempt) {
      await pair.delete(pairKey(attempt))
    },
  }
}

/** How long the key stays blocked; 0 when it is not. */
async function waitMs(limiter: RateLimiterAbstract, key: string): Promise<number> {
  const state = await limiter.get(key)
  return state !== null && state.remainingPoints <= 0 ? Math.max(state.msBeforeNext, 1) : 0
}

function makeLimiters(pool: Pool, { failuresPerPair, failuresPerAddress, failuresPerAccount }: LoginLimits) {
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
      // While the store fails each process counts for itself, and sooner says no.
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points: Math.ceil(points / 5), duration }),
    })
  return {
    pair: make('pair', failuresPerPair, 15 * 60),
    address: make('address', failuresPerAddress, 15 * 60),
    account: make('account', failuresPerAccount, 60 * 60),
  }
}

// The table holds hashes: neither who failed to log in nor from where can be read in it.
const hash = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
const pairKey = ({ account, address }: Attempt) => hash(account, addressKey(address))
const placeKey = ({ address }: Attempt) => hash(addressKey(address))
const accountKey = ({ account }: Attempt) => hash(account)
