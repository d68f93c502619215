import { limits } from '@tg-cloud/contract/limits'
import { timeText } from './columns.ts'
import type { Query } from './database.ts'

export const live = 'ended_at is null and expires_at > now()'
// In seconds: PostgreSQL 14 takes no number of milliseconds above 2^31.
export const interval = (ms: number): string => `interval '${ms / 1_000} seconds'`

/** Sessions that are over are kept this long: they tell from which addresses a user logs in. */
export const keptMs = 30 * 86_400_000
export const longOver = `least(ended_at, expires_at) < now() - ${interval(keptMs)}`

/** When a session that is used now ends unless it is used again; never past its longest life. */
export const slidEnd = (createdAt: string): string =>
  `least(now() + ${interval(limits.sessionIdleMs)}, ${createdAt} + ${interval(limits.sessionMaxMs)})`

export const sessionColumns = [
  'id',
  'kind',
  'user_agent as "userAgent"',
  'address',
  `${timeText('created_at')} as "createdAt"`,
  `${timeText('last_used_at')} as "lastUsedAt"`,
  `${timeText('expires_at')} as "expiresAt"`,
].join(', ')

/** Ends sessions and deletes their refresh tokens, which are worth nothing from then on. Answers how many ended. */
async function end(query: Query, condition: string, values: unknown[]): Promise<number> {
  const [answer] = await query<{ ended: number }>({
    text: `with ended as (
        update sessions set ended_at = now(), updated_at = now() where ${live} and ${condition} returning id
      ), _ as (delete from refresh_tokens using ended where session_id = ended.id)
      select count(*)::int as ended from ended`,
    values,
  })
  return answer?.ended ?? 0
}

export const endSessionsOf = (query: Query, userId: string) => end(query, 'user_id = $1', [userId])
export const endSession = (query: Query, id: string, userId: string) =>
  end(query, 'id = $1 and user_id = $2', [id, userId])
