import { openDatabase } from '../../src/adapters/postgres/database.ts'
import type { StartedApp } from '../start-app.ts'

/** What the database of an app holds. */
export function openRecords({ databaseUrl: url, schema }: StartedApp) {
  const { query, close } = openDatabase({ url, schema, poolMax: 1, log: () => undefined })
  return {
    /** Changes with every change of users, sessions, refresh tokens and keys, but not with the last use of a key. */
    async stateHash(): Promise<string> {
      const [row] = await query<{ state: string }>({ text: stateQuery })
      return row?.state ?? ''
    },
    /** The ETag of a user; one that fits none where there is no such user. */
    async etagOf(id: string): Promise<string> {
      const text = 'select version from users where id::text = $1'
      const [user] = await query<{ version: number }>({ text, values: [id] })
      return `"${user?.version ?? 0}"`
    },
    /** Removes every user but one, with all that is theirs, so that a long run is as fast at its end as at its start. */
    async closeKeeping(username: string) {
      await query({ text: 'delete from users where username <> $1', values: [username] })
      await close()
    },
  }
}

const hashOf = (table: string, without: string) =>
  `(select coalesce(sum(hashtextextended((to_jsonb(t) - '${without}')::text, 0)::numeric), 0) from ${table} t)`
const stateQuery = `select concat_ws(' ', ${[
  hashOf('users', ''),
  hashOf('sessions', ''),
  hashOf('refresh_tokens', ''),
  hashOf('api_keys', 'last_used_at'),
].join(', ')}) as state`
