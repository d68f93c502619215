import { limits } from '@tg-cloud/contract/limits'
import type { SessionStore } from '../../auth/ports.ts'
import type { Rotation } from '../../auth/session.ts'
import { timeText } from './columns.ts'
import type { Database } from './database.ts'
import { notifyRevocation, type OnRevoked } from './revocations.ts'
import { endSession, interval, slidEnd } from './session-statements.ts'

type Kept = Extract<Rotation, { session: unknown }>['session']
type Presented = Kept & { used: boolean; inGrace: boolean }

export function makeRotate({
  database,
  onRevoked,
}: {
  database: Database
  onRevoked: OnRevoked
}): SessionStore['rotate'] {
  const { transaction, schema } = database
  return async (presented, successor) => {
    const rotation = await transaction<Rotation>(async (query) => {
      // Parallel calls with one token queue up at this lock; each then sees what the one before it did. Whoever
      // disables the user or ends the session waits for the lock on the session, or was first and is seen here.
      const [token] = await query<Presented>({
        name: 'lock_refresh_token',
        text: `select s.id, s.user_id as "userId", u.user_level as level, s.kind, ${timeText('s.expires_at')} as "expiresAt",
            t.used_at is not null as used, t.used_at > now() - ${interval(limits.refreshGraceMs)} as "inGrace"
          from refresh_tokens t join sessions s on s.id = t.session_id join users u on u.id = s.user_id
          where t.token_hash = $1 and s.ended_at is null and s.expires_at > now() and u.disabled_at is null
          for no key update of t, s`,
        values: [presented],
      })
      if (token === undefined) return { kind: 'unknown' }
      const { used, inGrace, ...session } = token

      if (!used) {
        const [slid] = await query<{ expiresAt: string }>({
          name: 'rotate_refresh_token',
          text: `with used as (update refresh_tokens set used_at = now() where token_hash = $1),
              followed as (insert into refresh_tokens (token_hash, session_id) values ($2, $3))
            update sessions set last_used_at = now(), updated_at = now(), expires_at = ${slidEnd('created_at')}
            where id = $3 returning ${timeText('expires_at')} as "expiresAt"`,
          values: [presented, successor, session.id],
        })
        return { kind: 'rotated', session: { ...session, expiresAt: slid?.expiresAt ?? session.expiresAt } }
      }

      if (inGrace) {
        // A statement of its own: the one above saw the table as it was before it waited.
        const [next] = await query<{ used: boolean }>({
          name: 'find_successor',
          text: 'select used_at is not null as used from refresh_tokens where token_hash = $1 and session_id = $2',
          values: [successor, session.id],
        })
        // No such successor: the server key has changed since, and what was handed out cannot be made again.
        if (next === undefined) return { kind: 'unknown' }
        return next.used ? { kind: 'superseded' } : { kind: 'repeated', session }
      }

      await endSession(query, session.id, session.userId)
      await notifyRevocation(query, schema, { sessionId: session.id })
      return { kind: 'reused', sessionId: session.id }
    })
    if (rotation.kind === 'reused') onRevoked({ sessionId: rotation.sessionId })
    return rotation
  }
}
