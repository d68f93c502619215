import { limits } from '@tg-cloud/contract/limits'
import type { ApiKey } from '../../auth/api-key.ts'
import type { ApiKeyStore } from '../../auth/ports.ts'
import type { LiveSession } from '../../auth/session.ts'
import { apiKeyLimit } from '../../errors.ts'
import { newestFirst, timeText } from './columns.ts'
import type { Database } from './database.ts'
import { notifyRevocation, type OnRevoked } from './revocations.ts'

type Deps = { database: Database; onRevoked: OnRevoked }

const columns = [
  'id',
  'name',
  'prefix',
  `${timeText('created_at')} as "createdAt"`,
  `${timeText('expires_at')} as "expiresAt"`,
  `${timeText('last_used_at')} as "lastUsedAt"`,
].join(', ')

export function makeApiKeyStore({ database, onRevoked }: Deps): ApiKeyStore {
  const { query, transaction, schema } = database
  return {
    create({ id, userId, name, prefix, hash, expiresInDays }) {
      return transaction(async (query) => {
        // The lock of the user makes two that are created at once count each other.
        await query({ text: 'select from users where id = $1 for no key update', values: [userId] })
        const [created] = await query<ApiKey>({
          text: `insert into api_keys (id, user_id, name, prefix, key_hash, expires_at)
            select $1, $2, $3, $4, $5, now() + $6 * interval '1 day'
            where (select count(*) from api_keys where user_id = $2 and revoked_at is null) < $7
            returning ${columns}`,
          values: [id, userId, name, prefix, hash, expiresInDays, limits.apiKeysPerUser],
        })
        if (created === undefined) throw apiKeyLimit(limits.apiKeysPerUser)
        return created
      })
    },

    list(userId, { limit, before }) {
      const { where, order, position } = newestFirst(before)
      return query<ApiKey>({
        text: `select ${columns} from api_keys where user_id = $1 and revoked_at is null ${where} ${order}`,
        values: [userId, limit, ...position],
      })
    },

    async get(userId, id) {
      const [key] = await query<ApiKey>({
        text: `select ${columns} from api_keys where id = $1 and user_id = $2 and revoked_at is null`,
        values: [id, userId],
      })
      return key
    },

    async revoke(userId, id) {
      const hash = await transaction(async (query) => {
        const [revoked] = await query<{ hash: string }>({
          text: `update api_keys set revoked_at = now(), updated_at = now()
            where id = $1 and user_id = $2 and revoked_at is null returning key_hash as hash`,
          values: [id, userId],
        })
        if (revoked) await notifyRevocation(query, schema, { sessionId: revoked.hash })
        return revoked?.hash
      })
      if (hash !== undefined) onRevoked({ sessionId: hash })
      return hash !== undefined
    },
  }
}

/** Live state of an API key by its hash, and for how long it holds, in milliseconds. Notes that it was used. */
export async function loadApiKey(
  { query }: Pick<Database, 'query'>,
  hash: string,
): Promise<{ session: LiveSession; remainingMs: number } | undefined> {
  const [row] = await query<LiveSession & { remainingMs: number }>({
    name: 'load_api_key',
    // Loaded once a minute where the cache works; where it does not, the note is still written once a minute.
    text: `with used as (
        update api_keys set last_used_at = now()
        where key_hash = $1 and revoked_at is null and (last_used_at is null or last_used_at < now() - interval '1 minute')
      )
      select k.user_id as "userId", u.user_level as level,
        (extract(epoch from k.expires_at - now()) * 1000)::float8 as "remainingMs"
      from api_keys k join users u on u.id = k.user_id
      where k.key_hash = $1 and k.revoked_at is null and k.expires_at > now() and u.disabled_at is null`,
    values: [hash],
  })
  return row && { session: { userId: row.userId, level: row.level }, remainingMs: row.remainingMs }
}
