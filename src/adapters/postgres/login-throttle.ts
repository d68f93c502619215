import { createHash } from 'node:crypto'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { LoginThrottle } from '../../auth/ports.ts'
import { addressKey } from './address-key.ts'
import { unavailableOnConnectionError } from './connection-errors.ts'
import type { Database } from './database.ts'
import { type Bound, makeLoginGate } from './login-gate.ts'

/**
 * How many failures are let through: per account and address, per address (15 minutes), per account (an hour); and how
 * many attempts may wait for others to be decided.
 */
export type LoginLimits = {
  failuresPerPair: number
  failuresPerAddress: number
  failuresPerAccount: number
  queueMax: number
}

const cleaningMs = 5 * 60_000

type Attempt = { account: string; address: string }
type Deps = { database: Pick<Database, 'pool' | 'query'>; limits: LoginLimits }

/**
 * Counts failed logins in PostgreSQL, so that all processes count together and a restart forgets nothing. The limit
 * of an account binds strangers only: an address it was used from before keeps its own count, so that nobody is locked
 * out by the guesses of others. Errors: unavailable, since without the records nobody can log in either.
 *
 * Within one process a limit is exact: attempts at once are let through while all of them could fail without passing
 * it. Each process knows the attempts under way in itself alone, so n of them let at most n - 1 times the limit more
 * through, of guesses sent to all of them within the time of one check; once these have failed, all processes know.
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
  async function read(keys: readonly string[]) {
    // All three at once: three reads by the library are most of what a login costs beside its hash.
    const rows = await query<{ key: string; points: number; msBeforeNext: number }>({
      name: 'login_failures',
      text: `select key, points, (expire - $2)::float8 as "msBeforeNext" from rate_limits
        where key = any($1) and expire > $2`,
      values: [keys, Date.now()],
    })
    return new Map(rows.map((row) => [row.key, row]))
  }
  const gate = makeLoginGate({ read, waitingMax: limits.queueMax })
  return {
    attempt({ knownAddress, ...attempt }, check) {
      const [pairId, placeId, accountId] = [pairKey(attempt), placeKey(attempt), accountKey(attempt)]
      const ownBound: Bound = { key: pair.getKey(pairId), limit: pair.points }
      const bounds: Bound[] = [
        ownBound,
        { key: address.getKey(placeId), limit: address.points },
        { key: account.getKey(accountId), limit: account.points, spares: knownAddress },
      ]
      return gate.through(bounds, async (counts) => {
        const succeeded = await check()
        if (succeeded) {
          if (counts.has(ownBound.key)) await pair.delete(pairId).catch(unavailableOnConnectionError)
          return true
        }
        await Promise.all([pair.penalty(pairId), address.penalty(placeId), account.penalty(accountId)]).catch(
          unavailableOnConnectionError,
        )
        await deleteExpired()
        return false
      })
    },
  }
}

// The table holds hashes: neither who failed to log in nor from where can be read in it.
const hash = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
const pairKey = ({ account, address }: Attempt) => hash(account, addressKey(address))
const placeKey = ({ address }: Attempt) => hash(addressKey(address))
const accountKey = ({ account }: Attempt) => hash(account)
