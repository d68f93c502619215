import { expect, inject, it } from 'vitest'
import packageJson from '../../../package.json' with { type: 'json' }
import { newSchema } from '../../../test/postgres.ts'
import { missingMigrations, migrateUp } from '../../migrate.ts'
import { openDatabase } from '../postgres/database.ts'
import { downgrade } from '../postgres/migrations.ts'
import { queueTables } from './schema.ts'

it('makes the tables of the queue with ours, of the version that is installed, and drops them with ours', async () => {
  const [url, schema, log] = [inject('postgresUrl'), newSchema(), () => {}]
  const database = openDatabase({ url, schema, poolMax: 2, log })
  const versions = () =>
    database.query<{ comment: string }>({
      text: `select obj_description(oid, 'pg_namespace') as comment from pg_namespace where nspname = $1`,
      values: [`${schema}_jobs`],
    })
  try {
    expect(await missingMigrations({ url, schema, log })).toContain('queue')
    expect(await migrateUp({ url, schema, log })).toContain('queue')
    expect(await missingMigrations({ url, schema, log })).toEqual([])
    const installed = packageJson.dependencies['graphile-worker']
    expect(await versions()).toEqual([{ comment: `graphile-worker ${installed}` }])
    await downgrade(database, log, [queueTables])
    expect(await versions()).toEqual([])
  } finally {
    await database.close()
  }
})
