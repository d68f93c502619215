import { openDatabase } from '../../src/adapters/postgres/database.ts'
import type { StartedApp } from '../start-app.ts'

/** What the database of an app holds. */
export function openRecords({ databaseUrl: url, schema }: StartedApp) {
  const { query, close } = openDatabase({ url, schema, poolMax: 1, log: () => undefined })
  return {
    /** Changes with every change of users, sessions, refresh tokens, keys and data sets, but not with the last use of a key. */
    async stateHash(): Promise<string> {
      const [row] = await query<{ state: string }>({ text: stateQuery })
      return row?.state ?? ''
    },
    /** The ETag of a user or a data set; one that fits none where there is no such thing. */
    async etagOf(name: string): Promise<string> {
      const text =
        'select version from users where id::text = $1 union all select version from datasets where slug = $1'
      const [found] = await query<{ version: number }>({ text, values: [name] })
      return `"${found?.version ?? 0}"`
    },
    /** Removes every data set and every user but one, with all that is theirs, so that a long run is as fast at its end as at its start. */
    async closeKeeping(username: string) {
      await query({ text: 'delete from datasets' })
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
  hashOf('datasets', ''),
  hashOf('dataset_members', ''),
].join(', ')}) as state`
