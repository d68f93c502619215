import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { uuidv7 } from 'uuidv7'
import { inject } from 'vitest'
import { openDatabase } from '../src/adapters/postgres/database.ts'
import { migrateUp } from '../src/migrate.ts'
import type { NewUser } from '../src/users/user.ts'

export const newSchema = () => `t_${randomBytes(8).toString('hex')}`

type Options = { url?: string; schema?: string; poolMax?: number }

/**
 * A migrated schema of the test's own, dropped at its end. Its connections bear the name of the schema, so that a test
 * that cuts connections cuts none of the tests beside it. `lines` is what it logged.
 */
export async function openTestDatabase({
  url = inject('postgresUrl'),
  schema = newSchema(),
  poolMax = 10,
}: Options = {}) {
  const lines: string[] = []
  const log = (line: string) => void lines.push(line)
  await migrateUp({ url, schema, log })
  const named = new URL(url)
  named.searchParams.set('application_name', schema)
  const database = openDatabase({ url: named.href, schema, poolMax, log })
  return {
    database,
    lines,
    log,
    async [Symbol.asyncDispose]() {
      await database.query({ text: `drop schema if exists "${schema}" cascade` })
      await database.close()
    },
  }
}

/**
 * A database of the test's own in a server. It is made and dropped over a bare connection: on a busy machine that takes
 * longer than statements of ours may.
 */
export async function ownDatabase(server: string) {
  const name = newSchema()
  const admin = new Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database "${name}"`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      await admin.query(`drop database "${name}" with (force)`)
      await admin.end()
    },
  }
}

export function aUser(overrides: Partial<NewUser> = {}): NewUser {
  const id = uuidv7()
  return {
    id,
    username: `u-${id}`,
    name: 'Somebody',
    mobile: null,
    level: 'GENERAL',
    passwordHash: 'hash',
    ...overrides,
  }
}
