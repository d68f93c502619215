import { lastAdmin, mobileTaken, usernameTaken, userNotFound } from '../../errors.ts'
import type { UserRepository } from '../../users/ports.ts'
import type { User, UserUpdate } from '../../users/user.ts'
import { checkVersion } from './check-version.ts'
import type { Database, Query } from './database.ts'
import { notifyRevocation, type OnRevoked } from './revocations.ts'
import { endSessionsOf } from './session-statements.ts'
import { listStatement, userColumns } from './user-statements.ts'

type Deps = { database: Database; onRevoked: OnRevoked }

export function makeUserRepository({ database, onRevoked }: Deps): UserRepository {
  const { query, transaction, schema } = database
  const get = (id: string) => getUser(query, id)

  return {
    list: (listing) => query<User>(listStatement(listing)),
    get,

    async create({ id, username, name, mobile, level, passwordHash }) {
      const [user] = await query<User>({
        text: `insert into users (id, username, name, mobile, user_level, password) values ($1, $2, $3, $4, $5, $6)
          returning ${userColumns}`,
        values: [id, username, name, mobile, level, passwordHash],
      }).catch(takenOnUniqueViolation)
      return user as User
    },

    async update(id, change, expected) {
      const user = await transaction(async (query) => {
        if (change.level !== undefined && change.level !== 'ADMIN' && (await isLastAdmin(query, id))) {
          // A version that does not fit is told first: the caller decided on what it no longer sees.
          await requireVersion(query, id, expected)
          throw lastAdmin()
        }
        const [updated] = await query<User>(updateStatement(id, change, expected))
        if (updated === undefined) return requireVersion(query, id, expected)
        if (change.level !== undefined) await notifyRevocation(query, schema, { userId: id })
        return updated
      }).catch(takenOnUniqueViolation)
      if (change.level !== undefined) onRevoked({ userId: id })
      return user
    },

    async setDisabled(id, disabled) {
      const user = await transaction(async (query) => {
        if (disabled && (await isLastAdmin(query, id))) throw lastAdmin()
        const [updated] = await query<User>({
          text: `update users set disabled_at = ${disabled ? 'now()' : 'null'}, version = version + 1, updated_at = now()
            where id = $1 and disabled_at is ${disabled ? '' : 'not'} null returning ${userColumns}`,
          values: [id],
        })
        if (updated === undefined) return requireVersion(query, id, '*')
        if (disabled) await endSessionsOf(query, id)
        await notifyRevocation(query, schema, { userId: id })
        return updated
      })
      onRevoked({ userId: id })
      return user
    },

    async setPassword(id, passwordHash) {
      await transaction(async (query) => {
        const changed = await query({
          text: 'update users set password = $2, version = version + 1, updated_at = now() where id = $1 returning id',
          values: [id, passwordHash],
        })
        if (changed.length === 0) throw userNotFound()
        await endSessionsOf(query, id)
        await notifyRevocation(query, schema, { userId: id })
      })
      onRevoked({ userId: id })
    },

    async isEmpty() {
      const [answer] = await query<{ empty: boolean }>({
        text: 'select not exists (select from users) as empty',
      })
      return answer?.empty === true
    },
  }
}

async function getUser(query: Query, id: string): Promise<User | undefined> {
  const [user] = await query<User>({
    name: 'get_user',
    text: `select ${userColumns} from users where id = $1`,
    values: [id],
  })
  return user
}

function updateStatement(id: string, { name, mobile, level }: UserUpdate, expected: number | '*') {
  const values: unknown[] = [id]
  const changes = Object.entries({ name, mobile, user_level: level }).filter(
    ([, value]) => value !== undefined,
  )
  const assignments = changes.map(([column, value]) => `${column} = $${values.push(value)}`)
  if (changes.length > 0) assignments.push('version = version + 1', 'updated_at = now()')
  const sameVersion = expected === '*' ? '' : `and version = $${values.push(expected)}`
  // A patch that names nothing changes nothing, not even the version.
  const text =
    changes.length > 0 ? `update users set ${assignments.join(', ')}` : `select ${userColumns} from users`
  const returning = changes.length > 0 ? `returning ${userColumns}` : ''
  return { text: `${text} where id = $1 ${sameVersion} ${returning}`, values }
}

/** The user as it is. Errors: user_not_found, precondition_failed when it has another version. */
async function requireVersion(query: Query, id: string, expected: number | '*'): Promise<User> {
  const user = await getUser(query, id)
  if (user === undefined) throw userNotFound()
  checkVersion(user, expected)
  return user
}

/**
 * Whether this user is the only active administrator. Locks all of them until the transaction ends, in one order, so
 * that two administrators who remove each other do so one after the other.
 */
async function isLastAdmin(query: Query, id: string): Promise<boolean> {
  const admins = await query<{ id: string }>({
    text: `select id from users where user_level = 'ADMIN' and disabled_at is null order by id for no key update`,
  })
  return admins.length === 1 && admins[0]?.id === id
}

function takenOnUniqueViolation(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === '23505' && constraint === 'users_username_unique') throw usernameTaken()
  if (code === '23505' && constraint === 'users_mobile_unique') throw mobileTaken()
  throw error
}
