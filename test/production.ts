import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { openDatabase } from '../src/adapters/postgres/database.ts'
import { migrateUp } from '../src/migrate.ts'

export const admin = { username: 'admin', password: 'a-password-for-tests-only' }

/** Settings of a production server on a schema of its own, migrated unless told not to; the schema goes at the end. */
export async function productionRecords({ url = inject('postgresUrl'), migrated = true } = {}) {
  const schema = `t_${randomBytes(8).toString('hex')}`
  const log = () => undefined
  if (migrated) await migrateUp({ url, schema, log })
  return {
    schema,
    environment: {
      DATABASE_URL: url,
      DB_SCHEMA: schema,
      JWT_SECRET: randomBytes(48).toString('base64'),
      ADMIN_USERNAME: admin.username,
      ADMIN_PASSWORD: admin.password,
      // Tests ask more often than people.
      RATE_READS_PER_MINUTE: '10000000',
      RATE_WRITES_PER_MINUTE: '10000000',
    },
    async [Symbol.asyncDispose]() {
      const database = openDatabase({ url, schema, poolMax: 1, log })
      await database.query({ text: `drop schema if exists "${schema}" cascade` })
      await database.close()
    },
  }
}
