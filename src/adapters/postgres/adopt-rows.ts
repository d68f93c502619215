import { escapeLiteral } from 'pg'
import type { AdoptedUser, Counts, PilotUser, Situation, Taking } from '../../adopt/ports.ts'
import type { Query } from './database.ts'

const batchRows = 1_000

/** The rows as the open transaction sees them; ours are in its search_path, where they may not have been made yet. */
export async function openTaking(query: Query, situation: Situation, zone: string): Promise<Taking> {
  const { source, kept } = situation
  const has = async (table: string) => {
    const [found] = await query<{ exists: boolean }>({
      text: 'select to_regclass($1) is not null as exists',
      values: [table],
    })
    return found?.exists === true
  }
  // In a look the search_path may lead to the pilot's own table.
  const users = !situation.inPlace && (await has('users'))
  const pilot = `"${source}".users`
  const recorded = (await has('adopted_users'))
    ? 'adopted_users'
    : '(select null::text, null::bigint limit 0)'
  const isRecorded = `exists (select from ${recorded} a (source, old_id) where a.source = ${escapeLiteral(kept)} and a.old_id = u.id)`
  return {
    async counts() {
      const own = (await has('users')) ? 'users' : '(select limit 0)'
      const [counts] = await query<Counts>({
        text: `select (select count(*) from ${pilot})::int as pilot, (select count(*) from ${pilot} u where ${isRecorded})::int as adopted,
          (select count(*) from ${own} o)::int as users`,
      })
      return counts as Counts
    },
    async *batches() {
      await query({
        text: `declare pilot_users no scroll cursor for ${rows(situation, zone, users, isRecorded)}`,
      })
      for (;;) {
        const batch = await query<PilotUser>({ text: `fetch ${batchRows} from pilot_users` })
        if (batch.length > 0) yield batch
        if (batch.length < batchRows) break
      }
      await query({ text: 'close pilot_users' })
    },
    async carry(carried) {
      if (carried.length > 0) await query(insertion(carried, kept))
    },
  }
}

function rows({ source, zoneless }: Situation, zone: string, users: boolean, isRecorded: string): string {
  const time = (column: string) => {
    const instant = zoneless.includes(column)
      ? `u.${column} at time zone ${escapeLiteral(zone)}`
      : `u.${column}`
    return `to_char((${instant}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
  }
  const taken = (column: string, value: string) =>
    users ? `exists (select from users t where t.${column} = ${value})` : 'false'
  return `select u.id::text as "oldId", u.username, u.password, u.name, u.mobile, u.user_level::text as level,
      ${time('created_at')} as "createdAt", ${time('updated_at')} as "updatedAt",
      lag(u.id) over (partition by normalize(u.username, nfc) order by u.id)::text as "sameAs",
      ${taken('username', 'normalize(u.username, nfc)')} as "usernameTaken", ${taken('mobile', 'u.mobile')} as "mobileTaken"
    from "${source}".users u where not ${isRecorded} order by u.id`
}

const insertion = (users: AdoptedUser[], source: string) => ({
  text: `with given as (
      select * from json_to_recordset($1) as g ("oldId" bigint, id uuid, username text, name text, mobile text, level text,
        "passwordHash" text, "createdAt" timestamptz, "updatedAt" timestamptz)
    ), made as (
      insert into users (id, username, name, mobile, user_level, password, created_at, updated_at)
      select id, username, name, mobile, level, "passwordHash", coalesce("createdAt", now()), coalesce("updatedAt", "createdAt", now())
      from given returning id
    )
    insert into adopted_users (source, old_id, user_id) select $2, "oldId", made.id from given join made using (id)`,
  values: [JSON.stringify(users), source],
})
