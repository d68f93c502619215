import type { Sweep } from '../../jobs/ports.ts'
import type { Database } from './database.ts'
import { longOver } from './session-statements.ts'
import { keepsBoth } from './row-homes.ts'

// Sessions go with their refresh tokens.
const over = (runsKeptDays: number): Record<string, Kind> => ({
  sessions: { table: 'sessions', key: 'id', where: longOver },
  rateLimits: { table: 'rate_limits', key: 'key', where: `expire < extract(epoch from now()) * 1000` },
  idempotencyKeys: { table: 'idempotency_keys', key: 'id', where: 'expires_at < now()' },
  // Rows that are kept where they were before they moved must not be forgotten there.
  jobs: {
    table: 'jobs',
    key: 'id',
    where: `finished_at < now() - interval '30 days' and not exists (select from rebuilds r where r.job_id = jobs.id and ${keepsBoth})`,
  },
  // With up to ten thousand lines each.
  runs: {
    table: 'runs',
    key: 'id',
    where: `finished_at < now() - interval '${runsKeptDays} days' and not halt_owed`,
    most: 20,
  },
})
type Kind = { table: string; key: string; where: string; most?: number }
const usualMost = 1_000

/** Deletes at most a thousand rows of each kind: no statement is long, and no lock is held long. */
export const makeSweep =
  ({ query }: Pick<Database, 'query'>, { runsKeptDays }: { runsKeptDays: number }): Sweep =>
  async () => {
    const deleted: Record<string, number> = {}
    for (const [kind, { table, key, where, most = usualMost }] of Object.entries(over(runsKeptDays))) {
      const [answer] = await query<{ count: number }>({
        text: `with gone as (
            delete from ${table} where ${key} in (select ${key} from ${table} where ${where} limit ${most}) returning 1
          )
          select count(*)::int as count from gone`,
      })
      deleted[kind] = answer?.count ?? 0
    }
    return deleted
  }
