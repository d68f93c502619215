import type { Credentials, CredentialStore } from '../../auth/ports.ts'
import type { Database } from './database.ts'

const select =
  'select id as "userId", password as "passwordHash", user_level as level, disabled_at is not null as disabled from users'

export function makeCredentialStore({ query }: Pick<Database, 'query'>): CredentialStore {
  return {
    async findByUsername(username) {
      const [found] = await query<Credentials>({
        name: 'credentials_by_username',
        text: `${select} where username = $1`,
        values: [username],
      })
      return found
    },
    async findByUserId(userId) {
      const [found] = await query<Credentials>({
        name: 'credentials_by_id',
        text: `${select} where id = $1`,
        values: [userId],
      })
      return found
    },
    async upgradeHash(userId, from, to) {
      // Not a change of the user: the version and updated_at stay.
      await query({
        text: 'update users set password = $3 where id = $1 and password = $2',
        values: [userId, from, to],
      })
    },
  }
}
