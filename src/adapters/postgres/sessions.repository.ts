import type { SessionStore } from '../../auth/ports.ts'
import type { LiveSession } from '../../auth/session.ts'
import { addressKey } from './address-key.ts'
import { newestFirst, timeText } from './columns.ts'
import type { Database } from './database.ts'
import { makeRotate } from './rotate.ts'
import { notifyRevocation, type OnRevoked } from './revocations.ts'
import {
  endSession,
  endSessionsOf,
  interval,
  keptMs,
  live,
  sessionColumns,
  slidEnd,
} from './session-statements.ts'

type Deps = { database: Database; onRevoked: OnRevoked }
type Listed = Awaited<ReturnType<SessionStore['list']>>[number]

export function makeSessionStore({ database, onRevoked }: Deps): SessionStore {
  const { query, transaction, schema } = database
  return {
    async start({ id, userId, kind, userAgent, address, passwordHash, refreshTokenHash }) {
      // The lock makes a session that starts while its user is being disabled come out ended, or not at all.
      const [started] = await query<{ expiresAt: string }>({
        name: 'start_session',
        text: `with active as (select id from users where id = $2 and disabled_at is null and password = $7 for share),
          started as (
            insert into sessions (id, user_id, kind, user_agent, address, expires_at)
            select $1::uuid, active.id, $3, $4, $5, ${slidEnd('now()')} from active returning id, expires_at
          ),
          token as (insert into refresh_tokens (token_hash, session_id) select $6::bytea, id from started)
          select ${timeText('expires_at')} as "expiresAt" from started`,
        values: [id, userId, kind, userAgent, address, refreshTokenHash, passwordHash],
      })
      return started?.expiresAt
    },

    rotate: makeRotate({ database, onRevoked }),

    async end(sessionId, userId) {
      const ended = await transaction(async (query) => {
        const count = await endSession(query, sessionId, userId)
        if (count > 0) await notifyRevocation(query, schema, { sessionId })
        return count > 0
      })
      if (ended) onRevoked({ sessionId })
      return ended
    },

    async endAll(userId) {
      await transaction(async (query) => {
        await endSessionsOf(query, userId)
        await notifyRevocation(query, schema, { userId })
      })
      onRevoked({ userId })
    },

    list(userId, { limit, before }) {
      const { where, order, position } = newestFirst(before)
      return query<Listed>({
        name: before === undefined ? 'list_sessions' : 'list_sessions before',
        text: `select ${sessionColumns} from sessions where user_id = $1 and ${live} ${where} ${order}`,
        values: [userId, limit, ...position],
      })
    },

    load: async (sessionId) => (await loadLiveSession(database, sessionId))?.session,

    async knowsAddress(userId, address) {
      const known = await query<{ address: string }>({
        name: 'known_addresses',
        text: `select distinct address from sessions
          where user_id = $1 and created_at > now() - ${interval(keptMs)} and address is not null`,
        values: [userId],
      })
      const wanted = addressKey(address)
      return known.some((row) => addressKey(row.address) === wanted)
    },
  }
}

/** Live state of a session and for how long it holds without another refresh, in milliseconds. */
export async function loadLiveSession(
  { query }: Pick<Database, 'query'>,
  sessionId: string,
): Promise<{ session: LiveSession; remainingMs: number } | undefined> {
  const [row] = await query<LiveSession & { remainingMs: number }>({
    name: 'load_session',
    text: `select s.user_id as "userId", u.user_level as level,
        (extract(epoch from s.expires_at - now()) * 1000)::float8 as "remainingMs"
      from sessions s join users u on u.id = s.user_id
      where s.id = $1 and s.ended_at is null and s.expires_at > now() and u.disabled_at is null`,
    values: [sessionId],
  })
  return row && { session: { userId: row.userId, level: row.level }, remainingMs: row.remainingMs }
}
