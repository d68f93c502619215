import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { openDatabase } from '../src/adapters/postgres/database.ts'
import { downgrade, upgrade } from '../src/adapters/postgres/migrations.ts'
import { openOrm } from '../src/adapters/postgres/orm.ts'
import { makeUserRepository } from '../src/adapters/postgres/users.repository.ts'
import { migrateUp } from '../src/migrate.ts'
import { aUser, newSchema, ownDatabase } from './postgres.ts'

const first = 'Migration20261125024119_users_and_sessions'

/** What must hold of the migrations on every PostgreSQL. */
export function migrationCases(address: () => string): void {
  it.each(['app', 'bigdata_pilot'])('goes up, down to nothing, and up again in schema %s', async (schema) => {
    const lines: string[] = []
    const log = (line: string) => void lines.push(line)
    const database = openDatabase({ url: address(), schema, poolMax: 2, log })
    const left = () =>
      database.query<{ kind: string; name: string }>({
        text: `select 'schema' as kind, nspname::text as name from pg_namespace where nspname = $1
          union all select 'table', table_name from information_schema.tables where table_schema = $1
          union all select 'type', typname from pg_type where typnamespace = (select oid from pg_namespace where nspname = $1)
          union all select 'function', proname from pg_proc where pronamespace = (select oid from pg_namespace where nspname = $1)
          union all select 'elsewhere', table_schema || '.' || table_name from information_schema.tables
            where table_schema not in ('pg_catalog', 'information_schema', $1) and table_name in ('users', 'mikro_orm_migrations')
              and table_schema in ('public', 'app', 'bigdata_pilot')`,
        values: [schema],
      })
    try {
      expect(await left()).toEqual([])
      expect(await upgrade(database, log)).toEqual(expect.arrayContaining([first]))
      expect(await upgrade(database, log)).toEqual([])
      const names = (await left()).filter(({ kind }) => kind === 'table').map(({ name }) => name)
      expect(names).toEqual(
        expect.arrayContaining(['rate_limits', 'mikro_orm_migrations', 'sessions', 'users']),
      )
      const users = makeUserRepository({ database, onRevoked: () => {} })
      const [row] = await database.query<{ id: string; user_level: string }>({
        text: `insert into users (id, username, name, password) values (gen_random_uuid(), '김', 'x', 'y') returning id, user_level`,
      })
      expect(row?.user_level).toBe('GENERAL')
      expect(await users.list({ sort: 'username', limit: 5, q: '김' })).toMatchObject([
        { id: row?.id, version: 1 },
      ])
      await expect(database.query({ text: `update users set user_level = 'BOSS'` })).rejects.toMatchObject({
        constraint: 'users_user_level_check',
      })

      expect(await downgrade(database, log)).toEqual(expect.arrayContaining([first]))
      expect(await left()).toEqual([])
      expect(await upgrade(database, log)).toEqual(expect.arrayContaining([first]))
      await users.create(aUser())
    } finally {
      await database.query({ text: `drop schema if exists "${schema}" cascade` })
      await database.close()
    }
  })

  it('makes what the entities say', async () => {
    await using own = await ownDatabase(address())
    const { url } = own
    // MikroORM compares with the schema "public" when no entity names one.
    const database = openDatabase({ url, schema: 'public', poolMax: 1, log: () => {} })
    try {
      await upgrade(database, () => {})
      const orm = await openOrm({ url, schema: 'public', log: () => {} })
      const difference = await orm.schema.getUpdateSchemaSQL({ wrap: false })
      await orm.close(true)
      expect(difference).toBe('')
    } finally {
      await database.close()
    }
  })

  it('lets one of two processes migrate while the other waits', async () => {
    const schema = newSchema()
    const url = address()
    const lines: string[] = []
    const log = (line: string) => void lines.push(line)
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => migrateUp({ url, schema, log })))
    expect(outcomes.filter((names) => names.length > 0)).toHaveLength(1)
    expect(lines.filter((line) => line.includes('waiting for it')).length).toBeGreaterThan(0)

    const processes = await Promise.all(
      [1, 2].map(() =>
        promisify(execFile)(process.execPath, ['-C', 'tg-source', 'src/migrate.ts', 'up'], {
          env: {
            ...process.env,
            DATABASE_URL: url,
            DB_SCHEMA: `${schema}_2`,
            JWT_SECRET: 'aB3$kL9#mN2@pQ7!rS5%tU8^vW1&xY4*',
          },
        }),
      ),
    )
    expect(processes.filter(({ stdout }) => stdout.includes(`up ${first}`))).toHaveLength(1)
    const database = openDatabase({ url, schema, poolMax: 1, log })
    for (const name of [schema, `${schema}_2`])
      await database.query({ text: `drop schema "${name}" cascade` })
    await database.close()
  })
}
